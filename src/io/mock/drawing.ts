import { existsSync } from 'node:fs'
import type { Challenge } from '../../core/catalogue.ts'
import { hintsOf } from '../../core/hints.ts'
import type { DrawSource } from '../../core/mock/draw.ts'
import { interviewState } from '../../core/mock/state.ts'
import { readHints } from '../challenge-files.ts'
import { historyFile, type Places } from '../places.ts'
import { fromStore } from '../with-store.ts'
import { withInterviews } from './with-interviews.ts'

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
  for (const { id, at } of metInInterviews(places)) saw(id, at)
  return { challenges, seenAt, now: Date.now(), seed }
}

/** How many hints a challenge has. */
export function hintCount({ folder }: Challenge): number {
  return hintsOf(readHints(folder)).length
}

function metInInterviews(places: Places): { id: string; at: number }[] {
  if (!existsSync(historyFile(places))) return []
  return withInterviews(places, (store) =>
    store.list().flatMap(({ interview }) => {
      const state = interviewState(store.events(interview))
      const met = state?.rounds.flatMap(({ plan, swapped }) => [plan.challenge?.id ?? '', ...swapped]) ?? []
      return met.map((id) => ({ id, at: state?.startedAt ?? 0 }))
    }),
  )
}
