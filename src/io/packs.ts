import { existsSync, readdirSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import type { Challenge } from '../core/catalogue.ts'
import { inOrder } from '../core/catalogue.ts'
import { parseChallenge } from '../core/challenge.ts'
import { type PackManifest, parsePack } from '../core/pack.ts'
import { Refusal } from '../core/refusal.ts'
import { readChallengeFile } from './challenge-files.ts'
import { packageRoot, tidyPath } from './places.ts'
import { readText, statOf } from './text-file.ts'

export interface Pack {
  folder: string
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
export function readCatalogue(): Catalogue {
  const { packs, problems } = readPacks()
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

/** The packs that come with Hotseat: data only, nothing of them is run. */
export function readPacks(): { packs: Pack[]; problems: string[] } {
  const problems: string[] = []
  const packs: Pack[] = []
  for (const folder of folders(join(packageRoot(), 'challenges'))) {
    const result = attempt(() => readPack(folder))
    if ('problem' in result) problems.push(result.problem)
    else packs.push(result.value)
  }
  return { packs, problems }
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

function readPack(folder: string): Pack {
  const { text } = readChallengeFile(folder, 'pack.json')
  const parsed = parsePack(text, tidyPath(join(folder, 'pack.json')))
  if (!parsed.ok) throw new Refusal(parsed.problems.join('\n'))
  const slugs = folders(folder)
    .filter(looksLikeChallenge)
    .map((path) => basename(path))
  return { folder, manifest: parsed.value, slugs }
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
  const entries = readdirSync(parent, { withFileTypes: true })
  const names = entries
    .filter((entry) => !entry.name.startsWith('.') && !entry.isFile())
    .map((entry) => entry.name)
  return names
    .sort()
    .map((name) => join(parent, name))
    .filter((path) => statOf(path)?.isDirectory())
}

function attempt<T>(read: () => T): { value: T } | { problem: string } {
  try {
    return { value: read() }
  } catch (error) {
    if (error instanceof Refusal) return { problem: error.message }
    throw error
  }
}
