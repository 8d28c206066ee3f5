import type { Intrinsics } from './intrinsics.ts'
import { P } from './primordials.ts'

/** The bytes that a typed array, DataView or ArrayBuffer shows, as base64. */
export function bytesText(object: object): string {
  return P.toBase64(bytesOf(object))
}

/** 'Uint8Array', 'DataView', 'ArrayBuffer' and so on; 'Buffer' for Node's. */
export function bytesName(object: object, intrinsics: Intrinsics): string {
  const tag = P.typedArrayTag(object) as string | undefined
  if (tag === undefined) return isDataView(object) ? 'DataView' : 'ArrayBuffer'
  if (tag !== 'Uint8Array') return tag
  const prototype = P.getPrototypeOf(object)
  return prototype !== null && intrinsics.nameOf(prototype) === 'Buffer.prototype' ? 'Buffer' : tag
}

/** A new object of that name over those bytes. */
export function bytesObject(name: string, text: string, intrinsics: Intrinsics): object {
  const bytes = P.fromBase64(text)
  if (name === 'Uint8Array') return bytes
  if (name === 'Buffer') {
    const prototype = intrinsics.resolve('Buffer.prototype')
    if (prototype !== undefined) P.setPrototypeOf(bytes, prototype)
    return bytes
  }
  const buffer = P.typedArrayBuffer(bytes)
  if (name === 'ArrayBuffer') return buffer as object
  return P.construct(intrinsics.resolve(name) as new () => object, [buffer])
}

/** Overwrites the bytes that an object shows. */
export function fillBytes(object: object, text: string): void {
  const target = bytesOf(object)
  const bytes = P.fromBase64(text)
  if (target.length === bytes.length) P.bytesSet(target, bytes)
}

function bytesOf(object: object): Uint8Array {
  if (P.typedArrayTag(object) !== undefined) {
    return over(P.typedArrayBuffer(object), P.typedArrayOffset(object), P.typedArrayBytes(object))
  }
  if (isDataView(object)) return over(P.viewBuffer(object), P.viewOffset(object), P.viewBytes(object))
  return over(object, 0, P.bufferBytes(object))
}

function over(buffer: unknown, offset: unknown, length: unknown): Uint8Array {
  try {
    return new P.Uint8Array(buffer as ArrayBuffer, offset as number, length as number)
  } catch {
    // Its memory was transferred away.
    return new P.Uint8Array(0)
  }
}

function isDataView(object: object): boolean {
  try {
    P.viewBuffer(object)
    return true
  } catch {
    return false
  }
}
