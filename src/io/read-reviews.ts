import { Refusal } from '../core/refusal.ts'
import { dueOn, type Review, type ReviewSource, reviewsOf } from '../core/review.ts'
import type { Places } from './places.ts'
import type { Evidence } from './review-query.ts'
import { dayNumber } from './today.ts'
import { fromStore } from './with-store.ts'

/** When the challenges that were solved are due again, soonest first. @throws Refusal when that cannot be read. */
export async function readReviews(
  places: Places,
  challenges: ReviewSource['challenges'],
): Promise<{ reviews: Review[]; today: number }> {
  const evidence = await fromStore(places, (store) => store.evidence(), noEvidence)
  return { reviews: reviewsFrom(evidence, challenges), today: dayNumber(Date.now()) }
}

/** The reviews that are due today by challenge, most overdue first; none when what is kept cannot be read. */
export async function readDue(places: Places, challenges: ReviewSource['challenges']): Promise<Due> {
  try {
    const { reviews, today } = await readReviews(places, challenges)
    return new Map(dueOn(reviews, today).map((review) => [review.challenge, review]))
  } catch (error) {
    // Whoever asks reads the history as well, and that says why.
    if (error instanceof Refusal) return new Map()
    throw error
  }
}

export type Due = ReadonlyMap<string, Review>

/** What is kept of somebody who has done nothing yet. */
export const noEvidence: Evidence = { trials: [], help: [], drills: [] }

/** The reviews that follow from what is kept, by the user's own calendar. */
export function reviewsFrom(
  { trials, help, drills }: Evidence,
  challenges: ReviewSource['challenges'],
): Review[] {
  return reviewsOf({
    challenges,
    trials: trials.map((trial) => ({ ...trial, day: dayNumber(trial.startedAt) })),
    help: help.map((each) => ({ ...each, day: dayNumber(each.at) })),
    drills: drills.map((each) => ({ ...each, day: dayNumber(each.at) })),
  })
}
