/** The methods of Buffer's instances, without those that read and write numbers. */

import { invalidArgValue, outOfRange, withCode } from '../errors.ts'
import { decodeText, encodeText, findEncoding } from '../modules/buffer-encodings.ts'
import { checkBytes, known } from './checks.ts'
import { compareBytes, findBytes, needleBytes } from './search.ts'

export type Bytes = Uint8Array<ArrayBuffer>

const inspect = Symbol.for('nodejs.util.inspect.custom')

/** How many bytes an inspection shows. */
export const maxShown = 50

export const methods = {
  toString(this: Bytes, encoding?: unknown, start?: unknown, end?: unknown): string {
    const [from, to] = range(this.length, start, end)
    const whole = from === 0 && to === this.length
    return to <= from ? '' : decodeText(whole ? this : this.subarray(from, to), known(encoding))
  },
  toJSON(this: Bytes): object {
    return { type: 'Buffer', data: Array.from(this) }
  },
  equals(this: Bytes, other: unknown): boolean {
    checkBytes(other, 'otherBuffer')
    return compareBytes(this, other) === 0
  },
  compare(
    this: Bytes,
    target: unknown,
    start?: number,
    end?: number,
    ownStart?: number,
    ownEnd?: number,
  ): number {
    checkBytes(target, 'target')
    return compareBytes(this.subarray(ownStart ?? 0, ownEnd), target.subarray(start ?? 0, end))
  },
  indexOf(this: Bytes, value: unknown, offset?: unknown, encoding?: unknown): number {
    return search(this, value, offset, encoding, true)
  },
  lastIndexOf(this: Bytes, value: unknown, offset?: unknown, encoding?: unknown): number {
    return search(this, value, offset, encoding, false)
  },
  includes(this: Bytes, value: unknown, offset?: unknown, encoding?: unknown): boolean {
    return search(this, value, offset, encoding, true) !== -1
  },
  fill(this: Bytes, value: unknown, offset?: unknown, end?: unknown, encoding?: unknown): Bytes {
    const [start, stop, given] =
      typeof offset === 'string'
        ? [0, this.length, offset]
        : typeof end === 'string'
          ? [offset, this.length, end]
          : [offset, end, encoding]
    const [from, to] = range(this.length, start, stop)
    const pattern =
      typeof value === 'string' || value instanceof Uint8Array ? needle(value, given) : undefined
    if (pattern === undefined) Uint8Array.prototype.fill.call(this, Number(value) & 255, from, to)
    else if (pattern.length === 0) {
      if (typeof value !== 'string' || value !== '') throw invalidArgValue('value', value)
      Uint8Array.prototype.fill.call(this, 0, from, to)
    } else
      for (let index = from; index < to; index++) this[index] = pattern[(index - from) % pattern.length] ?? 0
    return this
  },
  write(this: Bytes, text: string, offset?: unknown, length?: unknown, encoding?: unknown): number {
    if (typeof text !== 'string') {
      throw withCode(new TypeError('argument must be a string'), 'ERR_INVALID_ARG_TYPE')
    }
    const [at, size, given] =
      typeof offset === 'string'
        ? [0, undefined, offset]
        : typeof length === 'string'
          ? [offset, undefined, length]
          : [offset, length, encoding]
    const start = at === undefined ? 0 : Number(at)
    if (!(start >= 0 && start <= this.length)) throw outOfRange('offset', `>= 0 && <= ${this.length}`, at)
    const room = Math.min(this.length - start, size === undefined ? Infinity : Number(size))
    const bytes = encodeText(text, known(given))
    const written = known(given) === 'utf8' ? wholeCharacters(bytes, room) : Math.min(room, bytes.length)
    this.set(bytes.subarray(0, written), start)
    return written
  },
  slice(this: Bytes, start?: number, end?: number): Bytes {
    return this.subarray(start, end) as Bytes
  },
  copy(this: Bytes, target: Uint8Array, at = 0, start = 0, end = this.length): number {
    checkBytes(target, 'target')
    if (at < 0) throw outOfRange('targetStart', '>= 0', at)
    if (start < 0 || start > this.length) throw outOfRange('sourceStart', `>= 0 && <= ${this.length}`, start)
    if (at >= target.length || start >= end) return 0
    const part = this.subarray(start, Math.min(end, start + target.length - at))
    target.set(part, at)
    return part.length
  },
  swap16: swapper(2),
  swap32: swapper(4),
  swap64: swapper(8),
  toLocaleString(this: Bytes, encoding?: unknown, start?: unknown, end?: unknown): string {
    return methods.toString.call(this, encoding, start, end)
  },
  [inspect](this: Bytes): string {
    const shown = [...this.subarray(0, maxShown)].map((byte) => byte.toString(16).padStart(2, '0')).join(' ')
    const more = this.length - maxShown
    const rest = more > 0 ? ` ... ${more} more byte${more > 1 ? 's' : ''}` : ''
    return `<${this.constructor.name} ${shown}${rest}>`
  },
}

type Range = [start: number, end: number]

/** A part of a Buffer as the older methods give it: anything out of bounds is brought inside. */
function range(length: number, start: unknown, end: unknown): Range {
  const clamp = (value: unknown, otherwise: number) =>
    value === undefined ? otherwise : Math.min(length, Math.max(0, Math.trunc(Number(value)) || 0))
  return [clamp(start, 0), clamp(end, length)]
}

function needle(value: unknown, encoding: unknown): Uint8Array {
  if (typeof value === 'string' && encoding !== undefined) known(encoding)
  return needleBytes(value, encoding)
}

function search(buffer: Bytes, value: unknown, offset: unknown, encoding: unknown, forward: boolean): number {
  const [at, given] = typeof offset === 'string' ? [undefined, offset] : [offset, encoding]
  const step = typeof value === 'string' && findEncoding(given) === 'utf16le' ? 2 : 1
  return findBytes(buffer, needle(value, given), at, forward, step)
}

/** How many of the first `room` bytes are whole UTF-8 characters. */
function wholeCharacters(bytes: Uint8Array, room: number): number {
  if (bytes.length <= room) return bytes.length
  let end = room
  while (end > 0 && ((bytes[end] ?? 0) & 0xc0) === 0x80) end--
  return end
}

function swapper(size: number) {
  return function (this: Bytes): Bytes {
    if (this.length % size !== 0) {
      throw withCode(
        new RangeError(`Buffer size must be a multiple of ${size * 8}-bits`),
        'ERR_INVALID_BUFFER_SIZE',
      )
    }
    for (let at = 0; at < this.length; at += size) this.subarray(at, at + size).reverse()
    return this
  }
}
