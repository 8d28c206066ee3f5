import { existsSync } from 'node:fs'
import type { Status } from '../core/catalogue.ts'
import { historyFile, type Places } from './places.ts'
import type { History } from './store.ts'
import { StoreProblem } from './store-problem.ts'

/** What the user has done so far; when it cannot be read, an empty history and a sentence that says why. */
export async function readHistory(places: Places): Promise<{ history: History; problem?: string }> {
  const empty = { history: emptyHistory() }
  const file = historyFile(places)
  if (!existsSync(file)) return empty
  try {
    const { openStore } = await import('./store.ts')
    const store = openStore(file)
    try {
      return { history: store.history() }
    } finally {
      store.close()
    }
  } catch (error) {
    if (error instanceof StoreProblem) return { ...empty, problem: error.message }
    throw error
  }
}

/** The history of somebody who has done nothing yet. */
export function emptyHistory(): History {
  return {
    solved: new Set(),
    tried: new Set(),
    levels: new Map(),
    last: undefined,
    hints: new Map(),
    editorials: new Set(),
    aid: new Map(),
  }
}

/** How far the user is with a challenge. */
export function statusIn(history: History): (id: string) => Status {
  return (id) => (history.solved.has(id) ? 'solved' : history.tried.has(id) ? 'tried' : 'new')
}
