import { dueOn } from '../core/review.ts'
import { type Stats, statsOf } from '../core/stats.ts'
import { emptyHistory } from './history.ts'
import type { Places } from './places.ts'
import { noEvidence, reviewsFrom } from './read-reviews.ts'
import type { Evidence } from './review-query.ts'
import type { AttemptLine } from './store.ts'
import { dayNumber } from './today.ts'
import { fromStore } from './with-store.ts'

interface Kept {
  attempts: AttemptLine[]
  history: ReturnType<typeof emptyHistory>
  evidence: Evidence
}

/** Statistics of everything that is kept, and the user's day today. @throws Refusal when that cannot be read. */
export async function readStats(
  places: Places,
  challenges: Parameters<typeof statsOf>[0]['challenges'] & Parameters<typeof reviewsFrom>[1],
): Promise<{ stats: Stats; today: number }> {
  const today = dayNumber(Date.now())
  const { attempts, history, evidence } = await fromStore<Kept>(
    places,
    (store) => ({ attempts: store.attempts(), history: store.history(), evidence: store.evidence() }),
    { attempts: [], history: emptyHistory(), evidence: noEvidence },
  )
  const dated = attempts.map((attempt) => ({ ...attempt, day: dayNumber(attempt.startedAt) }))
  const { solved, aid } = history
  const due = dueOn(reviewsFrom(evidence, challenges), today).length
  return { stats: statsOf({ challenges, attempts: dated, solved, aid, due, today }), today }
}
