import { type Review, type ReviewSource, reviewsOf } from '../core/review.ts'
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

/** What is kept of somebody who has done nothing yet. */
export const noEvidence: Evidence = { trials: [], help: [] }

/** The reviews that follow from what is kept, by the user's own calendar. */
export function reviewsFrom({ trials, help }: Evidence, challenges: ReviewSource['challenges']): Review[] {
  const dated = trials.map((trial) => ({ ...trial, day: dayNumber(trial.startedAt) }))
  return reviewsOf({ challenges, trials: dated, help })
}
