import { dirname, join } from 'node:path'
import type { Challenge } from '../core/catalogue.ts'
import { Refusal } from '../core/refusal.ts'
import { type Places, tidyPath } from './places.ts'
import { type FileFault, readText } from './text-file.ts'
import { createFile, solutionPath } from './workspace.ts'

/** Bytes; more is no note. */
const largest = 256 * 1024

/** Where the user's own notes on a challenge are, whether there are any or not: beside the solution. */
export function notesPath(places: Places, challenge: Pick<Challenge, 'pack' | 'slug' | 'manifest'>): string {
  return join(dirname(solutionPath(places, challenge)), 'notes.md')
}

/** The user's notes as they are, empty when there are none. @throws Refusal when they cannot be read. */
export function readNotes(path: string): string {
  const file = readText(path, largest)
  if (file.fault === undefined) return file.text
  if (file.fault === 'absent') return ''
  throw new Refusal(`${tidyPath(path)} cannot be shown: ${reasonOf(file)}`)
}

/** Makes the file for notes; one that is there is left alone. @throws Refusal when that is not possible. */
export function makeNotes(path: string): void {
  createFile(path, '')
}

function reasonOf(file: FileFault): string {
  switch (file.fault) {
    case 'unreadable':
      return `it cannot be read (${file.code}); check its permissions.`
    case 'too-big':
      return 'it is larger than 256 KB; keep what you need and move the rest.'
    case 'folder':
    case 'special':
      return 'it is no regular file; move it away.'
    default:
      return 'it is not UTF-8 text; save it as UTF-8 in your editor.'
  }
}
