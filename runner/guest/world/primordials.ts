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
export const { floor: mathFloor, trunc: mathTrunc, min: mathMin, max: mathMax, sqrt: mathSqrt } = Math
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
