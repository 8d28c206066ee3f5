import { closeSync, copyFileSync, lstatSync, openSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { linkTarget, packBudget, packPath } from '../../core/pack-limits.ts'
import { Refusal } from '../../core/refusal.ts'
import { makeFolder } from '../make-folder.ts'
import { codeOf } from '../text-file.ts'

/** A file that is being written. */
export interface Writing {
  write: (chunk: Uint8Array) => void
  close: () => void
}

/** Writes a pack's files below one folder and nothing outside of it, as far as the limits of a pack go. */
export interface PackWriter {
  /** Counts a folder. @throws Refusal */
  folder: (path: string) => void
  /** Begins a new file; one that is no part of a pack is counted and not kept. @throws Refusal */
  file: (path: string) => Writing
  /** Remembers a link, to be replaced by a copy of the file it leads to. @throws Refusal when it leads outside. */
  link: (path: string, target: string) => void
  /** Puts copies in the place of links. @throws Refusal for a link to a folder or to nothing. */
  finish: () => void
}

/** Opens a writer for an empty folder. Nothing that it makes can be executed or is a link. */
export function packWriter(folder: string): PackWriter {
  const budget = packBudget()
  const links: { parts: string[]; target: string[] }[] = []
  return {
    folder: (path) => {
      packPath(path)
      budget.entry(path)
    },
    file: (path) => {
      const parts = packPath(path)
      const count = budget.entry(path)
      if (parts === undefined) return { write: (chunk) => count(chunk.length), close: () => {} }
      return create(folder, parts, count)
    },
    link: (path, target) => {
      const parts = packPath(path)
      budget.entry(path)
      const inside = linkTarget(path.split('/').filter(isName), target)
      if (parts !== undefined) links.push({ parts, target: inside })
    },
    finish: () => {
      for (const link of links) {
        const name = link.parts.join('/')
        const target = follow(link.target, links)
        const stat = lstatSync(join(folder, ...target), { throwIfNoEntry: false })
        if (!stat?.isFile())
          throw new Refusal(`${name} is a link to ${stat ? 'a folder' : 'nothing'}; copy the files in.`)
        budget.entry(name)(stat.size)
        makeFolder(dirname(join(folder, ...link.parts)))
        copyFileSync(join(folder, ...target), join(folder, ...link.parts))
      }
    },
  }
}

function isName(part: string): boolean {
  return part !== '' && part !== '.'
}

function follow(target: string[], links: { parts: string[]; target: string[] }[]): string[] {
  let current = target
  for (let steps = 0; steps < 10; steps++) {
    const next = links.find(({ parts }) => parts.join('/') === current.join('/'))
    if (next === undefined) break
    current = next.target
  }
  return current
}

function create(folder: string, parts: string[], count: (bytes: number) => void): Writing {
  const path = join(folder, ...parts)
  let descriptor: number
  try {
    makeFolder(dirname(path))
    descriptor = openSync(path, 'wx', 0o644)
  } catch (error) {
    if (['EEXIST', 'ENOTDIR', 'EISDIR'].includes(codeOf(error)))
      throw new Refusal(`It holds ${parts.join('/')} twice, or as a file and as a folder.`)
    throw error
  }
  return {
    write: (chunk) => {
      count(chunk.length)
      for (let offset = 0; offset < chunk.length; ) offset += writeSync(descriptor, chunk, offset)
    },
    close: () => closeSync(descriptor),
  }
}
