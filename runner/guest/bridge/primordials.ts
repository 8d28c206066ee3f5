/**
 * Built-ins captured before any user code runs. The bridge touches values of the other side, and of hostile
 * code on its own side, through these alone: whatever a program does to its globals later changes nothing here.
 */

type Uncurry = <This, Args extends unknown[], Result>(
  method: (this: This, ...args: Args) => Result,
) => (self: This, ...args: Args) => Result

/** `uncurry(method)(self, ...args)` is `method.call(self, ...args)`, without a look at anything that can be replaced. */
const uncurry = Function.prototype.bind.bind(Function.prototype.call) as unknown as Uncurry

function getterOf(prototype: object, key: PropertyKey): (self: unknown) => unknown {
  const getter = Reflect.getOwnPropertyDescriptor(prototype, key)?.get
  if (getter === undefined) throw new TypeError(`no getter ${String(key)}`)
  return uncurry(getter as (this: unknown) => unknown)
}

const typedArrayPrototype = Reflect.getPrototypeOf(Uint8Array.prototype) as object

export const P = {
  apply: Reflect.apply,
  construct: Reflect.construct,
  defineProperty: Reflect.defineProperty,
  deleteProperty: Reflect.deleteProperty,
  get: Reflect.get,
  getOwn: Reflect.getOwnPropertyDescriptor,
  getPrototypeOf: Reflect.getPrototypeOf,
  has: Reflect.has,
  isExtensible: Reflect.isExtensible,
  ownKeys: Reflect.ownKeys,
  preventExtensions: Reflect.preventExtensions,
  set: Reflect.set,
  setPrototypeOf: Reflect.setPrototypeOf,
  hasOwn: Object.hasOwn,
  isFrozen: Object.isFrozen,
  isSealed: Object.isSealed,
  freeze: Object.freeze,
  seal: Object.seal,
  create: Object.create,
  isArray: Array.isArray,
  isError: (Error as unknown as { isError(value: unknown): boolean }).isError,
  is: Object.is,
  quote: JSON.stringify as (value: string | readonly unknown[]) => string,
  parse: JSON.parse as (text: string) => unknown,
  Array,
  BigInt,
  Date,
  Error,
  Map,
  Object,
  Promise,
  Proxy,
  RegExp,
  Set,
  String,
  TypeError,
  RangeError,
  Uint8Array,
  WeakMap,
  WeakRef,
  WeakSet,
  Symbol,
  symbolFor: Symbol.for,
  symbolKeyFor: Symbol.keyFor,
  copyArray: uncurry(Array.prototype.toSpliced as (this: readonly unknown[]) => unknown[]),
  dateSetTime: uncurry(Date.prototype.setTime),
  dateTime: uncurry(Date.prototype.getTime),
  regExpSource: getterOf(RegExp.prototype, 'source'),
  regExpFlags: getterOf(RegExp.prototype, 'flags'),
  regExpHasIndices: getterOf(RegExp.prototype, 'hasIndices'),
  mapSize: getterOf(Map.prototype, 'size'),
  mapGet: uncurry(Map.prototype.get),
  mapSet: uncurry(Map.prototype.set),
  mapHas: uncurry(Map.prototype.has),
  mapDelete: uncurry(Map.prototype.delete),
  mapClear: uncurry(Map.prototype.clear),
  mapForEach: uncurry(Map.prototype.forEach),
  mapKeys: uncurry(Map.prototype.keys),
  mapIteratorNext: uncurry(
    (Reflect.getPrototypeOf(new Map().keys()) as { next(this: unknown): IteratorResult<unknown> }).next,
  ),
  setSize: getterOf(Set.prototype, 'size'),
  setAdd: uncurry(Set.prototype.add),
  setHas: uncurry(Set.prototype.has),
  setDelete: uncurry(Set.prototype.delete),
  setClear: uncurry(Set.prototype.clear),
  setForEach: uncurry(Set.prototype.forEach),
  weakGet: uncurry(WeakMap.prototype.get) as (map: object, key: object) => unknown,
  weakSet: uncurry(WeakMap.prototype.set) as (map: object, key: object, value: unknown) => unknown,
  weakDelete: uncurry(WeakMap.prototype.delete) as (map: object, key: object) => boolean,
  weakHas: uncurry(WeakMap.prototype.has) as (map: object, key: object) => boolean,
  weakSetHas: uncurry(WeakSet.prototype.has) as (set: unknown, key: object) => boolean,
  weakSetAdd: uncurry(WeakSet.prototype.add) as (set: object, value: object) => unknown,
  weakRefTarget: uncurry(WeakRef.prototype.deref) as (ref: object) => object | undefined,
  then: uncurry(Promise.prototype.then),
  promiseThen: Promise.prototype.then,
  promiseResolve: Promise.resolve.bind(Promise) as (value: unknown) => Promise<unknown>,
  typedArrayTag: getterOf(typedArrayPrototype, Symbol.toStringTag),
  typedArrayBuffer: getterOf(typedArrayPrototype, 'buffer'),
  typedArrayOffset: getterOf(typedArrayPrototype, 'byteOffset'),
  typedArrayBytes: getterOf(typedArrayPrototype, 'byteLength'),
  bufferBytes: getterOf(ArrayBuffer.prototype, 'byteLength'),
  viewBuffer: getterOf(DataView.prototype, 'buffer'),
  viewOffset: getterOf(DataView.prototype, 'byteOffset'),
  viewBytes: getterOf(DataView.prototype, 'byteLength'),
  toBase64: uncurry((Uint8Array.prototype as unknown as { toBase64(): string }).toBase64),
  fromBase64: (
    Uint8Array as unknown as { fromBase64(text: string): Uint8Array<ArrayBuffer> }
  ).fromBase64.bind(Uint8Array),
  bytesSet: uncurry(Uint8Array.prototype.set),
  numberValue: uncurry(Number.prototype.valueOf),
  stringValue: uncurry(String.prototype.valueOf),
  booleanValue: uncurry(Boolean.prototype.valueOf),
  bigintValue: uncurry(BigInt.prototype.valueOf),
  bigintText: uncurry(BigInt.prototype.toString),
  symbolValue: uncurry(Symbol.prototype.valueOf),
  symbolDescription: getterOf(Symbol.prototype, 'description'),
  charCodeAt: uncurry(String.prototype.charCodeAt),
  indexOf: uncurry(String.prototype.indexOf),
  slice: uncurry(String.prototype.slice),
  startsWith: uncurry(String.prototype.startsWith),
  functionText: uncurry(Function.prototype.toString),
}

/** A list without a prototype: writing an index to it can reach no setter that a program put on Array.prototype. */
export function list<T>(): T[] {
  const fresh: T[] = []
  P.setPrototypeOf(fresh, null)
  return fresh
}

/** Whether a value can have an identity: an object or a function. */
export function isObject(value: unknown): value is object {
  return (typeof value === 'object' && value !== null) || typeof value === 'function'
}

/** Runs a brand check: true when `probe` does not throw. */
export function branded(probe: (value: never) => unknown, value: unknown): boolean {
  try {
    probe(value as never)
    return true
  } catch {
    return false
  }
}

/** Defines an ordinary data property whatever setters are in the way; false when the object refuses it. */
export function define(object: object, key: PropertyKey, value: unknown, enumerable: boolean): boolean {
  return P.defineProperty(object, key, {
    // A descriptor without a prototype: nobody's Object.prototype.get can turn it into an accessor.
    __proto__: null,
    value,
    enumerable,
    writable: true,
    configurable: true,
  } as PropertyDescriptor)
}
