import { realpathSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { type FileFault, readText } from '../text-file.ts'

/** A file of a checkout: its text, or why there is none, as words that follow its name. */
export type TrackText = { text: string; fault?: undefined } | { fault: string; absent: boolean }

/** Reads the files of a checkout, and none outside of it, whatever its links and configuration say. */
export interface TrackFiles {
  /** @param path `/` between names, relative to the checkout. */
  read(path: string): TrackText
}

const largest = 2 ** 20

export function openTrack(root: string): TrackFiles {
  const realRoot = realpathSync(root)
  return {
    read(path) {
      const full = join(root, path)
      if (leadsOut(realRoot, full)) return { fault: 'leads out of the track', absent: false }
      const file = readText(full, largest)
      if (file.fault === undefined) return { text: file.text }
      return { fault: words[file.fault], absent: file.fault === 'absent' }
    },
  }
}

function leadsOut(realRoot: string, path: string): boolean {
  try {
    const way = relative(realRoot, realpathSync(path))
    return way === '..' || way.startsWith(`..${sep}`)
  } catch {
    return false // It does not exist or is a dangling link: reading it says so.
  }
}

const words: Record<FileFault['fault'], string> = {
  absent: 'is missing',
  folder: 'is a folder',
  special: 'is not a regular file',
  binary: 'is binary data',
  'utf-16': 'is encoded as UTF-16',
  'not-utf-8': 'is not valid UTF-8',
  unreadable: 'cannot be read',
  'too-big': 'is larger than 1 MB',
}
