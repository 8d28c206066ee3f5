import type { Moment } from './events.ts'

/** Milliseconds from one moment to a later one: never negative, whatever was done to the wall clock. */
export function elapsed(from: Moment, to: Moment): number {
  const sameBoot = from.boot !== '' && from.boot === to.boot
  return Math.max(0, Math.round(sameBoot ? to.up - from.up : to.at - from.at))
}

/** By how many milliseconds the wall clock was set between two moments; 0 when nobody can tell or it was less than a minute. */
export function clockSet(from: Moment, to: Moment): number {
  if (from.boot === '' || from.boot !== to.boot) return 0
  const set = Math.round(to.at - from.at - (to.up - from.up))
  return Math.abs(set) < 60_000 ? 0 : set
}

/** Interview time for people: `7:05`, `1:07:05`. */
export function clockText(ms: number): string {
  const seconds = Math.floor(Math.max(0, ms) / 1000)
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
  const two = (value: number) => String(value).padStart(2, '0')
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`
}

/** A span of time in words: `45 s`, `12 min`, `1 h 5 min`. */
export function spanText(ms: number): string {
  if (ms < 59_500) return `${Math.round(ms / 1000)} s`
  const minutes = Math.round(ms / 60_000)
  if (minutes < 60) return `${minutes} min`
  const rest = minutes % 60
  return rest === 0 ? `${Math.floor(minutes / 60)} h` : `${Math.floor(minutes / 60)} h ${rest} min`
}
