import { historyFile, type Places } from './places.ts'
import type { Reveal } from './store.ts'
import { StoreProblem } from './store-problem.ts'
import { dayNumber } from './today.ts'

/** Keeps that the answers to a solved challenge were read before its review; as `keepReveal`. */
export function keepReread(places: Places, challenge: string): Promise<string | undefined> {
  return keepReveal(places, { challenge, kind: 'editorial', number: dayNumber(Date.now()) })
}

/** Keeps that the answers were read before the challenge was solved; as `keepReveal`. */
export function keepGivingUp(places: Places, challenge: string): Promise<string | undefined> {
  return keepReveal(places, { challenge, kind: 'editorial', number: 1 })
}

/** Keeps in the history that help was asked for; resolves with a sentence when that is not possible. */
export async function keepReveal(places: Places, reveal: Omit<Reveal, 'at'>): Promise<string | undefined> {
  const at = Date.now()
  try {
    const { openStore } = await import('./store.ts')
    const store = openStore(historyFile(places))
    try {
      store.reveal({ ...reveal, at })
    } finally {
      store.close()
    }
    return undefined
  } catch (error) {
    if (error instanceof StoreProblem) return `That you asked for this is not kept. ${error.message}`
    throw error
  }
}
