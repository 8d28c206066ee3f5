import { branded, P } from './primordials.ts'
import { Kind } from './wire.ts'

/**
 * How an object crosses, decided by internal slots and brand checks: a forged prototype or tag changes nothing.
 * A string is the reason why it cannot cross at all.
 */
export function classify(
  object: object,
  knownPrototype: (prototype: object) => boolean,
): Kind | { refused: string } {
  if (typeof object === 'function') return Kind.Function
  if (P.isError(object)) return Kind.Error
  const prototype = P.getPrototypeOf(object)
  const familiar = prototype === null || knownPrototype(prototype)
  if (P.isArray(object)) return familiar ? Kind.Array : Kind.Live
  if (prototype === P.Object.prototype || prototype === null) return plainOrLive(object)
  if (!inheritsBuiltIn(prototype, knownPrototype)) return Kind.Live
  const kind = slotted(object) ?? Kind.Live
  if (typeof kind !== 'string') return kind
  return familiar || kind === Kind.Bytes || kind === Kind.Promise ? kind : Kind.Live
}

/** Ordinary classes, by far the most, are spared the brand checks: each costs a throw. */
function inheritsBuiltIn(prototype: object, knownPrototype: (prototype: object) => boolean): boolean {
  for (
    let at: object | null = prototype;
    at !== null && at !== P.Object.prototype;
    at = P.getPrototypeOf(at)
  ) {
    if (knownPrototype(at)) return true
  }
  return false
}

/** Objects with behaviour stay live: a copy of an accessor or of a method's state would soon be out of date. */
function plainOrLive(object: object): Kind | { refused: string } {
  const special = slottedPlain(object)
  if (special !== undefined) return special
  const keys = P.ownKeys(object)
  for (let index = 0; index < keys.length; index++) {
    const descriptor = P.getOwn(object, keys[index] as PropertyKey)
    if (descriptor === undefined) continue
    if (!P.hasOwn(descriptor, 'value') || typeof descriptor.value === 'function') return Kind.Live
  }
  return Kind.Plain
}

/** An object whose prototype was set to Object.prototype may still be a Map or a Date inside. */
function slottedPlain(object: object): Kind | { refused: string } | undefined {
  if (!hasForgedPrototype(object)) return undefined
  return slotted(object)
}

const objectTag = P.Object.prototype.toString

function hasForgedPrototype(object: object): boolean {
  return (
    P.getOwn(object, P.Symbol.toStringTag) === undefined &&
    P.apply(objectTag, object, []) !== '[object Object]'
  )
}

function slotted(object: object): Kind | { refused: string } | undefined {
  if (branded(P.mapSize, object)) return Kind.Map
  if (branded(P.setSize, object)) return Kind.Set
  if (branded(P.dateTime, object)) return Kind.Date
  if (P.typedArrayTag(object) !== undefined) return Kind.Bytes
  if (branded(P.bufferBytes, object) || branded(P.viewBytes, object)) return Kind.Bytes
  if (isPromise(object)) return Kind.Promise
  if (isRegExp(object)) return Kind.RegExp
  if (boxedValue(object) !== undefined) return Kind.Boxed
  if (branded((value) => P.weakHas(value, probe), object)) return { refused: 'a WeakMap' }
  if (branded((value) => P.weakSetHas(value, probe), object)) return { refused: 'a WeakSet' }
  if (branded((value) => P.weakRefTarget(value), object)) return { refused: 'a WeakRef' }
  return undefined
}

const probe = {}
const regExpHasIndices = P.getOwn(P.RegExp.prototype, 'hasIndices')?.get as () => boolean

function isRegExp(object: object): boolean {
  // The prototype itself answers `source`, but none of the single flags with a boolean.
  return branded((value) => {
    if (typeof P.apply(regExpHasIndices, value, []) !== 'boolean') throw probe
  }, object)
}

const noReaction = (): void => undefined
const promisePrototype = P.Promise.prototype

/** `Promise.prototype.then` refuses everything that is not a promise; a look at the prototype spares most objects the try. */
function isPromise(object: object): boolean {
  for (let at: object | null = object; at !== null; at = P.getPrototypeOf(at)) {
    if (at === promisePrototype)
      return object !== promisePrototype && branded((value) => P.then(value, noReaction, noReaction), object)
  }
  return false
}

const unboxers = [P.numberValue, P.stringValue, P.booleanValue, P.bigintValue, P.symbolValue] as ((
  object: object,
) => unknown)[]

/** The primitive inside `Object(1)` and its like, or undefined. */
export function boxedValue(object: object): unknown {
  for (let index = 0; index < unboxers.length; index++) {
    try {
      return (unboxers[index] as (object: object) => unknown)(object)
    } catch {}
  }
  return undefined
}
