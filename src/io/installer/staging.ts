import { randomBytes } from 'node:crypto'
import { mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Refusal } from '../../core/refusal.ts'
import { replacedPrefix } from '../installed.ts'
import { makeFolder } from '../make-folder.ts'
import { tidyPath } from '../places.ts'
import { statOf } from '../text-file.ts'

const prefix = '.new-'
/** Milliseconds after which a folder that nobody moved into its place is a leftover, whoever has its number now. */
const old = 24 * 60 * 60_000

/** A new folder beside the packs in which a pack is put together; `remove` leaves nothing of it. */
export function openStaging(packs: string): { folder: string; remove: () => void } {
  makeFolder(packs)
  const folder = join(packs, `${prefix}${process.pid}-${randomBytes(6).toString('hex')}`)
  mkdirSync(folder)
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }) }
}

/**
 * Runs an action while no other process moves packs about; it begins by tidying up after those that were killed.
 * @throws Refusal when another process does not let go for ten seconds.
 */
export function alone<T>(packs: string, action: () => T): T {
  makeFolder(packs)
  const lock = lockOf(packs)
  try {
    tidy(packs)
    return action()
  } finally {
    lock.close()
  }
}

/** SQLite's lock is the system's: it ends with the process that has it, however that ends. */
function lockOf(packs: string): DatabaseSync {
  let lock: DatabaseSync | undefined
  try {
    lock = new DatabaseSync(join(packs, '.lock'))
    lock.exec('PRAGMA busy_timeout = 10000; BEGIN EXCLUSIVE')
    return lock
  } catch (error) {
    lock?.close()
    const why = error instanceof Error ? error.message : String(error)
    throw new Refusal(
      `${tidyPath(packs)} cannot be locked (${why}): check its permissions, and whether another hotseat is at work there.`,
    )
  }
}

/** Puts a folder in a pack's place, whether there is one or not; whoever looks finds the old or the new one. */
export function swapIn(packs: string, folder: string, id: string): void {
  const place = join(packs, id)
  const aside = join(packs, replacedPrefix + id)
  const replaces = statOf(place) !== undefined
  if (replaces) renameSync(place, aside)
  try {
    renameSync(folder, place)
  } catch (error) {
    if (replaces) renameSync(aside, place)
    throw error
  }
  rmSync(aside, { recursive: true, force: true, maxRetries: 3 })
}

/** Takes a pack away, at once for everybody who looks. */
export function takeAway(packs: string, id: string): void {
  const gone = join(packs, `${prefix}${process.pid}-${randomBytes(6).toString('hex')}`)
  renameSync(join(packs, id), gone)
  rmSync(gone, { recursive: true, force: true, maxRetries: 3 })
}

function tidy(packs: string): void {
  for (const name of readdirSync(packs)) {
    const path = join(packs, name)
    if (name.startsWith(replacedPrefix)) restoreOrRemove(packs, path, name.slice(replacedPrefix.length))
    else if (name.startsWith(prefix) && isLeftover(path, name))
      rmSync(path, { recursive: true, force: true, maxRetries: 3 })
  }
}

function restoreOrRemove(packs: string, path: string, id: string): void {
  if (statOf(join(packs, id)) === undefined) renameSync(path, join(packs, id))
  else rmSync(path, { recursive: true, force: true, maxRetries: 3 })
}

function isLeftover(path: string, name: string): boolean {
  const owner = Number(/^\.new-(\d+)-/.exec(name)?.[1])
  if (owner === process.pid) return false
  const age = Date.now() - (statOf(path)?.mtimeMs ?? Date.now())
  return age > old || !isAlive(owner)
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // No permission to signal it means that it is there.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
