import { type Dirent, readdirSync, realpathSync } from 'node:fs'
import { basename, join, relative, resolve, sep } from 'node:path'
import type { FoundFile, FoundFolder } from '../../core/verify/folder.ts'
import { codeOf, readText, statOf } from '../text-file.ts'

const largestFile = 2 ** 20
const mostFiles = 1000
const deepest = 12

/** Looks at every file of a challenge without running anything; names with a dot first are skipped. */
export function readFolder(root: string): FoundFolder {
  const found: FoundFolder = { name: basename(resolve(root)), files: [], folders: [], tooMany: false }
  look(root, '', found, 0)
  found.files.sort((a, b) => (a.path < b.path ? -1 : 1))
  return found
}

function look(root: string, folder: string, found: FoundFolder, depth: number): void {
  for (const entry of entries(root, folder, found)) {
    if (found.files.length + found.folders.length >= mostFiles) {
      found.tooMany = true
      return
    }
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`
    if (entry.name.startsWith('.')) continue
    if (entry.isSymbolicLink()) followed(root, path, found)
    else if (!entry.isDirectory()) found.files.push(readFile(root, path))
    else if (depth >= deepest) found.folders.push({ path, fault: 'is nested too deeply' })
    else look(root, path, found, depth + 1)
  }
}

function entries(root: string, folder: string, found: FoundFolder): Dirent[] {
  try {
    // Files before folders: whatever lies in those, what stands in the challenge's own folders is seen.
    const all = readdirSync(join(root, folder), { withFileTypes: true })
    return all.sort((a, b) => Number(a.isDirectory()) - Number(b.isDirectory()))
  } catch (error) {
    found.folders.push({ path: folder || '.', fault: `cannot be read (${codeOf(error)})` })
    return []
  }
}

/** A link may lead to a file of the same challenge, and nowhere else. */
function followed(root: string, path: string, found: FoundFolder): void {
  const full = join(root, path)
  if (statOf(full)?.isDirectory()) found.folders.push({ path, fault: 'is a link to a folder' })
  else if (isInside(full, root)) found.files.push(readFile(root, path))
  else found.files.push({ path, fault: 'is a link to something outside of the challenge' })
}

function readFile(root: string, path: string): FoundFile {
  const file = readText(join(root, path), largestFile)
  if (file.fault !== undefined) return { path, fault: faults[file.fault] }
  return { path, text: file.text, byteOrderMark: file.byteOrderMark }
}

const faults = {
  absent: 'is a link that leads nowhere',
  folder: 'is a folder',
  special: 'is neither a file nor a folder',
  binary: 'is binary data',
  'utf-16': 'is encoded as UTF-16',
  'not-utf-8': 'is not valid UTF-8',
  unreadable: 'cannot be read',
  'too-big': 'is larger than 1 MB',
}

function isInside(path: string, folder: string): boolean {
  try {
    const way = relative(realpathSync(folder), realpathSync(path))
    return way !== '..' && !way.startsWith(`..${sep}`)
  } catch {
    return true // It leads nowhere: reading it says so.
  }
}
