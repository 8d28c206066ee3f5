/** Bytes out of whatever node:crypto and the web's crypto take, and bytes out of the seed. */

import { env } from '../env.ts'
import { invalidArgType } from '../errors.ts'
import { encodeUtf8 } from '../modules/utf8.ts'

/** The bytes of a view or an ArrayBuffer, shared with it; undefined for anything else. */
export function viewBytes(data: unknown): Uint8Array | undefined {
  if (ArrayBuffer.isView(data)) return new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
  return data instanceof ArrayBuffer ? new Uint8Array(data) : undefined
}

/** A copy in a plain Uint8Array, which is what may cross to the host. */
export function copyBytes(data: Uint8Array): Uint8Array {
  const copy = new Uint8Array(data.length)
  copy.set(data)
  return copy
}

/** The bytes of a string (UTF-8) or of binary data; `name` is the argument's, for the error. */
export function dataBytes(data: unknown, name: string): Uint8Array {
  const bytes = typeof data === 'string' ? encodeUtf8(data) : viewBytes(data)
  if (bytes !== undefined) return bytes
  const expected = 'of type string or an instance of Buffer, TypedArray, or DataView'
  throw invalidArgType(name, expected, data)
}

/** Several pieces as one. */
export function joinBytes(pieces: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0))
  let at = 0
  for (const piece of pieces) {
    joined.set(piece, at)
    at += piece.length
  }
  return joined
}

/** Fills `target` from the seeded generator: the same seed gives the same bytes. */
export function fillRandom<T extends Uint8Array>(target: T): T {
  for (let index = 0; index < target.length; index++) target[index] = Math.floor(env.random() * 256)
  return target
}

/** A UUID of version 4, from the seed. */
export function randomUUID(): string {
  const bytes = fillRandom(new Uint8Array(16))
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = bytes.toHex()
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
