import type { Verdict } from '../../runner/protocol.ts'

/** One attempt as a review needs it. */
export interface Trial {
  challenge: string
  verdict: Verdict
  scope: string
  /** Epoch milliseconds. */
  startedAt: number
  /** Days since the epoch in the user's own calendar. */
  day: number
  /** Whether it is an accepted submission of the very text that was accepted before. */
  same: boolean
}

/** Help that was asked for; `at` is in epoch milliseconds, `day` as in a trial. */
export interface Help {
  challenge: string
  kind: 'hint' | 'editorial'
  at: number
  day: number
}

/** One time that a challenge was solved, and what is known of how. */
export interface Solve {
  day: number
  /** Whether the editorial and the accepted approaches were opened before. */
  answers: boolean
  /** Hints asked for. */
  hints: number
  failedSubmissions: number
  /** Failed runs of sample tests. */
  failedRuns: number
  /** From the first run on, without pauses; undefined when nothing was run before. */
  minutes: number | undefined
}

/** Minutes without a run that still count as work; what is longer counts as this much. */
export const longestPause = 30

/**
 * The times that one challenge was solved, oldest first: at most one a day, the first of that day. A text that was
 * accepted before and is handed in again, with nothing failed since, is no work and does not count; nor does what is
 * tried or read on the rest of the day.
 * @param trials of that challenge, oldest first. @param help of that challenge.
 */
export function solvesOf(trials: Trial[], help: Help[]): Solve[] {
  const solves: Solve[] = []
  let round: Trial[] = []
  for (const trial of trials) {
    const last = solves.at(-1)?.day ?? Number.NEGATIVE_INFINITY
    if (trial.day <= last) continue
    round.push(trial)
    if (!isSolved(trial)) continue
    const isCopied = trial.same && round.every(({ verdict }) => verdict === 'accepted')
    if (!isCopied) {
      // Help stays on the screen for good, so of a review only what was asked for in its days says something.
      const since = solves.length === 0 ? last : (round[0]?.day ?? last)
      solves.push(
        solveOf(
          round,
          trial,
          help.filter(({ at, day }) => day >= since && at <= trial.startedAt),
        ),
      )
    }
    round = []
  }
  return solves
}

function isSolved({ verdict, scope }: Trial): boolean {
  return verdict === 'accepted' && scope === 'all'
}

function solveOf(round: Trial[], { day }: Trial, help: Help[]): Solve {
  const failed = round.filter(({ verdict }) => verdict !== 'accepted')
  const failedSubmissions = failed.filter(({ scope }) => scope === 'all' || scope === 'levels').length
  const hints = help.filter(({ kind }) => kind === 'hint').length
  return {
    day,
    answers: help.length > hints,
    hints,
    failedSubmissions,
    failedRuns: failed.length - failedSubmissions,
    minutes: round.length > 1 ? minutesOf(round) : undefined,
  }
}

function minutesOf(round: Trial[]): number {
  const times = round.map(({ startedAt }) => startedAt)
  const gaps = times.slice(1).map((time, index) => (time - (times[index] ?? time)) / 60_000)
  // The clock may have been set back.
  return Math.round(gaps.reduce((sum, gap) => sum + Math.min(longestPause, Math.max(0, gap)), 0))
}
