/** What kind of built-in object a value really is: by its internal slot, found by a cheap look at its prototypes. */

import { primordials } from '../primordials.ts'

const {
  getterOf,
  mapGet,
  mapSet,
  mapSize,
  setSize,
  NativeArrayBuffer,
  NativeDate,
  NativeError,
  NativeMap,
  NativeSet,
  objectToString,
  reflectGetPrototypeOf,
  reflectOwnKeys,
  uncurry,
} = primordials

const typedArrayPrototype = reflectGetPrototypeOf(Uint8Array.prototype) as object

/** The name of a typed array's class, `undefined` for anything else. */
export const typedArrayName = getterOf<string | undefined>(typedArrayPrototype, Symbol.toStringTag)
export const typedArrayLength = getterOf<number>(typedArrayPrototype, 'length')
export const dateValue = uncurry(NativeDate.prototype.getTime)
export const bufferLength = getterOf<number>(NativeArrayBuffer.prototype, 'byteLength')
export const { isError } = NativeError as unknown as { isError(value: unknown): value is Error }

const weakSetHas = uncurry(WeakSet.prototype.has)
const weakMapHas = uncurry(WeakMap.prototype.has)
const regExpFlags = getterOf<boolean>(RegExp.prototype, 'hasIndices')

/** Reads what only an object with the right internal slot has; a TypeError says that it has not. */
const probes = {
  Map: { prototype: NativeMap.prototype, read: mapSize },
  Set: { prototype: NativeSet.prototype, read: setSize },
  Date: { prototype: NativeDate.prototype, read: dateValue },
  RegExp: { prototype: RegExp.prototype, read: regExpFlags },
  ArrayBuffer: { prototype: NativeArrayBuffer.prototype, read: bufferLength },
  DataView: { prototype: DataView.prototype, read: getterOf<unknown>(DataView.prototype, 'buffer') },
  WeakSet: { prototype: WeakSet.prototype, read: (value: object) => weakSetHas(value, value) },
  WeakMap: { prototype: WeakMap.prototype, read: (value: object) => weakMapHas(value, value) },
  Number: { prototype: Number.prototype, read: uncurry(Number.prototype.valueOf) },
  String: { prototype: String.prototype, read: uncurry(String.prototype.valueOf) },
  Boolean: { prototype: Boolean.prototype, read: uncurry(Boolean.prototype.valueOf) },
  BigInt: { prototype: BigInt.prototype, read: uncurry(BigInt.prototype.valueOf) },
  Symbol: { prototype: Symbol.prototype, read: uncurry(Symbol.prototype.valueOf) },
  // A promise's slot cannot be read without marking the promise as handled.
  Promise: { prototype: Promise.prototype, read: () => undefined },
} satisfies Record<string, { prototype: object; read: (value: object) => unknown }>

export type Kind = keyof typeof probes

const kinds = reflectOwnKeys(probes) as Kind[]
const kindOfPrototype = new NativeMap<object, Kind>()
for (let index = 0; index < kinds.length; index++) {
  const kind = kinds[index] as Kind
  mapSet(kindOfPrototype, probes[kind].prototype, kind)
}

/** The kind of an ordinary instance; an object with a foreign prototype has none. */
export function kindOf(value: object): Kind | undefined {
  for (let at = reflectGetPrototypeOf(value); at !== null; at = reflectGetPrototypeOf(at)) {
    const kind = mapGet(kindOfPrototype, at) as Kind | undefined
    if (kind !== undefined) return isKind(kind, value) ? kind : undefined
  }
  return undefined
}

/** Whether `value` has the internal slot of `kind`, whatever its prototype. */
export function isKind(kind: Kind, value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  try {
    probes[kind].read(value)
    return true
  } catch {
    return false
  }
}

/** What a boxed primitive holds. */
export function unboxed(kind: Kind, value: object): unknown {
  return probes[kind].read(value)
}

export function isArguments(value: object): boolean {
  return objectToString(value) === '[object Arguments]'
}
