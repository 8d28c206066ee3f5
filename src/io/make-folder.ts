import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { codeOf, statOf } from './text-file.ts'

/**
 * Makes a folder and those above it that are missing; throws the system's error.
 * Not `mkdirSync(…, { recursive: true })`: below /proc, where making a folder is ENOENT, that never returns.
 */
export function makeFolder(path: string): void {
  if (statOf(path)?.isDirectory()) return
  const above = dirname(path)
  if (above !== path) makeFolder(above)
  try {
    mkdirSync(path)
  } catch (error) {
    // Another process may have been faster.
    if (codeOf(error) !== 'EEXIST' || !statOf(path)?.isDirectory()) throw error
  }
}
