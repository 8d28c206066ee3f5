import { lstatSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { Refusal } from '../../core/refusal.ts'
import { makeFolder } from '../make-folder.ts'
import { tidyPath } from '../places.ts'
import { codeOf } from '../text-file.ts'

/**
 * Writes a new folder whole or not at all.
 * @throws Refusal when it cannot be written; nothing is left then.
 */
export function writeFolder(target: string, files: ReadonlyMap<string, string>): void {
  const full = resolve(target)
  let building: string | undefined
  try {
    makeFolder(dirname(full))
    building = mkdtempSync(join(dirname(full), `.${basename(full)}-`))
    for (const [path, text] of files) {
      mkdirSync(dirname(join(building, path)), { recursive: true })
      writeFileSync(join(building, path), text)
    }
    renameSync(building, full)
  } catch (error) {
    if (building !== undefined) rmSync(building, { recursive: true, force: true })
    throw new Refusal(
      `${tidyPath(target)} cannot be written (${codeOf(error)}); name another folder with --out.`,
    )
  }
}

/** Whether anything is in the way, be it a dangling link. */
export function isTaken(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined
  } catch {
    return false // A file is where a folder should be: writing says so.
  }
}
