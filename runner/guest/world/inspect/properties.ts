/** Own properties of an object: which are shown, and how. */

import { primordials } from '../primordials.ts'
import type { Context } from './context.ts'
import { formatKey } from './text.ts'
import { formatValue } from './value.ts'

const {
  arrayPush,
  NativeNumber,
  objectIsEnumerable,
  objectKeys,
  reflectApply,
  reflectGetOwnPropertyDescriptor,
  reflectOwnKeys,
  stringCharCodeAt,
  stringRepeat,
  stringSlice,
} = primordials

/** The own keys to show, without the first `skip` index keys. */
export function keysOf(value: object, hidden: boolean, skip = 0): PropertyKey[] {
  if (hidden) return after(reflectOwnKeys(value), skip)
  const keys: PropertyKey[] = after(objectKeys(value), skip)
  const all = reflectOwnKeys(value)
  // Symbols come last.
  for (let index = firstSymbol(all); index < all.length; index++) {
    const key = all[index] as symbol
    if (objectIsEnumerable(value, key)) arrayPush(keys, key)
  }
  return keys
}

/** A list longer than this is not searched for properties besides its elements: all keys would be made as strings. */
const longList = 20_000

/** The own keys of an array or typed array that are not indexes. */
export function extraKeysOf(value: object, length: number, hidden: boolean): PropertyKey[] {
  const result: PropertyKey[] = []
  if (length > longList) return result
  const keys = keysOf(value, hidden)
  for (let index = 0; index < keys.length; index++) {
    const key = keys[index] as PropertyKey
    if (typeof key === 'symbol' || !isIndex(key as string)) arrayPush(result, key)
  }
  return result
}

/** Appends `name: value` for each key until the limit on what may be written is reached. */
export function pushProperties(
  context: Context,
  value: object,
  keys: PropertyKey[],
  output: string[],
  depth: number,
): void {
  for (let index = 0; index < keys.length; index++) {
    if (isSpent(context)) {
      arrayPush(output, '...')
      return
    }
    const key = keys[index] as PropertyKey
    const descriptor = reflectGetOwnPropertyDescriptor(value, key)
    if (descriptor === undefined) continue
    const name = formatKey(key, descriptor.enumerable === true)
    const text = `${name}: ${formatDescriptor(context, descriptor, value, depth)}`
    context.spent += text.length
    arrayPush(output, text)
  }
}

/** The value behind a descriptor; a getter is named and not called, unless the option `getters` says so. */
export function formatDescriptor(
  context: Context,
  descriptor: PropertyDescriptor,
  owner: object,
  depth: number,
): string {
  if (descriptor.value !== undefined) return formatInner(context, descriptor.value, depth)
  const { get, set } = descriptor
  if (get === undefined) return set === undefined ? 'undefined' : '[Setter]'
  const label = set === undefined ? 'Getter' : 'Getter/Setter'
  const { getters } = context
  const called = getters === true || getters === (set === undefined ? 'get' : 'set')
  return called ? formatGetter(context, get, owner, label, depth) : `[${label}]`
}

function formatGetter(
  context: Context,
  get: () => unknown,
  owner: object,
  label: string,
  depth: number,
): string {
  try {
    const value: unknown = reflectApply(get, owner, [])
    const text = formatInner(context, value, depth)
    const isObject = (typeof value === 'object' && value !== null) || typeof value === 'function'
    return isObject ? `[${label}] ${text}` : `[${label}: ${text}]`
  } catch (error) {
    return `[${label}: <Inspection threw (${formatInner(context, error, depth)})>]`
  }
}

/** A value two columns further in. */
export function formatInner(context: Context, value: unknown, depth: number): string {
  context.indentation += 2
  const text = formatValue(context, value, depth)
  context.indentation -= 2
  return text
}

/** A text of several lines, its second line and those after it at the current indentation. */
export function indented(context: Context, text: string): string {
  return context.indentation === 0 ? text : indentBreaks(text, stringRepeat(' ', context.indentation))
}

/** `text` with `space` after each line break. */
export function indentBreaks(text: string, space: string): string {
  let result = ''
  let last = 0
  for (let index = 0; index < text.length; index++) {
    if (stringCharCodeAt(text, index) !== 10) continue
    result += stringSlice(text, last, index + 1) + space
    last = index + 1
  }
  return result + stringSlice(text, last)
}

export function isSpent(context: Context): boolean {
  return context.spent > context.limit
}

export function moreItems(count: number): string {
  return `... ${count} more item${count > 1 ? 's' : ''}`
}

export function isIndex(key: string): boolean {
  const number = NativeNumber(key)
  return number >= 0 && number <= 2 ** 32 - 2 && number % 1 === 0 && `${number}` === key
}

function firstSymbol(keys: PropertyKey[]): number {
  let index = keys.length
  while (index > 0 && typeof keys[index - 1] === 'symbol') index--
  return index
}

function after(keys: PropertyKey[], skip: number): PropertyKey[] {
  if (skip === 0) return keys
  const result: PropertyKey[] = []
  for (let index = skip; index < keys.length; index++) arrayPush(result, keys[index])
  return result
}
