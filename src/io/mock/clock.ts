import { readFileSync } from 'node:fs'
import { uptime } from 'node:os'
import type { Moment } from '../../core/mock/events.ts'
import { elapsed } from '../../core/mock/time.ts'
import { Refusal } from '../../core/refusal.ts'
import { tidyPath } from '../places.ts'

/** Tells the time of interviews. */
export interface InterviewClock {
  now: () => Moment
  /** Milliseconds that this process was awake, from any start. */
  awake: () => number
  /** The milliseconds that the machine slept between two looks; 0 when it did not. */
  slept: (from: Look, to: Look) => number
  simulated: boolean
  /** Whether it runs faster than the wall clock, so that nobody can tell whether that was set. */
  faster?: boolean
}

export interface Look {
  moment: Moment
  awake: number
}

/** A machine that slept for less is not worth a word, in milliseconds. */
const nap = 60_000
/** A simulated clock that jumps so far stands for sleep. */
const jump = 30 * 60_000

/**
 * The machine's clocks; with HOTSEAT_HOME and HOTSEAT_CLOCK a simulated one. `x60` runs so many times as fast; anything
 * else is a file with the milliseconds of now, or with a moment as JSON: `{ "at", "up", "boot" }`.
 * @throws Refusal when the simulated clock cannot be read, also later from `now`.
 */
export function interviewClock(env: Record<string, string | undefined>): InterviewClock {
  const wanted = env['HOTSEAT_HOME'] ? env['HOTSEAT_CLOCK'] : undefined
  const awake = () => performance.now()
  if (!wanted) return { now: machineNow, awake, slept: sleptBy, simulated: false }
  const times = /^x(\d{1,5})$/.exec(wanted)?.[1]
  if (times !== undefined)
    return { now: () => fasterNow(Number(times)), awake, slept: () => 0, simulated: true, faster: true }
  momentIn(wanted)
  return { now: () => momentIn(wanted), awake, slept: jumped, simulated: true }
}

/** The uptime counts sleep, the process's own clock does not. */
function sleptBy(from: Look, to: Look): number {
  const span = elapsed(from.moment, to.moment) - (to.awake - from.awake)
  return span > nap ? Math.round(span) : 0
}

function jumped(from: Look, to: Look): number {
  const span = elapsed(from.moment, to.moment)
  return span >= jump ? span : 0
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
    if (typeof data === 'number' && Number.isSafeInteger(Math.round(data)))
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
