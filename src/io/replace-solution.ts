import { copyFileSync, existsSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { Refusal } from '../core/refusal.ts'
import { makeFolder } from './make-folder.ts'
import { tidyPath } from './places.ts'
import { codeOf } from './text-file.ts'

/**
 * Puts another text in place of a solution, whole or not at all, and keeps what was there beside it.
 * @returns the backup's path; undefined when there was nothing to keep.
 * @throws Refusal when it cannot be written; the solution is as it was then.
 */
export function replaceSolution(file: string, text: string): string | undefined {
  const fresh = `${file}.new`
  try {
    makeFolder(dirname(file))
    const backup = existsSync(file) ? freeName(file) : undefined
    if (backup !== undefined) copyFileSync(file, backup)
    writeFileSync(fresh, text)
    renameSync(fresh, file)
    return backup
  } catch (error) {
    rmSync(fresh, { force: true })
    throw new Refusal(`${tidyPath(file)} cannot be replaced (${codeOf(error)}); it is as it was.`)
  }
}

/** `solution.ts.1.bak`, or the first number after it that is not taken: no backup is ever overwritten. */
function freeName(file: string): string {
  for (let number = 1; ; number++) {
    const name = `${file}.${number}.bak`
    if (!existsSync(name)) return name
  }
}
