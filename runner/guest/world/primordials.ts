/**
 * The built-ins that the world itself relies on, captured before user code can replace them.
 *
 * Methods are uncurried: `stringSlice(text, 1)` for `text.slice(1)`.
 */

type Method<Args extends unknown[], Result> = (...args: Args) => Result

const { bind, call } = Function.prototype
const { getOwnPropertyDescriptor } = Object

/** `uncurry(method)(self, ...args)` is `self.method(...args)`, whatever became of the prototypes since. */
export const uncurry = bind.bind(call) as <Args extends unknown[], Result>(
  method: Method<Args, Result>,
) => (self: unknown, ...args: Args) => Result

/** The uncurried getter of an accessor property; throws a TypeError on a `self` without the internal slot. */
export function getterOf<Result>(prototype: object, key: PropertyKey): (self: unknown) => Result {
  return uncurry(getOwnPropertyDescriptor(prototype, key)?.get as () => Result)
}

export const {
  apply: reflectApply,
  construct: reflectConstruct,
  defineProperty: reflectDefineProperty,
  getOwnPropertyDescriptor: reflectGetOwnPropertyDescriptor,
  getPrototypeOf: reflectGetPrototypeOf,
  ownKeys: reflectOwnKeys,
} = Reflect
export const {
  create: objectCreate,
  defineProperty: objectDefineProperty,
  freeze: objectFreeze,
  is: objectIs,
  keys: objectKeys,
  setPrototypeOf: objectSetPrototypeOf,
} = Object
export const { isArray: arrayIsArray } = Array
export const {
  floor: mathFloor,
  max: mathMax,
  min: mathMin,
  round: mathRound,
  sqrt: mathSqrt,
  trunc: mathTrunc,
} = Math
export const { isInteger: numberIsInteger, isNaN: numberIsNaN } = Number
export const NativeDate = Date
export const NativeError = Error
export const NativeTypeError = TypeError
export const NativeRangeError = RangeError
export const NativeMap = Map
export const NativeSet = Set
export const NativeString = String
export const NativeNumber = Number
export const NativeSymbol = Symbol
export const NativeArrayBuffer = ArrayBuffer
export const NativeUint8Array = Uint8Array

export const dateToString = uncurry(Date.prototype.toString)
export const mapGet = uncurry(Map.prototype.get)
export const mapSet = uncurry(Map.prototype.set)
export const mapHas = uncurry(Map.prototype.has)
export const mapDelete = uncurry(Map.prototype.delete)
export const objectHasOwn: (target: object, key: PropertyKey) => boolean = Object.hasOwn
export const stringSlice = uncurry(String.prototype.slice)
export const stringCharCodeAt = uncurry(String.prototype.charCodeAt)
export const stringIncludes = uncurry(String.prototype.includes)
export const stringIndexOf = uncurry(String.prototype.indexOf)
export const stringPadEnd = uncurry(String.prototype.padEnd)
export const stringPadStart = uncurry(String.prototype.padStart)
export const stringRepeat = uncurry(String.prototype.repeat)
export const stringSplit = uncurry(String.prototype.split as (separator: string) => string[])
export const stringStartsWith = uncurry(String.prototype.startsWith)
export const stringEndsWith = uncurry(String.prototype.endsWith)
export const stringToWellFormed = uncurry(String.prototype.toWellFormed)
export const numberToString = uncurry(Number.prototype.toString)
export const regExpExec = uncurry(RegExp.prototype.exec)
export const functionToString = uncurry(Function.prototype.toString)
export const functionHasInstance = uncurry(Function.prototype[Symbol.hasInstance])
export const errorToString = uncurry(Error.prototype.toString)
export const symbolToString = uncurry(Symbol.prototype.toString)
export const objectIsEnumerable = uncurry(Object.prototype.propertyIsEnumerable)
export const arrayPush = uncurry(Array.prototype.push as (item: unknown) => number)
export const arrayPop = uncurry(Array.prototype.pop)
export const arrayJoin = uncurry(Array.prototype.join)
export const arraySplice = uncurry(Array.prototype.splice as (start: number, count: number) => unknown[])
export const arraySort = uncurry(Array.prototype.sort)
export const arrayIncludes = uncurry(Array.prototype.includes as (item: unknown) => boolean)
export const arrayIndexOf = uncurry(Array.prototype.indexOf as (item: unknown) => number)
export const objectToString = uncurry(Object.prototype.toString)
export const dateToISOString = uncurry(Date.prototype.toISOString)
export const regExpToString = uncurry(RegExp.prototype.toString)
export const mapEntries = uncurry(Map.prototype.entries)
export const setValues = uncurry(Set.prototype.values)
export const mapIteratorNext = uncurry(new Map().entries().next as () => IteratorResult<unknown>)
export const setIteratorNext = uncurry(new Set().values().next as () => IteratorResult<unknown>)
export const mapSizeOf = getterOf<number>(Map.prototype, 'size')
export const typedArrayAt = uncurry(Uint8Array.prototype.at)
export const { stringify: jsonStringify } = JSON
export const nativeParseInt = parseInt
export const nativeParseFloat = parseFloat
export const setSizeOf = getterOf<number>(Set.prototype, 'size')
export const numberToFixed = uncurry(Number.prototype.toFixed)
export const arrayUnshift = uncurry(Array.prototype.unshift as (item: unknown) => number)
export const { captureStackTrace } = Error
