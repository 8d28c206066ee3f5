import { KitError } from '../kit-error.ts'

/** What becomes of bytes that are not synced when the disk crashes; by the seed where none is given. */
export type Fate = 'kept' | 'lost' | 'torn'

export interface DiskOptions {
  /** A whole number; the seed of the test unless given. */
  seed?: number
  /** All files together, up to 64 MB; 16 MB unless given. */
  capacityBytes?: number
  /** 1000 unless given, and at most. */
  maxFiles?: number
  /** Virtual milliseconds that each call takes; 0 unless given. */
  latencyMs?: number
}

export interface CrashPlan {
  /** Counted from the next call on, which is 1. */
  call: number
  when: 'before' | 'after'
  fate: Fate | undefined
}

const megabyte = 1024 * 1024

/** @throws KitError for what is no option */
export function checkOptions(given: DiskOptions, call = 'createDisk'): Required<Omit<DiskOptions, 'seed'>> {
  const known = ['seed', 'capacityBytes', 'maxFiles', 'latencyMs']
  const stray = Object.keys(given).find((key) => !known.includes(key))
  if (stray !== undefined)
    throw new KitError(`${call}: there is no option "${stray}"; there are ${known.join(', ')}.`)
  return {
    capacityBytes: within(given.capacityBytes, 16 * megabyte, 64 * megabyte, `${call}: capacityBytes`),
    maxFiles: within(given.maxFiles, 1000, 1000, `${call}: maxFiles`),
    latencyMs: within(given.latencyMs, 0, 86_400_000, `${call}: latencyMs`),
  }
}

/** @throws KitError for what is no plan */
export function planOf(call: unknown, given: { when?: unknown; fate?: unknown } = {}): CrashPlan {
  const { when = 'before', fate } = given
  if (typeof call !== 'number' || !Number.isInteger(call) || call < 1) {
    throw new KitError('disk.crashAt(call) takes a whole number from 1, which is the next call.')
  }
  if (when !== 'before' && when !== 'after') {
    throw new KitError("disk.crashAt(call, { when }): it is 'before' or 'after'.")
  }
  return { call, when, fate: fateOf(fate, 'disk.crashAt(call, { fate })') }
}

/** @throws KitError */
export function fateOf(fate: unknown, call: string): Fate | undefined {
  if (fate === undefined || fate === 'kept' || fate === 'lost' || fate === 'torn') return fate
  throw new KitError(`${call}: a fate is 'kept', 'lost' or 'torn'; left out, the seed decides.`)
}

function within(value: unknown, otherwise: number, most: number, what: string): number {
  if (value === undefined) return otherwise
  if (typeof value === 'number' && value >= 0 && value <= most) return value
  throw new KitError(`${what} is a number from 0 to ${most}.`)
}
