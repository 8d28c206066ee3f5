import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The guest's code, as the build left it. */
export interface Texts {
  guest(name: 'judge' | 'solution' | 'node'): string
  /** A part that loads on first touch, `world/<name>`, `fast-check` or `postgres-types`; undefined for any other name. */
  part(name: string): string | undefined
}

export function createTexts(folder: string): Texts {
  const read = new Map<string, string>()

  function text(file: string): string {
    const known = read.get(file)
    if (known !== undefined) return known
    const found = readFileSync(join(folder, file), 'utf8')
    read.set(file, found)
    return found
  }

  return {
    guest: (name) => text(`${name}.js`),
    part(name) {
      if (!/^(world\/[a-z0-9-]+|fast-check|postgres-types)$/.test(name)) return undefined
      return text(`${name}.js`)
    },
  }
}
