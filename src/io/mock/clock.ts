import { readFileSync } from 'node:fs'
import { uptime } from 'node:os'
import type { Moment } from '../../core/mock/events.ts'
import { Refusal } from '../../core/refusal.ts'
import { tidyPath } from '../places.ts'

/** Tells the time of interviews. */
export interface InterviewClock {
  now: () => Moment
  simulated: boolean
}

/**
 * The machine's clocks; with HOTSEAT_HOME and HOTSEAT_CLOCK a simulated one. `x60` runs so many times as fast; anything
 * else is a file with the milliseconds of now, or with a moment as JSON: `{ "at", "up", "boot" }`.
 * @throws Refusal when the simulated clock cannot be read, also later from `now`.
 */
export function interviewClock(env: Record<string, string | undefined>): InterviewClock {
  const wanted = env['HOTSEAT_HOME'] ? env['HOTSEAT_CLOCK'] : undefined
  if (!wanted) return { now: machineNow, simulated: false }
  const times = /^x(\d{1,5})$/.exec(wanted)?.[1]
  if (times !== undefined) return { now: () => fasterNow(Number(times)), simulated: true }
  momentIn(wanted)
  return { now: () => momentIn(wanted), simulated: true }
}

function machineNow(): Moment {
  return { at: Date.now(), up: Math.round(uptime() * 1000), boot: bootId() }
}

/** The wall clock goes on as it does, so that dates stay what they are. */
function fasterNow(times: number): Moment {
  return { at: Date.now(), up: Math.round(uptime() * 1000) * times, boot: `x${times}` }
}

function momentIn(file: string): Moment {
  try {
    const data: unknown = JSON.parse(readFileSync(file, 'utf8'))
    if (typeof data === 'number' && Number.isFinite(data))
      return { at: Math.round(data), up: Math.round(data), boot: 'simulated' }
    if (isMoment(data)) return data
  } catch {}
  throw new Refusal(
    `The simulated clock ${tidyPath(file)} cannot be read; write the milliseconds of now into it, or unset HOTSEAT_CLOCK.`,
  )
}

function isMoment(data: unknown): data is Moment {
  if (typeof data !== 'object' || data === null) return false
  const { at, up, boot } = data as Partial<Moment>
  return Number.isSafeInteger(at) && Number.isSafeInteger(up) && typeof boot === 'string'
}

let boot: string | undefined

/** Linux counts sleep into its uptime and names each start; elsewhere the wall clock has to do. */
function bootId(): string {
  boot ??= readBootId()
  return boot
}

function readBootId(): string {
  if (process.platform !== 'linux') return ''
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
  } catch {
    return ''
  }
}
