/** node:buffer and the global Buffer, over the engine's own base64 and hex. */

import { checkBytes, known } from '../buffer/checks.ts'
import { type Bytes, maxShown, methods } from '../buffer/methods.ts'
import { numberMethods } from '../buffer/numbers.ts'
import { compareBytes } from '../buffer/search.ts'
import { invalidArgType, outOfRange } from '../errors.ts'
import { atob, btoa } from '../modules/base64.ts'
import { type Encoding, encodeText, findEncoding } from '../modules/buffer-encodings.ts'
import { Utf8Decoder, utf8Length } from '../modules/utf8.ts'

const maxLength = 2 ** 53 - 1
const maxStringLength = 2 ** 29 - 24

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

function checkSize(size: unknown): void {
  if (typeof size !== 'number') throw invalidArgType('size', 'of type number', size)
  if (!(size >= 0 && size <= maxLength)) throw outOfRange('size', `>= 0 && <= ${maxLength}`, size)
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
