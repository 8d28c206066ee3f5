import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { codeOf, statOf } from './text-file.ts'

/** Whether files can be made in a folder, or in the nearest one above it that exists: undefined, or why not. */
export function whyNotWritable(folder: string): string | undefined {
  let place = folder
  while (statOf(place) === undefined && dirname(place) !== place) place = dirname(place)
  if (!statOf(place)?.isDirectory()) return `${place} is not a folder`
  let probe: string | undefined
  try {
    probe = mkdtempSync(join(place, '.hotseat-'))
    // More than a file system's spare corner, so that a full disk shows.
    writeFileSync(join(probe, 'probe'), Buffer.alloc(2 ** 16))
    return undefined
  } catch (error) {
    return codeOf(error)
  } finally {
    if (probe !== undefined) rmSync(probe, { recursive: true, force: true })
  }
}
