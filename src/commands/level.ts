import type { Challenge } from '../core/catalogue.ts'
import { openLevel } from '../core/levels.ts'
import { readHistory } from '../io/history.ts'
import type { Context } from './context.ts'

/** The highest level of a challenge that is open to the user; most challenges have one. */
export async function levelOf({ places }: Context, challenge: Challenge): Promise<number> {
  if (challenge.manifest.levels.length === 0) return 1
  return openLevel(challenge, (await readHistory(places)).history)
}
