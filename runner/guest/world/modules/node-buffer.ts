/** node:buffer and the global Buffer, over the engine's own base64 and hex. */

import { decodeText, type Encoding, encodeText, findEncoding } from '../buffer/encodings.ts'
import { numberMethods } from '../buffer/numbers.ts'
import { compareBytes, findBytes, needleBytes } from '../buffer/search.ts'
import { invalidArgType, invalidArgValue, outOfRange, withCode } from '../errors.ts'
import { atob, btoa } from '../modules/base64.ts'
import { Utf8Decoder, utf8Length } from '../modules/utf8.ts'

const inspect = Symbol.for('nodejs.util.inspect.custom')
const maxLength = 2 ** 53 - 1
const maxStringLength = 2 ** 29 - 24
const maxShown = 50

type Bytes = Uint8Array<ArrayBuffer>
type Input = string | ArrayBufferLike | ArrayLike<number> | Iterable<number> | object

/** Callable without `new`, as it always was; instances are Uint8Arrays with Buffer's prototype. */
export function Buffer(value: unknown, encodingOrOffset?: unknown, length?: unknown): Bytes {
  if (typeof value === 'number') {
    if (typeof encodingOrOffset === 'string') throw invalidArgType('string', 'of type string', value)
    return alloc(value)
  }
  return from(value as Input, encodingOrOffset, length)
}

Object.setPrototypeOf(Buffer, Uint8Array)
Buffer.prototype = Object.create(Uint8Array.prototype, {
  constructor: { value: Buffer, writable: true, configurable: true },
})

function create(...args: unknown[]): Bytes {
  return Reflect.construct(Uint8Array, args, Buffer)
}

function alloc(size: number, fill?: unknown, encoding?: unknown): Bytes {
  checkSize(size)
  const buffer = create(size)
  return fill === undefined || fill === 0 || size === 0
    ? buffer
    : (methods.fill.call(buffer, fill, encoding) as Bytes)
}

function from(value: Input, encodingOrOffset?: unknown, length?: unknown): Bytes {
  if (typeof value === 'string') return view(encodeText(value, known(encodingOrOffset)))
  if (typeof value !== 'object' || value === null) throw badSource(value)
  if (value instanceof ArrayBuffer) return create(value, encodingOrOffset, length)
  if (value instanceof Uint8Array || Array.isArray(value)) return create(value)
  const primitive: unknown = value.valueOf()
  if (primitive !== value && primitive !== null && primitive !== undefined) {
    return from(primitive as Input, encodingOrOffset, length)
  }
  const { type, data } = value as { type?: unknown; data?: unknown }
  if (type === 'Buffer' && Array.isArray(data)) return create(data)
  if ('length' in value || (value as { buffer?: unknown }).buffer instanceof ArrayBuffer) {
    return typeof (value as ArrayLike<number>).length === 'number'
      ? create(Array.from(value as ArrayLike<number>))
      : create(0)
  }
  const convert = (value as { [Symbol.toPrimitive]?: (hint: string) => unknown })[Symbol.toPrimitive]
  const converted = typeof convert === 'function' ? convert.call(value, 'string') : undefined
  if (typeof converted === 'string') return from(converted, encodingOrOffset)
  throw badSource(value)
}

function badSource(value: unknown): TypeError {
  const expected = 'of type string or an instance of Buffer, ArrayBuffer, or Array or an Array-like Object'
  return invalidArgType('first argument', expected, value)
}

/** The bytes of another array as a Buffer, without copying. */
function view(bytes: Uint8Array): Bytes {
  return create(bytes.buffer, bytes.byteOffset, bytes.length)
}

function known(encoding: unknown): Encoding {
  if (encoding === undefined || encoding === null || encoding === '') return 'utf8'
  const found = findEncoding(encoding)
  if (found === undefined)
    throw withCode(new TypeError(`Unknown encoding: ${encoding}`), 'ERR_UNKNOWN_ENCODING')
  return found
}

function checkSize(size: unknown): void {
  if (typeof size !== 'number') throw invalidArgType('size', 'of type number', size)
  if (!(size >= 0 && size <= maxLength)) throw outOfRange('size', `>= 0 && <= ${maxLength}`, size)
}

function checkBytes(value: unknown, name: string): asserts value is Uint8Array {
  if (!(value instanceof Uint8Array)) throw invalidArgType(name, 'an instance of Buffer or Uint8Array', value)
}

const statics = {
  alloc,
  allocUnsafe: (size: number) => alloc(size),
  allocUnsafeSlow: (size: number) => alloc(size),
  from,
  of: (...bytes: number[]) => create(bytes),
  isBuffer: (value: unknown) => value instanceof (Buffer as unknown as typeof Uint8Array),
  isEncoding: (name: unknown) => name !== '' && findEncoding(name) !== undefined,
  byteLength(value: unknown, encoding?: unknown): number {
    if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return value.byteLength
    if (typeof value !== 'string') {
      throw invalidArgType('string', 'of type string or an instance of Buffer or ArrayBuffer', value)
    }
    const found = findEncoding(encoding) ?? 'utf8'
    if (found === 'utf8') return utf8Length(value)
    if (found === 'hex') return value.length >>> 1
    if (found === 'base64' || found === 'base64url')
      return Math.floor((value.replace(/==?$/, '').length * 3) / 4)
    return found === 'utf16le' ? value.length * 2 : value.length
  },
  compare(a: unknown, b: unknown): number {
    checkBytes(a, 'buf1')
    checkBytes(b, 'buf2')
    return compareBytes(a, b)
  },
  concat(list: readonly Uint8Array[], length?: number): Bytes {
    if (!Array.isArray(list)) throw invalidArgType('list', 'an instance of Array', list)
    for (const [index, item] of list.entries()) checkBytes(item, `list[${index}]`)
    const joined = create(length ?? list.reduce((sum, item) => sum + item.length, 0))
    let at = 0
    for (const item of list) {
      if (at >= joined.length) break
      joined.set(item.subarray(0, joined.length - at), at)
      at += item.length
    }
    return joined
  },
  copyBytesFrom: (source: Uint8Array, offset = 0, length = source.length - offset) =>
    view(new Uint8Array(source.slice(offset, offset + length).buffer)),
}

type Range = [start: number, end: number]

/** A part of a Buffer as the older methods give it: anything out of bounds is brought inside. */
function range(length: number, start: unknown, end: unknown): Range {
  const clamp = (value: unknown, otherwise: number) =>
    value === undefined ? otherwise : Math.min(length, Math.max(0, Math.trunc(Number(value)) || 0))
  return [clamp(start, 0), clamp(end, length)]
}

const methods = {
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

for (const [target, source] of [
  [Buffer, statics],
  [Buffer.prototype, { ...methods, ...numberMethods() }],
] as const) {
  for (const key of Reflect.ownKeys(source)) {
    const value: unknown = Reflect.get(source, key)
    Object.defineProperty(target, key, { value, writable: true, enumerable: true, configurable: true })
    if (typeof key === 'string') Object.defineProperty(value, 'name', { value: key, configurable: true })
  }
}
Object.defineProperties(Buffer.prototype, {
  parent: {
    get(this: Bytes) {
      return this.buffer
    },
    configurable: true,
  },
  offset: {
    get(this: Bytes) {
      return this.byteOffset
    },
    configurable: true,
  },
  asciiSlice: slicer('ascii'),
  base64Slice: slicer('base64'),
  hexSlice: slicer('hex'),
  latin1Slice: slicer('latin1'),
  utf8Slice: slicer('utf8'),
})
Object.assign(Buffer, { poolSize: 65_536 })

function slicer(encoding: Encoding): PropertyDescriptor {
  return {
    value(this: Bytes, start?: number, end?: number) {
      return methods.toString.call(this, encoding, start, end)
    },
    writable: true,
    configurable: true,
  }
}

export default {
  Buffer,
  kMaxLength: maxLength,
  kStringMaxLength: maxStringLength,
  constants: { MAX_LENGTH: maxLength, MAX_STRING_LENGTH: maxStringLength },
  INSPECT_MAX_BYTES: maxShown,
  atob,
  btoa,
  isAscii: (input: Uint8Array) => new Uint8Array(input).every((byte) => byte < 128),
  isUtf8: (input: Uint8Array) => new Utf8Decoder().decode(new Uint8Array(input), false, true) !== undefined,
}
