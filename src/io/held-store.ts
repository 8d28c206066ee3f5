import { historyFile, type Places } from './places.ts'
import type { Store } from './store.ts'
import { StoreProblem } from './store-problem.ts'

const held = new Map<string, Store>()

/**
 * Keeps the history open until the process ends: whoever closes the last connection to a database has to tidy it up,
 * which takes as long as a verdict. Without a history that can be opened nothing is held.
 */
export async function holdStore(places: Places): Promise<void> {
  const file = historyFile(places)
  if (held.has(file)) return
  const { openStore } = await import('./store.ts')
  if (held.has(file)) return
  try {
    const store = openStore(file)
    held.set(file, store)
    process.once('exit', () => store.close())
  } catch (error) {
    if (!(error instanceof StoreProblem)) throw error
  }
}
