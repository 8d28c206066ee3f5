import type { Challenge } from '../../core/catalogue.ts'
import { hintsOf } from '../../core/hints.ts'
import type { DrawSource } from '../../core/mock/draw.ts'
import { readHints } from '../challenge-files.ts'
import type { Places } from '../places.ts'
import { fromStore } from '../with-store.ts'
import { readInterviews } from './read-interviews.ts'

/** What challenges for an interview are drawn from. @throws Refusal when the history cannot be read. */
export async function drawSource(
  places: Places,
  challenges: readonly Challenge[],
  seed: number,
): Promise<DrawSource> {
  const attempts = await fromStore(places, (store) => store.attempts(), [])
  const seenAt = new Map<string, number>()
  const saw = (id: string, at: number) => seenAt.set(id, Math.max(at, seenAt.get(id) ?? 0))
  for (const { challenge, verdict, scope, startedAt } of attempts) {
    if (verdict === 'accepted' && scope === 'all') saw(challenge, startedAt)
  }
  for (const { state } of readInterviews(places)) {
    for (const { plan, swapped } of state.rounds)
      for (const id of [plan.challenge?.id ?? '', ...swapped]) saw(id, state.startedAt)
  }
  return { challenges, seenAt, now: Date.now(), seed }
}

/** How many hints a challenge has. */
export function hintCount({ folder }: Challenge): number {
  return hintsOf(readHints(folder)).length
}
