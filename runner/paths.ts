import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

let found: string | undefined

/** The build's folder, whether this code runs from it or from the sources. */
export function distFolder(): string {
  found ??= join(packageRoot(), 'dist')
  return found
}

function packageRoot(): string {
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    const manifest = join(folder, 'package.json')
    if (
      existsSync(manifest) &&
      (JSON.parse(readFileSync(manifest, 'utf8')) as { name?: string }).name === 'hotseat'
    ) {
      return folder
    }
    if (dirname(folder) === folder) throw new Error('the folder of the package was not found')
  }
}
