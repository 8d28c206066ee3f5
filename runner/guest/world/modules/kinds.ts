/** What kind of built-in object a value really is: by its internal slot, found by a cheap look at its prototypes. */

import { primordials } from '../primordials.ts'

const {
  getterOf,
  mapGet,
  mapSet,
  mapSize,
  NativeError,
  NativeMap,
  objectToString,
  prototypes,
  reflectGetPrototypeOf,
  reflectOwnKeys,
  setSize,
  uncurry,
} = primordials

/** The name of a typed array's class, `undefined` for anything else. */
export const typedArrayName = getterOf<string | undefined>(prototypes.TypedArray, Symbol.toStringTag)
export const typedArrayLength = getterOf<number>(prototypes.TypedArray, 'length')
export const dateValue = uncurry(prototypes.Date.getTime)
export const bufferLength = getterOf<number>(prototypes.ArrayBuffer, 'byteLength')
export const { isError } = NativeError as unknown as { isError(value: unknown): value is Error }

const weakSetHas = uncurry(prototypes.WeakSet.has)
const weakMapHas = uncurry(prototypes.WeakMap.has)

/** Reads what only an object with the right internal slot has; a TypeError says that it has not. */
const probes = {
  Map: mapSize,
  Set: setSize,
  Date: dateValue,
  RegExp: getterOf<unknown>(prototypes.RegExp, 'hasIndices'),
  ArrayBuffer: bufferLength,
  DataView: getterOf<unknown>(prototypes.DataView, 'buffer'),
  WeakSet: (value: object) => weakSetHas(value, value),
  WeakMap: (value: object) => weakMapHas(value, value),
  Number: uncurry(prototypes.Number.valueOf),
  String: uncurry(prototypes.String.valueOf),
  Boolean: uncurry(prototypes.Boolean.valueOf),
  BigInt: uncurry(prototypes.BigInt.valueOf),
  Symbol: uncurry(prototypes.Symbol.valueOf),
  // A promise's slot cannot be read without marking the promise as handled.
  Promise: () => undefined,
} satisfies Record<string, (value: object) => unknown>

export type Kind = keyof typeof probes

const kinds = reflectOwnKeys(probes) as Kind[]
const kindOfPrototype = new NativeMap<object, Kind>()
for (let index = 0; index < kinds.length; index++) {
  const kind = kinds[index] as Kind
  mapSet(kindOfPrototype, prototypes[kind], kind)
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
    probes[kind](value)
    return true
  } catch {
    return false
  }
}

/** What a boxed primitive holds. */
export function unboxed(kind: Kind, value: object): unknown {
  return probes[kind](value)
}

export function isArguments(value: object): boolean {
  return objectToString(value) === '[object Arguments]'
}
