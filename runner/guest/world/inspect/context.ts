/** The options of `util.inspect` and the state of one inspection. */

import { primordials } from '../primordials.ts'

const { mathMin, NativeMap, NativeTypeError } = primordials

export interface InspectOptions {
  showHidden?: boolean
  depth?: number | null
  colors?: boolean
  customInspect?: boolean
  showProxy?: boolean
  maxArrayLength?: number | null
  maxStringLength?: number | null
  breakLength?: number
  compact?: boolean | number
  sorted?: boolean | ((a: string, b: string) => number)
  getters?: boolean | 'get' | 'set'
  numericSeparator?: boolean
}

export interface Context {
  showHidden: boolean
  depth: number
  customInspect: boolean
  maxArrayLength: number
  maxStringLength: number
  breakLength: number
  compact: number | boolean
  sorted: boolean | ((a: string, b: string) => number)
  getters: boolean | 'get' | 'set'
  /** What the caller passed, for custom inspectors. */
  given: InspectOptions
  /** Objects on the way down to the value at hand. */
  seen: object[]
  /** Numbers of the objects that turned out to contain themselves. */
  circular: Map<object, number>
  indentation: number
  currentDepth: number
  /** Characters written, counted once a level, and how many may be: a bomb ends in an ellipsis. */
  spent: number
  limit: number
  /** Replace what throws by a note, instead of passing the error on. */
  forgiving: boolean
}

/** As in Node, except that colours and proxies are never shown. */
export const defaultOptions = {
  showHidden: false,
  depth: 2,
  colors: false,
  customInspect: true,
  showProxy: false,
  maxArrayLength: 100,
  maxStringLength: 10_000,
  breakLength: 80,
  compact: 3,
  sorted: false,
  getters: false,
  numericSeparator: false,
} satisfies InspectOptions

const defaultLimit = 2 ** 26

/** Indentation alone makes deeper structures unreadable, and quadratically large. */
const deepest = 100

/** With a `limit` of its own, an inspection never throws: that is what the console needs. */
export function createContext(options: InspectOptions | undefined, limit?: number): Context {
  const given: InspectOptions = { __proto__: null, ...defaultOptions, ...options } as InspectOptions
  const depth = numberOr(given.depth, Infinity)
  return {
    showHidden: given.showHidden === true,
    depth: limit === undefined ? depth : mathMin(depth, deepest),
    customInspect: given.customInspect !== false,
    maxArrayLength: numberOr(given.maxArrayLength, Infinity),
    maxStringLength: numberOr(given.maxStringLength, Infinity),
    breakLength: numberOr(given.breakLength, 80),
    compact: given.compact ?? 3,
    sorted: given.sorted ?? false,
    getters: given.getters ?? false,
    given,
    seen: [],
    circular: new NativeMap(),
    indentation: 0,
    currentDepth: 0,
    spent: 0,
    limit: limit ?? defaultLimit,
    forgiving: limit !== undefined,
  }
}

/** A number as it is; `undefined` and `null` as `otherwise`, which for limits means none. */
function numberOr(value: number | null | undefined, otherwise: number): number {
  if (value === null || value === undefined) return otherwise
  if (typeof value !== 'number') throw new NativeTypeError('An inspect option must be a number')
  return value
}
