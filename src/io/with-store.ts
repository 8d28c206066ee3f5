import { existsSync } from 'node:fs'
import { Refusal } from '../core/refusal.ts'
import { historyFile, type Places } from './places.ts'
import type { Store } from './store.ts'
import { StoreProblem } from './store-problem.ts'

/**
 * Reads from the history; `empty` when there is none yet.
 * @throws Refusal when it cannot be read.
 */
export async function fromStore<T>(places: Places, read: (store: Store) => T, empty: T): Promise<T> {
  const file = historyFile(places)
  if (!existsSync(file)) return empty
  try {
    const { openStore } = await import('./store.ts')
    const store = openStore(file)
    try {
      return read(store)
    } finally {
      store.close()
    }
  } catch (error) {
    if (error instanceof StoreProblem) throw new Refusal(error.message)
    throw error
  }
}
