import type { LearningPath } from './learning-path.ts'
import { chosen } from './reference.ts'

export interface Suggestion {
  challenge: string
  /** Why, as the end of a sentence. */
  why: string
}

export interface Standing {
  /** Ids in the order of lists. */
  ids: string[]
  paths: LearningPath[]
  solved: ReadonlySet<string>
  tried: ReadonlySet<string>
  last: { challenge: string } | undefined
  /** What is due for review, most overdue first. */
  due: string[]
  /** The user's calendar day, `2026-11-22`. */
  day: string
}

/** What to do next, best first and each once: what was begun, reviews, the next on a path, the easiest one left, today's. */
export function suggestions({ ids, paths, solved, tried, last, due, day }: Standing): Suggestion[] {
  const open = (id: string | undefined): id is string =>
    id !== undefined && ids.includes(id) && !solved.has(id)
  const begun = [last?.challenge, ...ids.filter((id) => tried.has(id))].filter(open)
  const onPaths = paths.flatMap(({ title, challenges }): Suggestion[] => {
    const next = challenges.find(open)
    const isUnderWay = challenges.some((id) => solved.has(id))
    return next !== undefined && isUnderWay ? [{ challenge: next, why: `it is next on "${title}"` }] : []
  })
  const daily = ids.length === 0 ? [] : [chosen('daily', { ids, solved: open, day, random: 0 })]
  const easiest = ids.filter(open).slice(0, 1)
  const all = [
    ...begun.map((challenge) => ({ challenge, why: 'you have begun it' })),
    ...due.map((challenge) => ({ challenge, why: 'it is due for review' })),
    ...onPaths,
    ...easiest.map((challenge) => ({ challenge, why: 'it is the easiest one left' })),
    ...daily.map((challenge) => ({ challenge, why: 'it is the challenge of the day' })),
  ]
  return all.filter(({ challenge }, at) => all.findIndex((other) => other.challenge === challenge) === at)
}
