/** Deep equality as node:assert and `util.isDeepStrictEqual` mean it; a loose and a strict form. */

import { isArguments, isError, type Kind, kindOf, typedArrayName, unboxed } from '../modules/kinds.ts'

/** Objects that are being compared further up: a pair that comes again is taken as equal. */
type Pairs = Map<object, Set<object>>

export function isDeepEqual(a: unknown, b: unknown, strict: boolean): boolean {
  return equal(a, b, strict, new Map())
}

function equal(a: unknown, b: unknown, strict: boolean, pairs: Pairs): boolean {
  if (a === b) return a !== 0 || !strict || Object.is(a, b)
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) {
    if (strict) return Object.is(a, b)
    if (isObject(a) || isObject(b)) return false
    // biome-ignore lint/suspicious/noDoubleEquals: the loose form is defined by ==
    return a == b || (Number.isNaN(a) && Number.isNaN(b))
  }
  if (strict && Object.getPrototypeOf(a) !== Object.getPrototypeOf(b)) return false
  if (!sameTag(a, b)) return false
  const partners = pairs.get(a) ?? new Set()
  if (partners.has(b)) return true
  pairs.set(a, partners.add(b))
  const result = equalObjects(a, b, strict, pairs)
  partners.delete(b)
  return result
}

function isObject(value: unknown): boolean {
  return (typeof value === 'object' && value !== null) || typeof value === 'function'
}

function sameTag(a: object, b: object): boolean {
  return Object.prototype.toString.call(a) === Object.prototype.toString.call(b)
}

function equalObjects(a: object, b: object, strict: boolean, pairs: Pairs): boolean {
  if (Array.isArray(a) || Array.isArray(b)) {
    if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false
    return equalProperties(a, b, strict, pairs)
  }
  if (typedArrayName(a) !== undefined) {
    return (
      equalBytes(a as Uint8Array, b as Uint8Array, strict) && equalProperties(a, b, strict, pairs, isExtra)
    )
  }
  if (isArguments(a) !== isArguments(b) || isError(a) !== isError(b)) return false
  if (isError(a) && !equalErrors(a, b as Error, strict, pairs)) return false
  const kind = kindOf(a)
  if (kind !== kindOf(b)) return false
  if (kind !== undefined && !equalKinds(kind, a, b, strict, pairs)) return false
  return equalProperties(a, b, strict, pairs)
}

function isExtra(key: string): boolean {
  return !/^(?:0|[1-9]\d*)$/.test(key)
}

function equalErrors(a: Error, b: Error, strict: boolean, pairs: Pairs): boolean {
  if (a.message !== b.message || a.name !== b.name) return false
  for (const key of ['cause', 'errors']) {
    if (Object.hasOwn(a, key) !== Object.hasOwn(b, key)) return false
    if (!equal(Reflect.get(a, key), Reflect.get(b, key), strict, pairs)) return false
  }
  return true
}

function equalKinds(kind: Kind, a: object, b: object, strict: boolean, pairs: Pairs): boolean {
  switch (kind) {
    case 'Date':
      return Object.is((a as Date).getTime(), (b as Date).getTime())
    case 'RegExp':
      return String(a) === String(b) && (a as RegExp).lastIndex === (b as RegExp).lastIndex
    case 'Map':
      return equalMaps(a as Map<unknown, unknown>, b as Map<unknown, unknown>, strict, pairs)
    case 'Set':
      return equalSets(a as Set<unknown>, b as Set<unknown>, strict, pairs)
    case 'ArrayBuffer':
      return equalBytes(new Uint8Array(a as ArrayBuffer), new Uint8Array(b as ArrayBuffer), true)
    case 'DataView':
      return equalBytes(bytesOf(a as DataView), bytesOf(b as DataView), true)
    case 'WeakMap':
    case 'WeakSet':
    case 'Promise':
      return false
    default:
      return Object.is(unboxed(kind, a), unboxed(kind, b))
  }
}

function bytesOf(view: DataView): Uint8Array {
  return new Uint8Array(view.buffer, view.byteOffset, view.byteLength)
}

function equalBytes(a: Uint8Array, b: Uint8Array, strict: boolean): boolean {
  if (a.length !== b.length) return false
  for (let index = 0; index < a.length; index++) {
    if (a[index] !== b[index] && !Object.is(a[index], b[index])) return false
    if (strict && !Object.is(a[index], b[index])) return false
  }
  return true
}

/** Own enumerable properties; with `only`, just those. */
function equalProperties(
  a: object,
  b: object,
  strict: boolean,
  pairs: Pairs,
  only?: (key: string) => boolean,
): boolean {
  const keys = keysOf(a, strict, only)
  if (keys.length !== keysOf(b, strict, only).length) return false
  return keys.every((key) => {
    if (!Object.prototype.propertyIsEnumerable.call(b, key)) return false
    return equal(Reflect.get(a, key), Reflect.get(b, key), strict, pairs)
  })
}

function keysOf(value: object, strict: boolean, only: ((key: string) => boolean) | undefined): PropertyKey[] {
  const names = Object.keys(value)
  const keys: PropertyKey[] = only === undefined ? names : names.filter(only)
  if (!strict) return keys
  const symbols = Object.getOwnPropertySymbols(value)
  return [...keys, ...symbols.filter((key) => Object.prototype.propertyIsEnumerable.call(value, key))]
}

function equalSets(a: Set<unknown>, b: Set<unknown>, strict: boolean, pairs: Pairs): boolean {
  if (a.size !== b.size) return false
  const rest = [...b].filter((item) => !a.has(item))
  for (const item of a) {
    if (b.has(item)) continue
    if (strict && !isObject(item)) return false
    if (!take(rest, (other) => equal(item, other, strict, pairs))) return false
  }
  return true
}

function equalMaps(
  a: Map<unknown, unknown>,
  b: Map<unknown, unknown>,
  strict: boolean,
  pairs: Pairs,
): boolean {
  if (a.size !== b.size) return false
  const rest = [...b].filter(([key]) => !a.has(key))
  for (const [key, value] of a) {
    if (b.has(key)) {
      if (!equal(value, b.get(key), strict, pairs)) return false
      continue
    }
    if (strict && !isObject(key)) return false
    const matches = ([otherKey, other]: [unknown, unknown]) =>
      equal(key, otherKey, strict, pairs) && equal(value, other, strict, pairs)
    if (!take(rest, matches)) return false
  }
  return true
}

/** Removes the first item that matches; false when none does. */
function take<T>(items: T[], matches: (item: T) => boolean): boolean {
  const index = items.findIndex(matches)
  if (index === -1) return false
  items.splice(index, 1)
  return true
}
