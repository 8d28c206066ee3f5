import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type InstallRecord, recordName } from '../../core/install-record.ts'
import type { PackManifest } from '../../core/pack.ts'
import { type PackSource, sameOrigin, sourceText } from '../../core/pack-source.ts'
import { Refusal } from '../../core/refusal.ts'
import { installedPacks, packsFolder } from '../installed.ts'
import { builtInPacks, readPack } from '../packs.ts'
import { type Places, tidyPath } from '../places.ts'
import { checkPack, findPack } from './check-pack.ts'
import { contentHash } from './content-hash.ts'
import { fetchPack } from './fetch-pack.ts'
import { storageProblem } from './problems.ts'
import { readRecord } from './record-file.ts'
import { alone, openStaging, swapIn, takeAway } from './staging.ts'
import { packWriter } from './write-pack.ts'

export interface Installation {
  manifest: PackManifest
  folder: string
  record: InstallRecord
  /** The version that was replaced. */
  before?: string | undefined
  /** Whether the files are other ones than before; true for a new pack. */
  changed: boolean
}

export interface Installing {
  places: Places
  env: Record<string, string | undefined>
  signal: AbortSignal
  /** The id that the pack must have: an update brings no other pack. */
  id?: string | undefined
}

/**
 * Fetches a pack, checks it and puts it in its place, or leaves everything as it was. Nothing of it is run.
 * @throws Refusal with the reason, naming the source.
 */
export async function install(source: PackSource, installing: Installing): Promise<Installation> {
  const packs = packsFolder(installing.places)
  let remove = () => {}
  try {
    const staging = openStaging(packs)
    remove = staging.remove
    const top = join(staging.folder, 'files')
    mkdirSync(top)
    const { env, signal } = installing
    const fetched = await fetchPack(source, staging.folder, { writer: packWriter(top), env, signal })
    const folder = findPack(top)
    const manifest = checkPack(folder)
    const record: InstallRecord = {
      format: 1,
      source,
      ...fetched,
      content: contentHash(folder),
      installedAt: new Date().toISOString(),
    }
    writeFileSync(join(folder, recordName), `${JSON.stringify(record, null, 2)}\n`)
    signal.throwIfAborted()
    return alone(packs, () => place(folder, manifest, record, installing))
  } catch (error) {
    installing.signal.throwIfAborted()
    const problem = storageProblem(error, packs)
    if (problem instanceof Refusal) throw new Refusal(named(problem.message, source))
    throw problem
  } finally {
    remove()
  }
}

/** Removes an installed pack. @throws Refusal when there is none of that id. */
export function uninstall(places: Places, id: string): void {
  const packs = packsFolder(places)
  try {
    alone(packs, () => takeAway(packs, id))
  } catch (error) {
    throw storageProblem(error, packs)
  }
}

function place(
  folder: string,
  manifest: PackManifest,
  record: InstallRecord,
  { places, id: wanted }: Installing,
): Installation {
  const { id } = manifest
  const packs = packsFolder(places)
  if (wanted !== undefined && wanted !== id)
    throw new Refusal(`It now has the id "${id}" and not "${wanted}"; install it with \`hotseat pack add\`.`)
  if (builtInPacks().packs.some((pack) => pack.manifest.id === id))
    throw new Refusal(`Its id is "${id}", which is built in; its author has to give it another one.`)
  const present = installedPacks(places).find((pack) => pack.id === id)
  const old = present && readRecord(present.folder)
  if (present !== undefined && (old === undefined || !sameOrigin(old.source, record.source))) {
    const from = old === undefined ? 'somewhere else' : tidyPath(sourceText(old.source))
    throw new Refusal(
      `A pack "${id}" is already installed, from ${from}; remove that one first: \`hotseat pack remove ${id}\`. Your solutions and attempts stay.`,
    )
  }
  const before = present && versionIn(present.folder)
  swapIn(packs, folder, id)
  return { manifest, folder: join(packs, id), record, before, changed: old?.content !== record.content }
}

function versionIn(folder: string): string | undefined {
  try {
    return readPack(folder, false).manifest.version
  } catch (error) {
    if (error instanceof Refusal) return undefined
    throw error
  }
}

/** The reason with the pack's source before it, unless it says that already. */
function named(reason: string, source: PackSource): string {
  const text = tidyPath(sourceText(source))
  const [first = '', ...more] = reason.split('\n')
  if (more.length > 0) return `${text} is not installed:\n${reason}`
  if (/^(It|Its) /.test(first)) return `${text} is not installed. ${first}`
  return first
}
