import { Refusal } from './refusal.ts'

/** What an installed pack may have: bytes and files in all, and bytes of one file that Hotseat reads. */
export const packLimits = { bytes: 50 * 2 ** 20, files: 20_000, shownBytes: 2 ** 20 } as const

/** Counts what a pack holds while it is written, so that a bomb is noticed before it has gone off. */
export interface Budget {
  /** Counts one more file or folder; returns what counts its bytes as they come. @throws Refusal */
  entry: (path: string) => (bytes: number) => void
}

/** A budget of one pack. */
export function packBudget(): Budget {
  let [files, total] = [0, 0]
  return {
    entry: (path) => {
      files++
      if (files > packLimits.files)
        throw new Refusal(
          `It has more than ${packLimits.files.toLocaleString('en')} files; a pack is smaller than that.`,
        )
      let own = 0
      return (bytes) => {
        own += bytes
        total += bytes
        if (total > packLimits.bytes)
          throw new Refusal('It is larger than 50 MB unpacked; a pack is smaller than that.')
        if (own > packLimits.shownBytes && /\.(md|ts|json)$/.test(path))
          throw new Refusal(`${path} is larger than 1 MB; make it smaller.`)
      }
    },
  }
}

/**
 * The parts of a path in a pack; undefined for what is no part of a pack: names with a dot first, node_modules.
 * @throws Refusal for a path that leads out of the pack or cannot be a file's name everywhere.
 */
export function packPath(path: string): string[] | undefined {
  const shown = JSON.stringify(path.slice(0, 200))
  if (/^[/\\]|^[a-z]:/i.test(path)) throw new Refusal(`It holds the absolute path ${shown}.`)
  if (/[\p{Cc}\\:*?"<>|]/u.test(path))
    throw new Refusal(`It holds ${shown}, a name with characters that not every system allows; rename it.`)
  const parts = path.split('/').filter((part) => part !== '' && part !== '.')
  if (parts.includes('..')) throw new Refusal(`It holds ${shown}, a path that leads out of the pack.`)
  if (parts.length > 20 || parts.some((part) => new TextEncoder().encode(part).length > 200))
    throw new Refusal(`It holds ${shown}, a path that is too long or too deep.`)
  const skipped = parts.length === 0 || parts.some((part) => part.startsWith('.') || part === 'node_modules')
  return skipped ? undefined : parts
}

/** Where a link in a pack leads, from the pack's top. @throws Refusal when that is outside. */
export function linkTarget(link: string[], target: string): string[] {
  const outside = new Refusal(`${link.join('/')} is a link that leads out of the pack; copy the file in.`)
  if (/^[/\\]|^[a-z]:/i.test(target)) throw outside
  const parts = link.slice(0, -1)
  for (const part of target.split('/')) {
    if (part === '..' && parts.pop() === undefined) throw outside
    if (part !== '..' && part !== '' && part !== '.') parts.push(part)
  }
  return parts
}
