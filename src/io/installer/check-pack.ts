import { type Dirent, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { PackManifest } from '../../core/pack.ts'
import { Refusal } from '../../core/refusal.ts'
import { readChallengeFile, readTests } from '../challenge-files.ts'
import { type Pack, readChallenge, readPack } from '../packs.ts'
import { tidyPath } from '../places.ts'
import { codeOf, statOf } from '../text-file.ts'

/**
 * The folder of the pack among files that were fetched: their top, or the one folder there, as in tarballs.
 * @throws Refusal when there is no pack.json.
 */
export function findPack(top: string): string {
  if (has(top)) return top
  const folders = entriesOf(top)
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort()
  const packs = folders.filter((name) => has(join(top, name)))
  const [only] = packs
  if (only !== undefined && packs.length === 1) return join(top, only)
  if (packs.length > 1)
    throw new Refusal(`It holds several packs (${packs.join(', ')}); add the folder of one of them.`)
  throw new Refusal('It has no pack.json, so it is no pack.')
}

/**
 * Reads everything of a pack that Hotseat reads before a challenge is judged; nothing of it is run.
 * @throws Refusal with every problem, a line each; paths in it are those inside the pack.
 */
export function checkPack(folder: string): PackManifest {
  const problems: string[] = []
  const note = (read: () => unknown) => {
    try {
      read()
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      problems.push(error.message)
    }
  }
  let pack: Pack | undefined
  note(() => {
    pack = readPack(folder, false)
  })
  for (const slug of pack?.slugs ?? []) checkChallenge(join(folder, slug), pack?.manifest.id ?? '', note)
  if (pack !== undefined && problems.length === 0 && pack.slugs.length > 0) return pack.manifest
  if (pack?.slugs.length === 0) problems.push('It has no challenge: no folder in it has a challenge.json.')
  throw new Refusal(problems.map((problem) => inside(problem, folder)).join('\n'))
}

function checkChallenge(folder: string, pack: string, note: (read: () => unknown) => void): void {
  let language = 'ts'
  note(() => {
    language = readChallenge(folder, pack).manifest.language
  })
  note(() => readTests(folder))
  for (const file of ['statement.md', `starter.${language}`]) note(() => readChallengeFile(folder, file))
}

function inside(problem: string, folder: string): string {
  return problem.replaceAll(`${folder}/`, '').replaceAll(`${tidyPath(folder)}/`, '')
}

function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
  } catch (error) {
    throw new Refusal(`${tidyPath(folder)} cannot be read (${codeOf(error)}); check its permissions.`)
  }
}

function has(folder: string): boolean {
  return statOf(join(folder, 'pack.json')) !== undefined
}
