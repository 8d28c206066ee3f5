import { type Card, createEmptyCard, fsrs, Rating } from 'ts-fsrs'
import { type Help, type Solve, solvesOf, type Trial } from './evidence.ts'
import { type Grade, gradeOf } from './grade.ts'

/** When a challenge that was solved should be solved again. Days are those of the user's calendar, since the epoch. */
export interface Review {
  challenge: string
  due: number
  /** When it was solved last. */
  last: number
  /** How often it was solved, once a day at most. */
  solves: number
  /** How it went the last time, and why that is said, as the end of a sentence. */
  grade: Grade
  why: string
}

export interface ReviewSource {
  challenges: { id: string; manifest: { minutes: number } }[]
  /** Oldest first. */
  trials: Trial[]
  help: Help[]
}

/** Days after which everything is due again, however well it went: interviews come sooner than forgetting. */
export const longestInterval = 180

const ratings = { again: Rating.Again, hard: Rating.Hard, good: Rating.Good, easy: Rating.Easy } as const

// Whole days: a challenge takes half an hour, so nobody repeats it after ten minutes.
const scheduler = fsrs({ enable_fuzz: false, enable_short_term: false, maximum_interval: longestInterval })

/** A review for each challenge that was ever solved, the one that is due first before all; nothing of it is kept. */
export function reviewsOf({ challenges, trials, help }: ReviewSource): Review[] {
  const [trialsOf, helpOf] = [byChallenge(trials), byChallenge(help)]
  const reviews = challenges.flatMap(({ id, manifest }): Review[] => {
    const solves = solvesOf(trialsOf.get(id) ?? [], helpOf.get(id) ?? [])
    return solves.length === 0 ? [] : [reviewOf(id, solves, manifest.minutes)]
  })
  return reviews.sort((a, b) => a.due - b.due || a.last - b.last)
}

/** Those that are due on a day or were before. */
export function dueOn(reviews: readonly Review[], day: number): Review[] {
  return reviews.filter(({ due }) => due <= day)
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
