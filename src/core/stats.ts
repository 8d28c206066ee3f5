import type { Verdict } from '../../runner/protocol.ts'

/** One attempt as statistics need it. */
export interface Tried {
  challenge: string
  verdict: Verdict
  scope: string
  /** Epoch milliseconds. */
  startedAt: number
  /** Days since the epoch in the user's own calendar. */
  day: number
}

/** How many there are and how many of them are solved: without help, with hints, after the editorial. */
export interface Tally {
  name: string
  total: number
  unaided: number
  hints: number
  editorial: number
}

export interface Stats {
  all: Tally
  tracks: Tally[]
  difficulties: Tally[]
  attempts: number
  /** Days in a row with an attempt: up to today (or yesterday, for today is not over), and the most there ever were. */
  streak: { current: number; longest: number }
  /** Attempts by day, days without any left out, oldest first. */
  days: { day: number; attempts: number }[]
  /** Minutes from the first run of a challenge until it was solved, oldest first. */
  solves: { challenge: string; day: number; minutes: number }[]
  /** How many of those that are solved are due for review. */
  due: number
}

export interface StatsSource {
  challenges: { id: string; manifest: { track: string; difficulty: string } }[]
  attempts: Tried[]
  solved: ReadonlySet<string>
  aid: ReadonlyMap<string, { hints: number; editorial: boolean }>
  due: number
  today: number
}

/** Everything that can be said of what the user has done; nothing of it is kept, all of it is counted anew. */
export function statsOf({ challenges, attempts, solved, aid, due, today }: StatsSource): Stats {
  const tally = (name: string, among: StatsSource['challenges']): Tally => {
    const done = among.filter(({ id }) => solved.has(id)).map(({ id }) => aid.get(id))
    const editorial = done.filter((help) => help?.editorial).length
    const hints = done.filter((help) => help !== undefined && !help.editorial).length
    return { name, total: among.length, unaided: done.length - hints - editorial, hints, editorial }
  }
  const grouped = (names: string[], of: (challenge: StatsSource['challenges'][number]) => string) =>
    names.map((name) =>
      tally(
        name,
        challenges.filter((challenge) => of(challenge) === name),
      ),
    )
  const levels = ['easy', 'medium', 'hard']
  const tracks = [...new Set(challenges.map(({ manifest }) => manifest.track))].sort()
  const days = byDay(attempts)
  return {
    all: tally('all', challenges),
    tracks: grouped(tracks, ({ manifest }) => manifest.track),
    difficulties: grouped(levels, ({ manifest }) => manifest.difficulty),
    attempts: attempts.length,
    streak: streakOf(
      days.map(({ day }) => day),
      today,
    ),
    days,
    solves: solvesOf(attempts),
    due,
  }
}

function byDay(attempts: Tried[]): Stats['days'] {
  const counts = new Map<number, number>()
  for (const { day } of attempts) counts.set(day, (counts.get(day) ?? 0) + 1)
  return [...counts].map(([day, count]) => ({ day, attempts: count })).sort((a, b) => a.day - b.day)
}

function streakOf(days: number[], today: number): Stats['streak'] {
  let longest = 0
  let length = 0
  let previous: number | undefined
  for (const day of days) {
    length = previous === day - 1 ? length + 1 : 1
    longest = Math.max(longest, length)
    previous = day
  }
  const isOn = previous !== undefined && previous >= today - 1
  return { current: isOn ? length : 0, longest }
}

function solvesOf(attempts: Tried[]): Stats['solves'] {
  const begun = new Map<string, number>()
  const done = new Map<string, Stats['solves'][number]>()
  for (const { challenge, verdict, scope, startedAt, day } of attempts) {
    const first = begun.get(challenge) ?? startedAt
    begun.set(challenge, first)
    if (verdict !== 'accepted' || scope !== 'all' || done.has(challenge)) continue
    done.set(challenge, { challenge, day, minutes: Math.round(Math.max(0, startedAt - first) / 60_000) })
  }
  return [...done.values()]
}
