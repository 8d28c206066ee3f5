/** `util.format`: printf-like placeholders, then everything else with a space between. */

import { primordials } from '../primordials.ts'
import type { InspectOptions } from './context.ts'
import { formatOther } from './text.ts'

const {
  arrayIsArray,
  jsonStringify,
  NativeNumber,
  NativeString,
  nativeParseFloat,
  nativeParseInt,
  objectHasOwn,
  reflectGetOwnPropertyDescriptor,
  reflectGetPrototypeOf,
  stringCharCodeAt,
  stringSlice,
} = primordials

type Inspect = (value: unknown, options: InspectOptions) => string

/** Formats `args` with `inspect` for what is not a string. */
export function formatArguments(args: readonly unknown[], options: InspectOptions, inspect: Inspect): string {
  const first = args[0]
  if (typeof first === 'string' && args.length === 1) return first
  let used = 0
  let text = ''
  if (typeof first === 'string') {
    const filled = fillPlaceholders(first, args, options, inspect)
    text = filled.text
    used = filled.used
  }
  for (let index = used; index < args.length; index++) {
    const value = args[index]
    if (index > 0) text += ' '
    text += typeof value === 'string' ? value : inspect(value, options)
  }
  return text
}

function fillPlaceholders(
  pattern: string,
  args: readonly unknown[],
  options: InspectOptions,
  inspect: Inspect,
): { text: string; used: number } {
  let text = ''
  let last = 0
  let used = 1
  for (let at = 0; at < pattern.length - 1; at++) {
    if (stringCharCodeAt(pattern, at) !== percent) continue
    const letter = pattern[at + 1]
    let piece: string | undefined
    if (letter === '%') piece = '%'
    else if (used < args.length && letter !== undefined) {
      piece = formatPlaceholder(letter, args[used], options, inspect)
      if (piece !== undefined) used++
    }
    if (piece !== undefined) {
      text += stringSlice(pattern, last, at) + piece
      last = at + 2
    }
    at++
  }
  return { text: text + stringSlice(pattern, last), used }
}

const percent = 37

function formatPlaceholder(letter: string, value: unknown, options: InspectOptions, inspect: Inspect) {
  switch (letter) {
    case 's':
      return formatAsString(value, options, inspect)
    case 'd':
      return formatNumeric(value, NativeNumber)
    case 'i':
      return formatNumeric(value, nativeParseInt as (value: unknown) => number)
    case 'f':
      return typeof value === 'symbol' ? 'NaN' : formatOther(nativeParseFloat(value as string))
    case 'j':
      return stringify(value)
    case 'O':
      return inspect(value, options)
    case 'o':
      return inspect(value, { ...options, showHidden: true, showProxy: true, depth: 4 })
    case 'c':
      return ''
    default:
      return undefined
  }
}

function formatNumeric(value: unknown, convert: (value: unknown) => number): string {
  if (typeof value === 'bigint') return formatOther(value)
  return typeof value === 'symbol' ? 'NaN' : formatOther(convert(value))
}

function formatAsString(value: unknown, options: InspectOptions, inspect: Inspect): string {
  if (typeof value === 'number' || typeof value === 'bigint') return formatOther(value)
  if (typeof value === 'object' && value !== null && hasBuiltInToString(value)) {
    return inspect(value, { ...options, depth: 0, colors: false, compact: 3 })
  }
  return NativeString(value)
}

function stringify(value: unknown): string {
  try {
    return jsonStringify(value) ?? 'undefined'
  } catch (error) {
    if (error instanceof TypeError && `${error.message}`.includes('circular structure')) return '[Circular]'
    throw error
  }
}

/** Whether `String(value)` would say nothing of its own: no toString or Symbol.toPrimitive of the user's. */
function hasBuiltInToString(value: object): boolean {
  const keys = ['toString', Symbol.toPrimitive].filter((key) => typeof Reflect.get(value, key) === 'function')
  if (keys.length === 0) return true
  let owner: object | null = value
  while (owner !== null && !keys.some((key) => objectHasOwn(owner as object, key)))
    owner = reflectGetPrototypeOf(owner)
  if (owner === null || owner === value) return owner === null
  const maker: unknown = reflectGetOwnPropertyDescriptor(owner, 'constructor')?.value
  return typeof maker === 'function' && isBuiltIn(maker.name)
}

function isBuiltIn(name: string): boolean {
  const known: unknown = Reflect.get(globalThis, name)
  return typeof known === 'function' && /^[A-Z]/.test(name) && !arrayIsArray(known)
}
