import { bytesText } from './bytes.ts'
import { list, P } from './primordials.ts'
import { isPlainNumber } from './values.ts'
import { Flag, Kind } from './wire.ts'

/** The contents of a copied object at one moment: what the other side knows of it, once it has crossed. */
export interface State {
  flags: number
  /** Keys of a plain object; named properties and their values of an array, in turns. */
  keys: readonly unknown[] | undefined
  /** Values in the order of the keys; elements; keys and values in turns; see the readers below. */
  items: readonly unknown[]
  /** No object is among the items. */
  leaf: boolean
  /** All items are values that JSON writes as they are. */
  safe: boolean
  /** Characters of all strings among the items: what the text of it takes at least. */
  chars: number
}

/** Stands for a missing element among the items of an array. */
export const hole = { hole: true }

/** Arrays with more elements than this are taken to have no named properties, which would be costly to look for. */
const maxNamed = 1000

/** Reads a copied object, except for plain objects that cross for the first time (see `readPlain`). */
export function readState(object: object, kind: Kind, disguise?: string): State {
  switch (kind) {
    case Kind.Plain: {
      const keys = P.ownKeys(object)
      const values = P.copyArray(keys)
      for (let index = 0; index < keys.length; index++)
        values[index] = P.get(object, keys[index] as PropertyKey)
      return stateOf(flagsOf(object), keys, values)
    }
    case Kind.Array:
      return readArray(object as unknown[])
    case Kind.Map: {
      const items = list<unknown>()
      P.mapForEach(object as Map<unknown, unknown>, (item: unknown, key: unknown) => {
        items[items.length] = key
        items[items.length] = item
      })
      return stateOf(flagsOf(object), undefined, items)
    }
    case Kind.Set: {
      const items = list<unknown>()
      P.setForEach(object as Set<unknown>, (item: unknown) => {
        items[items.length] = item
      })
      return stateOf(flagsOf(object), undefined, items)
    }
    case Kind.Date:
      return stateOf(flagsOf(object), undefined, [P.dateTime(object as Date)])
    case Kind.RegExp:
      return stateOf(flagsOf(object), undefined, [(object as RegExp).lastIndex])
    case Kind.Bytes:
      return stateOf(flagsOf(object), undefined, [bytesText(object)])
    case Kind.Error:
      return stateOf(
        flagsOf(object),
        undefined,
        disguise === undefined ? errorItems(object) : disguisedItems(disguise),
      )
    default:
      return stateOf(0, undefined, [])
  }
}

/**
 * Reads a plain object that has not crossed before. Undefined when it is more than data: a copy of an accessor, of a
 * method's state or of a hidden property would soon be out of date.
 */
export function readPlain(object: object): State | undefined {
  const keys = P.ownKeys(object)
  const values = P.copyArray(keys)
  const flags = flagsOf(object)
  for (let index = 0; index < keys.length; index++) {
    const descriptor = P.getOwn(object, keys[index] as PropertyKey)
    if (descriptor === undefined || descriptor.enumerable !== true) return undefined
    if (!P.hasOwn(descriptor, 'value') || typeof descriptor.value === 'function') return undefined
    if (descriptor.writable !== true && (flags & Flag.Frozen) === 0) return undefined
    if (descriptor.configurable !== true && (flags & (Flag.Frozen | Flag.Sealed)) === 0) return undefined
    values[index] = descriptor.value
  }
  return stateOf(flags, keys, values)
}

/** Whether two readings of one object are the same. */
export function sameState(a: State, b: State): boolean {
  return a.flags === b.flags && sameItems(a.items, b.items) && sameKeys(a.keys, b.keys)
}

function sameKeys(a: readonly unknown[] | undefined, b: readonly unknown[] | undefined): boolean {
  if (a === undefined || b === undefined) return a === b
  return sameItems(a, b)
}

function sameItems(a: readonly unknown[], b: readonly unknown[]): boolean {
  if (a.length !== b.length) return false
  for (let index = 0; index < a.length; index++) if (!P.is(a[index], b[index])) return false
  return true
}

function readArray(array: unknown[]): State {
  const length = array.length
  if (length > maxNamed && isSparse(array)) return readSparse(array)
  const keys = length <= maxNamed ? namedOf(array) : undefined
  const state = stateOf(flagsOf(array), keys, P.copyArray(array))
  if (state.safe) return state
  const items = state.items as unknown[]
  for (let index = 0; index < length; index++) {
    if (items[index] === undefined && !P.hasOwn(array, index)) items[index] = hole
  }
  return state
}

/** Ten elements in its second half, evenly spread, tell enough. */
function isSparse(array: unknown[]): boolean {
  const { length } = array
  if (length > maxDense) return true
  for (let tenth = 10; tenth < 20; tenth++) {
    if (P.hasOwn(array, ((length * tenth) / 20) | 0)) return false
  }
  return true
}

/** An array of this many elements fits into no message, and matchers would go through all of them one by one. */
const maxDense = 8 * 1024 * 1024

function readSparse(array: unknown[]): State {
  if (array.length > maxDense) return { ...stateOf(0, undefined, []), chars: Infinity }
  const keys = P.ownKeys(array)
  const items = list<unknown>()
  const named = list<unknown>()
  items[0] = array.length
  for (let index = 0; index < keys.length; index++) {
    const key = keys[index] as string
    if (key === 'length') continue
    const into = isIndex(key) ? items : named
    into[into.length] = isIndex(key) ? +key : key
    into[into.length] = P.get(array, key)
  }
  return stateOf(flagsOf(array) | Flag.Sparse, named.length > 0 ? named : undefined, items)
}

function namedOf(array: unknown[]): unknown[] | undefined {
  const keys = P.ownKeys(array)
  // Indices come first, then `length`, then what was added later.
  if (keys[keys.length - 1] === 'length') return undefined
  let named: unknown[] | undefined
  for (let index = 0; index < keys.length; index++) {
    const key = keys[index] as string
    if (key === 'length' || isIndex(key)) continue
    named ??= list()
    named[named.length] = key
    named[named.length] = P.get(array, key)
  }
  return named
}

function isIndex(key: unknown): boolean {
  if (typeof key !== 'string') return false
  const number = +key >>> 0
  return number !== 4294967295 && P.String(number) === key
}

/** The prototype, then each own property as its key, whether it is enumerable, and its value. */
function errorItems(error: object): unknown[] {
  const keys = P.ownKeys(error)
  const items = list<unknown>()
  items[0] = P.getPrototypeOf(error)
  for (let index = 0; index < keys.length; index++) {
    const key = keys[index] as PropertyKey
    const descriptor = P.getOwn(error, key)
    if (descriptor === undefined) continue
    items[items.length] = key
    items[items.length] = descriptor.enumerable === true ? 1 : 0
    items[items.length] = P.hasOwn(descriptor, 'value') ? descriptor.value : P.get(error, key)
  }
  return items
}

/** What the other side gets to read of an error that must not tell it more. */
function disguisedItems(message: string): unknown[] {
  return [P.Error.prototype, 'stack', 0, '', 'message', 0, message]
}

function flagsOf(object: object): number {
  const nullPrototype = P.getPrototypeOf(object) === null ? Flag.NullPrototype : 0
  if (P.isExtensible(object)) return nullPrototype
  if (P.isFrozen(object)) return nullPrototype | Flag.Frozen
  return nullPrototype | (P.isSealed(object) ? Flag.Sealed : Flag.Closed)
}

function stateOf(flags: number, keys: readonly unknown[] | undefined, items: readonly unknown[]): State {
  let leaf = true
  let safe = true
  let chars = 0
  for (let index = 0; index < items.length; index++) {
    const item = items[index]
    switch (typeof item) {
      case 'string':
        chars += item.length
        break
      case 'number':
        if (!isPlainNumber(item)) safe = false
        break
      case 'boolean':
        break
      case 'object':
        if (item === null) break
        leaf = false
        safe = false
        break
      case 'function':
        leaf = false
        safe = false
        break
      default:
        safe = false
    }
  }
  return { flags, keys, items, leaf, safe, chars }
}
