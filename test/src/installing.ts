import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import type { PackSource } from '../../src/core/pack-source.ts'
import { Refusal } from '../../src/core/refusal.ts'
import { packsFolder } from '../../src/io/installed.ts'
import { install } from '../../src/io/installer/install.ts'
import { readPacks } from '../../src/io/packs.ts'
import type { Places } from '../../src/io/places.ts'
import { ownPlaces, temporaryFolder } from './temporary.ts'

const signal = new AbortController().signal

export function add(source: PackSource, places: Places = ownPlaces()) {
  return install(source, { places, env: {}, signal })
}

export function fromFiles(files: Record<string, string | Buffer>, places?: Places) {
  return add({ kind: 'folder', path: temporaryFolder(files) }, places)
}

export function fromTarball(bytes: Buffer, places?: Places) {
  return add({ kind: 'tarball', path: join(temporaryFolder({ 'p.tgz': bytes }), 'p.tgz') }, places)
}

export function installed(places: Places): string[] {
  return readPacks(places)
    .packs.filter(({ builtIn }) => !builtIn)
    .map(({ manifest }) => `${manifest.id} ${manifest.version}`)
}

/** The refusal's sentence; nothing may be left of the attempt. */
export async function refusal(places: Places, attempt: Promise<unknown>): Promise<string> {
  const error = await attempt.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(Refusal)
  const folder = packsFolder(places)
  expect(existsSync(folder) ? readdirSync(folder).filter((name) => name !== '.lock') : []).toEqual([])
  return error instanceof Refusal ? error.message : ''
}
