import { type Dirent, existsSync, readdirSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import type { Challenge } from '../core/catalogue.ts'
import { inOrder } from '../core/catalogue.ts'
import { parseChallenge } from '../core/challenge.ts'
import { type PackManifest, parsePack } from '../core/pack.ts'
import { Refusal } from '../core/refusal.ts'
import { readChallengeFile } from './challenge-files.ts'
import { installedPacks } from './installed.ts'
import { type Places, packageRoot, tidyPath } from './places.ts'
import { codeOf, readText, statOf } from './text-file.ts'

export interface Pack {
  folder: string
  /** Whether it comes with Hotseat. */
  builtIn: boolean
  manifest: PackManifest
  /** Names of its challenge folders; their manifests have not been read. */
  slugs: string[]
}

export interface Catalogue {
  /** In the order of lists. */
  challenges: Challenge[]
  packs: Pack[]
  /** A sentence for each pack or challenge that cannot be used; the others are not hidden by it. */
  problems: string[]
}

/** Every challenge of every pack, its manifest read and checked. */
export function readCatalogue(places: Places): Catalogue {
  const { packs, problems } = readPacks(places)
  const challenges: Challenge[] = []
  for (const pack of packs) {
    for (const slug of pack.slugs) {
      const result = attempt(() => readChallenge(join(pack.folder, slug), pack.manifest.id))
      if ('problem' in result) problems.push(result.problem)
      else challenges.push(result.value)
    }
  }
  return { challenges: inOrder(challenges), packs, problems }
}

/** The packs that come with Hotseat and the installed ones: data only, nothing of them is run. */
export function readPacks(places: Places): { packs: Pack[]; problems: string[] } {
  const { packs, problems } = builtInPacks()
  for (const { id, folder } of installedPacks(places)) {
    const result = attempt(() => installedPack(id, folder, packs))
    // An update may have moved it between the look at the folder and this one.
    const moved = 'problem' in result && installedPacks(places).find((pack) => pack.id === id)
    const final = moved ? attempt(() => installedPack(id, moved.folder, packs)) : result
    if ('problem' in final) problems.push(final.problem)
    else packs.push(final.value)
  }
  return { packs, problems }
}

/** The packs that come with Hotseat. */
export function builtInPacks(): { packs: Pack[]; problems: string[] } {
  const results = folders(join(packageRoot(), 'challenges')).map((folder) =>
    attempt(() => readPack(folder, true)),
  )
  return {
    packs: results.flatMap((result) => ('value' in result ? [result.value] : [])),
    problems: results.flatMap((result) => ('problem' in result ? [result.problem] : [])),
  }
}

/** Reads an installed pack, whose folder has to be named by its id. */
function installedPack(id: string, folder: string, others: Pack[]): Pack {
  const pack = readPack(folder, false)
  const own = pack.manifest.id
  if (others.some(({ builtIn, manifest }) => builtIn && manifest.id === own))
    throw new Refusal(`${tidyPath(folder)} has the id "${own}", which is built in; give it another id.`)
  if (own !== id)
    throw new Refusal(
      `${tidyPath(folder)} has the id "${own}"; install it again with \`hotseat pack add\`, or name the folder "${own}".`,
    )
  return pack
}

/**
 * Reads one challenge from its folder; `pack` is the id of its pack, found beside the folder when not given.
 * @throws Refusal with every problem of its manifest, a line each.
 */
export function readChallenge(folder: string, pack = packAround(folder)): Challenge {
  const stat = statOf(folder)
  if (stat === undefined) throw new Refusal(`There is no folder ${folder}; name a challenge's folder.`)
  if (!stat.isDirectory())
    throw new Refusal(`${folder} is a file; name the folder that holds challenge.json.`)
  const { text } = readChallengeFile(folder, 'challenge.json')
  const parsed = parseChallenge(text, tidyPath(join(folder, 'challenge.json')))
  if (!parsed.ok) throw new Refusal(parsed.problems.join('\n'))
  const slug = basename(resolve(folder))
  return {
    id: pack === undefined ? slug : `${pack}/${slug}`,
    pack: pack ?? '',
    slug,
    folder,
    manifest: parsed.value,
  }
}

/** Reads a pack's manifest and the names of its challenges. @throws Refusal with every problem, a line each. */
export function readPack(folder: string, builtIn: boolean): Pack {
  const { text } = readChallengeFile(folder, 'pack.json')
  const parsed = parsePack(text, tidyPath(join(folder, 'pack.json')))
  if (!parsed.ok) throw new Refusal(parsed.problems.join('\n'))
  const slugs = folders(folder)
    .filter(looksLikeChallenge)
    .map((path) => basename(path))
  return { folder, builtIn, manifest: parsed.value, slugs }
}

function looksLikeChallenge(folder: string): boolean {
  return existsSync(join(folder, 'challenge.json')) || existsSync(join(folder, 'tests'))
}

function packAround(folder: string): string | undefined {
  const file = readText(join(dirname(resolve(folder)), 'pack.json'), 2 ** 20)
  const parsed = file.fault === undefined ? parsePack(file.text, 'pack.json') : undefined
  return parsed?.ok ? parsed.value.id : undefined
}

function folders(parent: string): string[] {
  if (!existsSync(parent)) return []
  const entries = entriesOf(parent)
  const names = entries
    .filter((entry) => !entry.name.startsWith('.') && !entry.isFile())
    .map((entry) => entry.name)
  return names
    .sort()
    .map((name) => join(parent, name))
    .filter((path) => statOf(path)?.isDirectory())
}

function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
  } catch (error) {
    throw new Refusal(`${tidyPath(folder)} cannot be read (${codeOf(error)}); check its permissions.`)
  }
}

function attempt<T>(read: () => T): { value: T } | { problem: string } {
  try {
    return { value: read() }
  } catch (error) {
    if (error instanceof Refusal) return { problem: error.message }
    throw error
  }
}
