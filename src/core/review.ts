import { type Card, createEmptyCard, fsrs, Rating } from 'ts-fsrs'
import { type Help, type Solve, solvesOf, type Trial } from './evidence.ts'
import { type Grade, gradeOf } from './grade.ts'

/** When a challenge should be solved: again, or because an interview showed that it is needed. Days are those of the user's calendar, since the epoch. */
export interface Review {
  challenge: string
  due: number
  /** When it was solved last; of one that never was, the day of the interview. */
  last: number
  /** How often it was solved, once a day at most. */
  solves: number
  /** How it went the last time, and why that is said, as the end of a sentence. */
  grade: Grade
  why: string
  /** Why an interview asks for it, as the end of a sentence; undefined when none does. */
  drill?: string
}

/** What an interview has left to practise. */
export interface DueDrill {
  challenge: string
  why: string
  /** Epoch milliseconds of the interview's end. */
  at: number
  day: number
}

export interface ReviewSource {
  challenges: { id: string; manifest: { minutes: number } }[]
  /** Oldest first. */
  trials: Trial[]
  help: Help[]
  drills?: DueDrill[]
}

/** Days after which everything is due again, however well it went: interviews come sooner than forgetting. */
export const longestInterval = 180

const ratings = { again: Rating.Again, hard: Rating.Hard, good: Rating.Good, easy: Rating.Easy } as const

// Whole days: a challenge takes half an hour, so nobody repeats it after ten minutes.
const scheduler = fsrs({ enable_fuzz: false, enable_short_term: false, maximum_interval: longestInterval })

/**
 * A review for each challenge that was ever solved or that an interview asks for, the one that is due first before all;
 * nothing of it is kept.
 */
export function reviewsOf({ challenges, trials, help, drills = [] }: ReviewSource): Review[] {
  const [trialsOf, helpOf, drillsOf] = [byChallenge(trials), byChallenge(help), byChallenge(drills)]
  const reviews = challenges.flatMap(({ id, manifest }): Review[] => {
    const own = trialsOf.get(id) ?? []
    const solves = solvesOf(own, helpOf.get(id) ?? [])
    const review = solves.length === 0 ? undefined : reviewOf(id, solves, manifest.minutes)
    const drill = drillsOf.get(id)?.findLast(({ at }) => !own.some((trial) => isSolvedAfter(trial, at)))
    if (drill === undefined) return review === undefined ? [] : [review]
    return [drilled(review, drill)]
  })
  return reviews.sort((a, b) => a.due - b.due || a.last - b.last)
}

/** Those that are due on a day or were before. */
export function dueOn(reviews: readonly Review[], day: number): Review[] {
  return reviews.filter(({ due }) => due <= day)
}

function isSolvedAfter({ verdict, scope, startedAt }: Trial, at: number): boolean {
  return verdict === 'accepted' && scope === 'all' && startedAt > at
}

function drilled(review: Review | undefined, { challenge, day, why }: DueDrill): Review {
  if (review === undefined)
    return { challenge, due: day, last: day, solves: 0, grade: 'again', why, drill: why }
  return { ...review, due: Math.min(review.due, day), drill: why }
}

function reviewOf(challenge: string, solves: Solve[], minutes: number): Review {
  const graded = solves.map((solve) => ({ day: solve.day, ...gradeOf(solve, minutes) }))
  const [first] = graded
  if (first === undefined) throw new RangeError(`${challenge} was never solved`)
  const card = graded.reduce<Card>(
    (before, { day, grade }) => scheduler.next(before, midnight(day), ratings[grade]).card,
    createEmptyCard(midnight(first.day)),
  )
  const { day: last, grade, why } = graded.at(-1) ?? first
  // The scheduler keeps its intervals for the grades apart, beyond its own maximum if need be.
  const due = Math.min(Math.ceil(card.due.getTime() / dayLength), last + longestInterval)
  return { challenge, due, last, solves: solves.length, grade, why }
}

const dayLength = 86_400_000

/** Days are counted in UTC, where all of them are equally long. */
function midnight(day: number): Date {
  return new Date(day * dayLength)
}

function byChallenge<Item extends { challenge: string }>(items: Item[]): Map<string, Item[]> {
  const groups = new Map<string, Item[]>()
  for (const item of items) {
    const group = groups.get(item.challenge)
    if (group === undefined) groups.set(item.challenge, [item])
    else group.push(item)
  }
  return groups
}
