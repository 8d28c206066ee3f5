import { closeSync, existsSync, openSync } from 'node:fs'
import { join } from 'node:path'
import { makeFolder } from './make-folder.ts'
import type { Places } from './places.ts'
import type { History } from './store.ts'

/** Whether nothing of this user is here yet: no attempt, no solution, and no welcome that has been shown. */
export function isNewcomer(places: Places, { tried, hints }: History): boolean {
  const nothingDone = tried.size === 0 && hints.size === 0
  return nothingDone && !existsSync(places.workspace) && !existsSync(mark(places))
}

/** Remembers that the welcome has been shown; where nothing can be written, it will be shown again. */
export function keepWelcomed(places: Places): void {
  try {
    makeFolder(places.data)
    closeSync(openSync(mark(places), 'a'))
  } catch {}
}

function mark({ data }: Places): string {
  return join(data, 'welcomed')
}
