import { historyFile, type Places } from './places.ts'
import type { Attempt, Store } from './store.ts'
import { StoreProblem } from './store-problem.ts'

/** Keeps one attempt in the history. */
export interface Recorder {
  /** Resolves once the attempt is on the disk, or with a sentence that says why it is not. */
  keep: (attempt: Attempt) => Promise<string | undefined>
}

/** Opens the history at once, so that it is ready when the sandbox is; what is wrong with it is said by `keep`. */
export function openRecorder(places: Places): Recorder {
  const opening: Promise<{ store: Store } | { error: unknown }> = import('./store.ts')
    .then(({ openStore }) => ({ store: openStore(historyFile(places)) }))
    .catch((error: unknown) => ({ error }))
  const keep = async (attempt: Attempt) => {
    const opened = await opening
    try {
      if ('error' in opened) throw opened.error
      opened.store.record(attempt)
      opened.store.close()
      return undefined
    } catch (error) {
      if (error instanceof StoreProblem) return error.message
      throw error
    }
  }
  return { keep }
}
