import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'

/** `sha512-…` of all files below a folder with their paths; names with a dot first do not count. */
export function contentHash(folder: string): string {
  const hash = createHash('sha512')
  for (const path of filesIn(folder)) {
    const bytes = readFileSync(join(folder, path))
    hash.update(`${path.replaceAll(sep, '/')}\0${bytes.length}\0`).update(bytes)
  }
  return `sha512-${hash.digest('base64')}`
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .filter((path) => !path.split(sep).some((part) => part.startsWith('.')))
    .sort()
}
