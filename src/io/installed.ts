import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Places } from './places.ts'
import { statOf } from './text-file.ts'

/** What the installer puts before the name of a pack that is being replaced. */
export const replacedPrefix = '.old-'

/** Where installed packs live: one folder each, named by its id; names with a dot first are the installer's own. */
export function packsFolder({ data }: Places): string {
  return join(data, 'packs')
}

/** An installed pack's id and folder. */
export interface Installed {
  id: string
  folder: string
}

/** Every installed pack by its id, sorted; nothing of it has been read. */
export function installedPacks(places: Places): Installed[] {
  const parent = packsFolder(places)
  const names = namesIn(parent)
  const found = names.filter((name) => !name.startsWith('.')).map((id) => ({ id, folder: join(parent, id) }))
  // An update that was killed between its two renames: the old pack is still the pack.
  const replaced = names
    .filter((name) => name.startsWith(replacedPrefix) && !names.includes(name.slice(replacedPrefix.length)))
    .map((name) => ({ id: name.slice(replacedPrefix.length), folder: join(parent, name) }))
  return [...found, ...replaced]
    .filter(({ folder }) => statOf(folder)?.isDirectory())
    .sort((a, b) => (a.id < b.id ? -1 : 1))
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return [] // Nothing was ever installed; a folder that cannot be read is the doctor's affair.
  }
}
