/** Buffer's indexOf, lastIndexOf, fill and compare over plain bytes. */

import { invalidArgType } from '../errors.ts'
import { encodeText, findEncoding } from '../modules/buffer-encodings.ts'

/** -1, 0 or 1, byte by byte and then by length. */
export function compareBytes(a: Uint8Array, b: Uint8Array): number {
  const length = Math.min(a.length, b.length)
  for (let index = 0; index < length; index++) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0)
    if (difference !== 0) return difference < 0 ? -1 : 1
  }
  return Math.sign(a.length - b.length)
}

/** What to look for: one byte, a text or other bytes. */
export function needleBytes(value: unknown, encoding: unknown): Uint8Array {
  if (typeof value === 'number') return Uint8Array.of(value & 255)
  if (typeof value === 'string') return encodeText(value, findEncoding(encoding) ?? 'utf8')
  if (value instanceof Uint8Array) return value
  throw invalidArgType('value', 'one of type number or string or an instance of Buffer or Uint8Array', value)
}

/** The first (or, backwards, the last) place of `needle` from `offset` on; `step` 2 keeps to UTF-16 units. */
export function findBytes(
  bytes: Uint8Array,
  needle: Uint8Array,
  offset: unknown,
  forward: boolean,
  step: number,
): number {
  const start = startOf(offset, bytes.length, forward)
  if (needle.length === 0) return forward ? Math.min(start, bytes.length) : Math.min(start, bytes.length)
  if (start < 0) return -1
  const last = bytes.length - needle.length
  let at = forward ? start : Math.min(start, last)
  for (; at >= 0 && at <= last; at += forward ? 1 : -1) {
    if (at % step === 0 && matchesAt(bytes, needle, at)) return at
  }
  return -1
}

function startOf(offset: unknown, length: number, forward: boolean): number {
  const number = Number(offset)
  if (offset === undefined || Number.isNaN(number)) return forward ? 0 : length
  const whole = Math.trunc(number)
  return whole < 0 ? (forward ? Math.max(0, length + whole) : length + whole) : whole
}

function matchesAt(bytes: Uint8Array, needle: Uint8Array, at: number): boolean {
  for (let index = 0; index < needle.length; index++) if (bytes[at + index] !== needle[index]) return false
  return true
}
