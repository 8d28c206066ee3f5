/** `readInt16LE`, `writeDoubleBE` and their sixty relatives, made from one table over DataView. */

import { invalidArgType, outOfRange, withCode } from '../errors.ts'

type Numeric = number | bigint

interface Kind {
  /** The name in Buffer's methods and in DataView's. */
  name: string
  view: string
  size: number
  /** What a value may be between; floats take anything. */
  range?: [low: Numeric, high: Numeric]
}

const kinds: Kind[] = [
  { name: 'UInt8', view: 'Uint8', size: 1, range: [0, 255] },
  { name: 'Int8', view: 'Int8', size: 1, range: [-128, 127] },
  { name: 'UInt16', view: 'Uint16', size: 2, range: [0, 0xffff] },
  { name: 'Int16', view: 'Int16', size: 2, range: [-0x8000, 0x7fff] },
  { name: 'UInt32', view: 'Uint32', size: 4, range: [0, 0xffffffff] },
  { name: 'Int32', view: 'Int32', size: 4, range: [-0x80000000, 0x7fffffff] },
  { name: 'BigUInt64', view: 'BigUint64', size: 8, range: [0n, 2n ** 64n - 1n] },
  { name: 'BigInt64', view: 'BigInt64', size: 8, range: [-(2n ** 63n), 2n ** 63n - 1n] },
  { name: 'Float', view: 'Float32', size: 4 },
  { name: 'Double', view: 'Float64', size: 8 },
]

type Methods = Record<string, (this: Uint8Array, ...args: never[]) => unknown>

/** All the methods by name, for the prototype of Buffer. */
export function numberMethods(): Methods {
  const methods: Methods = {}
  for (const kind of kinds) {
    for (const end of kind.size === 1 ? [''] : ['LE', 'BE']) {
      addBoth(methods, `${kind.name}${end}`, readKind(kind, end !== 'BE'), writeKind(kind, end !== 'BE'))
    }
  }
  for (const end of ['LE', 'BE']) {
    for (const signed of [false, true]) {
      const name = `${signed ? 'Int' : 'UInt'}${end}`
      addBoth(methods, name, readWide(signed, end === 'LE'), writeWide(signed, end === 'LE'))
    }
  }
  return methods
}

/** Node spells `Uint` both ways. */
function addBoth(methods: Methods, name: string, read: unknown, write: unknown): void {
  for (const spelling of new Set([name, name.replace('UInt', 'Uint')])) {
    methods[`read${spelling}`] = read as Methods[string]
    methods[`write${spelling}`] = write as Methods[string]
  }
}

type View = Record<string, (offset: number, ...rest: unknown[]) => Numeric>

function viewOf(buffer: Uint8Array): View {
  return new DataView(buffer.buffer, buffer.byteOffset, buffer.byteLength) as unknown as View
}

function readKind({ view, size }: Kind, little: boolean) {
  return function (this: Uint8Array, offset: unknown = 0): unknown {
    const at = checkOffset(this, offset, size)
    return viewOf(this)[`get${view}`]?.(at, little)
  }
}

function writeKind({ view, size, range }: Kind, little: boolean) {
  return function (this: Uint8Array, given: Numeric, offset: unknown = 0): number {
    const value = range !== undefined && typeof range[0] === 'bigint' ? given : Number(given)
    if (range !== undefined) checkRange(value, range, size)
    const at = checkOffset(this, offset, size)
    viewOf(this)[`set${view}`]?.(at, value, little)
    return at + size
  }
}

function readWide(signed: boolean, little: boolean) {
  return function (this: Uint8Array, offset: unknown, byteLength: unknown): number {
    if (offset === undefined) throw invalidArgType('offset', 'of type number', offset)
    const size = checkSize(byteLength)
    const at = checkOffset(this, offset, size)
    let value = 0
    for (let index = 0; index < size; index++) {
      value = value * 256 + (this[little ? at + size - 1 - index : at + index] ?? 0)
    }
    return signed && value >= 2 ** (8 * size - 1) ? value - 2 ** (8 * size) : value
  }
}

function writeWide(signed: boolean, little: boolean) {
  return function (this: Uint8Array, given: number, offset: unknown, byteLength: unknown): number {
    if (offset === undefined) throw invalidArgType('offset', 'of type number', offset)
    const size = checkSize(byteLength)
    const half = 2 ** (8 * size - 1)
    const value = Number(given)
    checkRange(value, signed ? [-half, half - 1] : [0, 2 * half - 1], size)
    const at = checkOffset(this, offset, size)
    let rest = value < 0 ? value + 2 * half : value
    for (let index = 0; index < size; index++) {
      this[little ? at + index : at + size - 1 - index] = rest % 256
      rest = Math.floor(rest / 256)
    }
    return at + size
  }
}

function checkSize(byteLength: unknown): number {
  if (typeof byteLength !== 'number') throw invalidArgType('byteLength', 'of type number', byteLength)
  if (!Number.isInteger(byteLength)) throw outOfRange('byteLength', 'an integer', byteLength)
  if (byteLength < 1 || byteLength > 6) throw outOfRange('byteLength', '>= 1 and <= 6', byteLength)
  return byteLength
}

function checkOffset(buffer: Uint8Array, offset: unknown, size: number): number {
  if (typeof offset !== 'number') throw invalidArgType('offset', 'of type number', offset)
  if (!Number.isInteger(offset)) throw outOfRange('offset', 'an integer', offset)
  const last = buffer.length - size
  if (last < 0) {
    throw withCode(
      new RangeError('Attempt to access memory outside buffer bounds'),
      'ERR_BUFFER_OUT_OF_BOUNDS',
    )
  }
  if (offset < 0 || offset > last) throw outOfRange('offset', `>= 0 and <= ${last}`, offset)
  return offset
}

function checkRange(value: Numeric, [low, high]: [Numeric, Numeric], size: number): void {
  if (value >= low && value <= high) return
  if (typeof value !== 'bigint' && Number.isNaN(value)) return
  const n = typeof low === 'bigint' ? 'n' : ''
  const bits = size * 8
  const wide =
    low < 0
      ? `>= -(2${n} ** ${bits - 1}${n}) and < 2${n} ** ${bits - 1}${n}`
      : `>= 0${n} and < 2${n} ** ${bits}${n}`
  const range = size > 4 ? wide : `>= ${low} and <= ${high}`
  throw outOfRange('value', range, value)
}
