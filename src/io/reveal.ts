import { historyFile, type Places } from './places.ts'
import type { Reveal } from './store.ts'
import { StoreProblem } from './store-problem.ts'

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
