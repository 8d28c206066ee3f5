import { open } from 'node:fs/promises'
import { join } from 'node:path'
import type { PackSource } from '../../core/pack-source.ts'
import { Refusal } from '../../core/refusal.ts'
import { tidyPath } from '../places.ts'
import { codeOf, statOf } from '../text-file.ts'
import { findPack } from './check-pack.ts'
import { copyFolder } from './copy-folder.ts'
import { fetchGit } from './fetch-git.ts'
import { type Fetched, type Fetching, fetchNpm, fetchWeb } from './fetch-npm.ts'
import { unpack } from './unpack.ts'

/**
 * Brings the files of a pack from where it is to where the writer puts them.
 * @param staging a folder for what is only needed on the way; the caller removes it.
 * @throws Refusal
 */
export async function fetchPack(source: PackSource, staging: string, fetching: Fetching): Promise<Fetched> {
  switch (source.kind) {
    case 'folder':
      copyPack(source.path, fetching)
      return { resolved: source.path }
    case 'tarball':
      return { resolved: source.path, integrity: await unpackFile(source.path, fetching) }
    case 'web':
      return fetchWeb(source.url, fetching)
    case 'npm':
      return fetchNpm(source, fetching)
    case 'git':
      return fetchGit(source, join(staging, 'git'), fetching)
  }
}

/** Looks for the pack before anything is copied: the folder may be somebody's whole disk. */
function copyPack(path: string, { writer }: Fetching): void {
  if (!statOf(path)?.isDirectory()) throw gone('folder', path)
  copyFolder(findPack(path), writer)
}

function gone(what: 'file' | 'folder', path: string): Refusal {
  return new Refusal(`There is no ${what} ${tidyPath(path)} any more; add the pack from where it is now.`)
}

async function unpackFile(path: string, { writer, signal }: Fetching): Promise<string> {
  const handle = await open(path).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') throw gone('file', path)
    throw new Refusal(`${tidyPath(path)} cannot be read (${codeOf(error)}); check its permissions.`)
  })
  try {
    return await unpack(handle.createReadStream({ autoClose: false }), writer, signal)
  } finally {
    await handle.close()
  }
}
