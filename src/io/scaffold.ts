import { closeSync, lstatSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { Refusal } from '../core/refusal.ts'
import { type Fillings, filled, type ScaffoldKind } from '../core/scaffold.ts'
import { makeFolder } from './make-folder.ts'
import { packageRoot, tidyPath } from './places.ts'
import { codeOf, statOf } from './text-file.ts'

/** Files to be written: path below a folder, and text. */
export type NewFiles = Record<string, string>

/** The files of a new pack, beside its challenges. */
export function packScaffold(fillings: Fillings): NewFiles {
  const files = template('pack', fillings)
  // npm would not keep a file of that name among the templates.
  const { gitignore = '', ...rest } = files
  const licences = template('license', fillings)
  const licence = licences[fillings['license'] ?? ''] ?? licences['other'] ?? ''
  return { ...rest, '.gitignore': gitignore, LICENSE: licence, ...editorFiles() }
}

/** The files of a new challenge. */
export function challengeScaffold(kind: ScaffoldKind, fillings: Fillings): NewFiles {
  return template(kind, fillings)
}

/** What an editor needs to complete and check manifests, `hotseat/kit` and the world of solutions. */
export function editorFiles(): NewFiles {
  const dist = join(packageRoot(), 'dist')
  return {
    ...below('.hotseat', read(join(dist, 'schema'))),
    ...below('.hotseat/types', read(join(dist, 'types'))),
  }
}

/** Paths with a folder before them. */
export function below(folder: string, files: NewFiles): NewFiles {
  return Object.fromEntries(Object.entries(files).map(([path, text]) => [`${folder}/${path}`, text]))
}

/**
 * Writes new files, all or none; nothing that is there is ever written to.
 * @throws Refusal when that is not possible.
 */
export function writeNew(folder: string, files: NewFiles): void {
  const written: string[] = []
  try {
    for (const [path, text] of Object.entries(files)) {
      const full = join(folder, path)
      makeFolder(dirname(full))
      const descriptor = openSync(full, 'wx')
      written.push(full)
      try {
        writeFileSync(descriptor, text)
      } finally {
        closeSync(descriptor)
      }
    }
  } catch (error) {
    for (const path of written) rmSync(path, { force: true })
    throw new Refusal(problem(folder, codeOf(error)))
  }
}

/** The folder of the pack that a folder is in. @throws Refusal when it is in none. */
export function packAround(folder: string): string {
  let place = resolve(folder)
  while (statOf(join(place, 'pack.json')) === undefined) {
    const above = dirname(place)
    if (above === place)
      throw new Refusal(
        `${tidyPath(resolve(folder))} is in no pack; go to a folder with a pack.json, name one with --pack, or begin with \`hotseat pack new\`.`,
      )
    place = above
  }
  return place
}

/** Whether something of that name is there, be it a link to nothing. */
export function isTaken(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined
}

/** @throws Refusal unless the folder is new or empty; a repository without files counts as empty. */
export function checkEmpty(folder: string): void {
  const stat = statOf(folder)
  if (stat === undefined) return
  if (!stat.isDirectory())
    throw new Refusal(`${tidyPath(folder)} is a file; name a folder that is not there yet.`)
  const names = readdirSync(folder).filter((name) => name !== '.git')
  if (names.includes('pack.json'))
    throw new Refusal(
      `${tidyPath(folder)} is a pack already; add to it with \`hotseat pack new-challenge <slug>\`.`,
    )
  if (names.length > 0)
    throw new Refusal(`${tidyPath(folder)} is not empty; name a folder that is not there yet.`)
}

function template(name: string, fillings: Fillings): NewFiles {
  const files = read(join(packageRoot(), 'dist', 'templates', name))
  return Object.fromEntries(Object.entries(files).map(([path, text]) => [path, filled(path, text, fillings)]))
}

/** Every file below a folder of Hotseat's own. */
function read(folder: string): NewFiles {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  )
  const paths = entries.map(({ parentPath, name }) => join(parentPath, name)).sort()
  return Object.fromEntries(
    paths.map((path) => [relative(folder, path).replaceAll(sep, '/'), readFileSync(path, 'utf8')]),
  )
}

function problem(folder: string, code: string): string {
  const name = tidyPath(folder)
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return `${name} cannot be written: the disk is full. Free some space.`
  if (code === 'EEXIST' || code === 'ENOTDIR')
    return `${name} cannot be written because a file is in the way; name another folder.`
  return `${name} cannot be written (${code}); check its permissions, or name another folder.`
}
