import {
  closeSync,
  constants,
  type Dirent,
  fstatSync,
  openSync,
  readdirSync,
  readSync,
  realpathSync,
  statSync,
} from 'node:fs'
import { join, relative, sep } from 'node:path'
import { packPath } from '../../core/pack-limits.ts'
import { Refusal } from '../../core/refusal.ts'
import { tidyPath } from '../places.ts'
import { codeOf } from '../text-file.ts'
import type { PackWriter } from './write-pack.ts'

/**
 * Copies a pack's folder file by file; a link inside it becomes a copy of its file, and nothing else is followed.
 * @throws Refusal for links that lead out, devices and pipes, and what cannot be read.
 */
export function copyFolder(root: string, writer: PackWriter): void {
  const real = realpathSync(root)
  copy(real, '', real, writer)
  writer.finish()
}

function copy(root: string, below: string, folder: string, writer: PackWriter): void {
  for (const entry of entriesOf(folder)) {
    const path = below + entry.name
    // Before it is looked at: node_modules may be vast, and no part of a pack.
    if (packPath(path) === undefined) continue
    const full = join(folder, entry.name)
    if (entry.isDirectory()) {
      writer.folder(path)
      copy(root, `${path}/`, full, writer)
    } else if (entry.isSymbolicLink()) copyFile(insideOf(root, full, path), path, writer)
    else if (entry.isFile()) copyFile(full, path, writer)
    else throw new Refusal(`${path} is a pipe, a socket or a device; a pack holds plain files only.`)
  }
}

/** The file that a link leads to. */
function insideOf(root: string, link: string, path: string): string {
  let target: string
  try {
    target = realpathSync(link)
  } catch {
    throw new Refusal(`${path} is a link to nothing; copy the file in.`)
  }
  const way = relative(root, target)
  if (way === '..' || way.startsWith(`..${sep}`) || way.startsWith(sep) || /^[a-z]:/i.test(way))
    throw new Refusal(`${path} is a link that leads out of the pack; copy the file in.`)
  if (!statSync(target).isFile()) throw new Refusal(`${path} is a link to a folder; copy the files in.`)
  return target
}

function copyFile(from: string, path: string, writer: PackWriter): void {
  const descriptor = reading(path, () =>
    // No link and no pipe, even if somebody puts one there at this moment.
    openSync(from, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0)),
  )
  try {
    if (!fstatSync(descriptor).isFile())
      throw new Refusal(`${path} is a pipe, a socket or a device; a pack holds plain files only.`)
    const file = writer.file(path)
    const buffer = Buffer.alloc(2 ** 16)
    for (;;) {
      const read = reading(path, () => readSync(descriptor, buffer))
      if (read === 0) break
      file.write(buffer.subarray(0, read))
    }
    file.close()
  } finally {
    closeSync(descriptor)
  }
}

function entriesOf(folder: string): Dirent[] {
  const entries = reading(tidyPath(folder), () => readdirSync(folder, { withFileTypes: true }))
  return entries.sort((a, b) => (a.name < b.name ? -1 : 1))
}

function reading<T>(name: string, read: () => T): T {
  try {
    return read()
  } catch (error) {
    throw new Refusal(`${name} cannot be read (${codeOf(error)}); check its permissions.`)
  }
}
