import { existsSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { SourceFile } from '../../runner/protocol.ts'
import { Refusal } from '../core/refusal.ts'
import { tidyPath } from './places.ts'
import { type FileFault, readText } from './text-file.ts'

/** Bytes; the judge compiles no more than this. */
const largest = 128 * 1024

/**
 * Reads the user's solution.
 * @param path as the user wrote it: it is repeated in messages.
 * @param ifAbsent what to do when there is no such file, a sentence.
 * @throws Refusal when there is no text to judge; an empty file is judged.
 */
export function readSolution(path: string, ifAbsent: string): SourceFile {
  const file = readText(path, largest)
  if (file.fault === undefined) return { path: basename(path), text: file.text }
  throw new Refusal(sentence(tidyPath(path), file, existsSync(join(path, 'solution.ts')), ifAbsent))
}

function sentence(path: string, file: FileFault, holdsSolution: boolean, ifAbsent: string): string {
  switch (file.fault) {
    case 'absent':
      return `There is no file ${path}. ${ifAbsent}`
    case 'folder':
      return holdsSolution
        ? `${path} is a folder; name the file in it: ${join(path, 'solution.ts')}.`
        : `${path} is a folder; name the file that holds your solution.`
    case 'special':
      return `${path} is not a regular file; save your solution in one and name that.`
    case 'unreadable':
      return `${path} cannot be read (${file.code}); check its permissions and try again.`
    case 'too-big':
      return `${path} has ${kilobytes(file.bytes)}, and a solution may have 128 KB; did you name the right file?`
    case 'binary':
      return `${path} is not text but binary data; name the file that holds your solution.`
    case 'utf-16':
      return `${path} is encoded as UTF-16; save it as UTF-8 and try again.`
    case 'not-utf-8':
      return `${path} is not valid UTF-8; save it as UTF-8 in your editor and try again.`
  }
}

function kilobytes(bytes: number): string {
  return bytes < 2 ** 20 ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / 2 ** 20).toFixed(1)} MB`
}
