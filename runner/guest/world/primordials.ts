/** The built-ins that the world itself relies on, captured before user code can replace them. */

const { apply } = Reflect
const { getOwnPropertyDescriptor } = Object

/**
 * `uncurry(method)(self, ...args)` is `self.method(...args)`, whatever became of the prototypes since. A closure,
 * because `call.bind(method)` takes ten times as long to make, and most of these are never called.
 */
function uncurry<Args extends unknown[], Result>(
  method: (...args: Args) => Result,
): (self: unknown, ...args: Args) => Result {
  return (self, ...args) => apply(method, self, args)
}

/** The uncurried getter of an accessor property; it throws a TypeError on a `self` without the internal slot. */
function getterOf<Result>(prototype: object, key: PropertyKey): (self: unknown) => Result {
  return uncurry(getOwnPropertyDescriptor(prototype, key)?.get as () => Result)
}

const { prototype: array } = Array
const { prototype: map } = Map
const { prototype: set } = Set
const { prototype: string } = String

/**
 * Methods are uncurried: `stringSlice(text, 1)` for `text.slice(1)`.
 *
 * One object, because the modules of the world get it by `require`, and a module namespace would cost a closure for
 * each name.
 */
export const primordials = {
  uncurry,
  getterOf,

  reflectApply: Reflect.apply,
  reflectConstruct: Reflect.construct,
  reflectGetOwnPropertyDescriptor: Reflect.getOwnPropertyDescriptor,
  reflectGetPrototypeOf: Reflect.getPrototypeOf,
  reflectOwnKeys: Reflect.ownKeys,

  objectCreate: Object.create,
  objectDefineProperty: Object.defineProperty,
  objectFreeze: Object.freeze,
  objectHasOwn: Object.hasOwn as (target: object, key: PropertyKey) => boolean,
  objectIs: Object.is,
  objectIsEnumerable: uncurry(Object.prototype.propertyIsEnumerable),
  objectKeys: Object.keys,
  objectToString: uncurry(Object.prototype.toString),

  arrayIncludes: uncurry(array.includes as (item: unknown) => boolean),
  arrayIndexOf: uncurry(array.indexOf as (item: unknown) => number),
  arrayIsArray: Array.isArray,
  arrayJoin: uncurry(array.join),
  arrayPop: uncurry(array.pop),
  arrayPush: uncurry(array.push as (item: unknown) => number),
  arraySort: uncurry(array.sort),
  arraySplice: uncurry(array.splice as (start: number, count: number) => unknown[]),
  arrayUnshift: uncurry(array.unshift as (item: unknown) => number),

  mapDelete: uncurry(map.delete),
  mapEntries: uncurry(map.entries),
  mapGet: uncurry(map.get),
  mapIteratorNext: uncurry(new Map().entries().next as () => IteratorResult<unknown>),
  mapSet: uncurry(map.set),
  mapSize: getterOf<number>(map, 'size'),
  setIteratorNext: uncurry(new Set().values().next as () => IteratorResult<unknown>),
  setSize: getterOf<number>(set, 'size'),
  setValues: uncurry(set.values),

  mathFloor: Math.floor,
  mathMax: Math.max,
  mathMin: Math.min,
  mathRound: Math.round,
  mathSqrt: Math.sqrt,
  mathTrunc: Math.trunc,
  numberIsNaN: Number.isNaN,
  numberToFixed: uncurry(Number.prototype.toFixed),
  numberToString: uncurry(Number.prototype.toString),
  nativeParseFloat: parseFloat,
  nativeParseInt: parseInt,

  stringCharCodeAt: uncurry(string.charCodeAt),
  stringEndsWith: uncurry(string.endsWith),
  stringIncludes: uncurry(string.includes),
  stringIndexOf: uncurry(string.indexOf),
  stringPadEnd: uncurry(string.padEnd),
  stringPadStart: uncurry(string.padStart),
  stringRepeat: uncurry(string.repeat),
  stringSlice: uncurry(string.slice),
  stringStartsWith: uncurry(string.startsWith),
  symbolToString: uncurry(Symbol.prototype.toString),
  regExpExec: uncurry(RegExp.prototype.exec),
  regExpToString: uncurry(RegExp.prototype.toString),

  dateToISOString: uncurry(Date.prototype.toISOString),
  dateToString: uncurry(Date.prototype.toString),
  errorToString: uncurry(Error.prototype.toString),
  functionToString: uncurry(Function.prototype.toString),
  captureStackTrace: Error.captureStackTrace,
  jsonStringify: JSON.stringify as (value: unknown) => string | undefined,
  typedArrayAt: uncurry(Uint8Array.prototype.at),

  /** By the name that a value of the kind goes by. */
  prototypes: {
    Map: map,
    Set: set,
    Date: Date.prototype,
    RegExp: RegExp.prototype,
    ArrayBuffer: ArrayBuffer.prototype,
    DataView: DataView.prototype,
    WeakSet: WeakSet.prototype,
    WeakMap: WeakMap.prototype,
    Number: Number.prototype,
    String: string,
    Boolean: Boolean.prototype,
    BigInt: BigInt.prototype,
    Symbol: Symbol.prototype,
    Promise: Promise.prototype,
    TypedArray: Reflect.getPrototypeOf(Uint8Array.prototype) as object,
  },
  NativeArrayBuffer: ArrayBuffer,
  NativeDate: Date,
  NativeError: Error,
  NativeMap: Map,
  NativeNumber: Number,
  NativeRangeError: RangeError,
  NativeSet: Set,
  NativeString: String,
  NativeTypeError: TypeError,
  NativeUint8Array: Uint8Array,
}
