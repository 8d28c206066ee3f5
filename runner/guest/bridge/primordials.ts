/**
 * Built-ins captured before any user code runs. The bridge touches values of the other side, and of hostile
 * code on its own side, through these alone: whatever a program does to its globals later changes nothing here.
 */

const { Array, BigInt, Boolean, Date, Error, Function, JSON, Map, Number, Object, Promise, Proxy } =
  globalThis
const { Reflect, RegExp, Set, String, Symbol, TypeError, RangeError, Uint8Array, WeakMap, WeakRef, WeakSet } =
  globalThis

type Method<This, Args extends unknown[], Result> = (self: This, ...args: Args) => Result

const apply = Reflect.apply

function uncurry<This, Args extends unknown[], Result>(
  method: (this: This, ...args: Args) => Result,
): Method<This, Args, Result> {
  return ((self: This, ...args: Args) => apply(method, self, args)) as Method<This, Args, Result>
}

function getterOf(prototype: object, key: PropertyKey): (self: unknown) => unknown {
  const getter = Reflect.getOwnPropertyDescriptor(prototype, key)?.get
  if (getter === undefined) throw new TypeError(`no getter ${String(key)}`)
  return (self) => apply(getter, self, [])
}

const typedArrayPrototype = Reflect.getPrototypeOf(Uint8Array.prototype) as object

export const P = {
  apply,
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
  quote: JSON.stringify as (text: string) => string,
  parse: JSON.parse as (text: string) => unknown,
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
  isSafeInteger: Number.isSafeInteger,
  dateSetTime: uncurry(Date.prototype.setTime),
  dateTime: uncurry(Date.prototype.getTime),
  regExpSource: getterOf(RegExp.prototype, 'source'),
  regExpFlags: getterOf(RegExp.prototype, 'flags'),
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
  setClear: uncurry(Set.prototype.clear),
  setForEach: uncurry(Set.prototype.forEach),
  weakGet: uncurry(WeakMap.prototype.get) as (map: object, key: object) => unknown,
  weakSet: uncurry(WeakMap.prototype.set) as (map: object, key: object, value: unknown) => unknown,
  weakHas: uncurry(WeakMap.prototype.has) as (map: object, key: object) => boolean,
  weakSetHas: uncurry(WeakSet.prototype.has) as (set: unknown, key: object) => boolean,
  weakSetAdd: uncurry(WeakSet.prototype.add) as (set: object, value: object) => unknown,
  weakRefTarget: uncurry(WeakRef.prototype.deref) as (ref: object) => object | undefined,
  then: uncurry(Promise.prototype.then),
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
  symbolValue: uncurry(Symbol.prototype.valueOf),
  symbolDescription: getterOf(Symbol.prototype, 'description'),
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

/** Runs a brand check: true when `probe` does not throw. */
export function branded(probe: (value: never) => unknown, value: unknown): boolean {
  try {
    probe(value as never)
    return true
  } catch {
    return false
  }
}
