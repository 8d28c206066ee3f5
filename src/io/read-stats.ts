import { type Stats, statsOf } from '../core/stats.ts'
import { emptyHistory } from './history.ts'
import type { Places } from './places.ts'
import type { AttemptLine } from './store.ts'
import { dayNumber } from './today.ts'
import { fromStore } from './with-store.ts'

interface Kept {
  attempts: AttemptLine[]
  history: ReturnType<typeof emptyHistory>
}

/** Statistics of everything that is kept, and the user's day today. @throws Refusal when that cannot be read. */
export async function readStats(
  places: Places,
  challenges: Parameters<typeof statsOf>[0]['challenges'],
): Promise<{ stats: Stats; today: number }> {
  const today = dayNumber(Date.now())
  const { attempts, history } = await fromStore<Kept>(
    places,
    (store) => ({ attempts: store.attempts(), history: store.history() }),
    { attempts: [], history: emptyHistory() },
  )
  const dated = attempts.map((attempt) => ({ ...attempt, day: dayNumber(attempt.startedAt) }))
  const { solved, aid } = history
  return { stats: statsOf({ challenges, attempts: dated, solved, aid, today }), today }
}
