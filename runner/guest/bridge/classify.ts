import type { Intrinsics } from './intrinsics.ts'
import { branded, P } from './primordials.ts'
import { temporalTypes } from './temporal.ts'
import { Kind } from './wire.ts'

export interface ClassifyEnv {
  intrinsics: Intrinsics
  /** Asks the engine whether an object is a Proxy, which no code can tell. */
  isProxy(object: object): boolean
}

/** Why an object cannot cross at all: 'a WeakMap'. */
export interface Refusal {
  refused: string
}

/**
 * How an object crosses, decided by internal slots: a forged prototype or tag changes nothing, and no code of a program
 * runs. A plain object may turn out to be a live one when its properties are read.
 */
export function classify(object: object, env: ClassifyEnv): Kind | Refusal {
  if (typeof object === 'function') return Kind.Function
  if (env.isProxy(object)) return Kind.Live
  if (P.isError(object)) return Kind.Error
  const prototype = P.getPrototypeOf(object)
  if (P.isArray(object)) return prototype === P.Array.prototype || prototype === null ? Kind.Array : Kind.Live
  if (prototype === null || prototype === P.Object.prototype) return Kind.Plain
  const exact = P.weakGet(byPrototype, prototype) as Candidate | undefined
  if (exact !== undefined) return exact.brand(object) ? exact.kind : Kind.Live
  if (P.typedArrayTag(object) !== undefined) {
    return env.intrinsics.nameOf(prototype) === 'Buffer.prototype' ? Kind.Bytes : Kind.Live
  }
  return refusalOf(object, prototype) ?? Kind.Live
}

interface Candidate {
  kind: Kind
  brand(object: object): boolean
}

const byPrototype = new P.WeakMap<object, Candidate>()

function note(type: { prototype: object }, kind: Kind, probe: (value: never) => unknown, ownKeys = 0): void {
  const brand = (object: object): boolean => branded(probe, object) && P.ownKeys(object).length === ownKeys
  P.weakSet(byPrototype, type.prototype, { kind, brand })
}

note(P.Map, Kind.Map, P.mapSize)
note(P.Set, Kind.Set, P.setSize)
note(P.Date, Kind.Date, P.dateTime)
note(P.RegExp, Kind.RegExp, isRegExp, 1)
noteBytes()
for (const type of [Number, String, Boolean, BigInt, Symbol]) {
  P.weakSet(byPrototype, type.prototype, {
    kind: Kind.Boxed,
    brand: (object: object) => boxedValue(object) !== undefined,
  })
}
P.weakSet(byPrototype, P.Promise.prototype, {
  kind: Kind.Promise,
  brand: isPromise,
})
for (const { prototype, text } of temporalTypes) {
  P.weakSet(byPrototype, prototype, { kind: Kind.Temporal, brand: (object: object) => branded(text, object) })
}

function noteBytes(): void {
  for (const type of [DataView, ArrayBuffer]) {
    const probe = type === DataView ? P.viewBuffer : P.bufferBytes
    P.weakSet(byPrototype, type.prototype, {
      kind: Kind.Bytes,
      brand: (object: object) => branded(probe, object),
    })
  }
  const names = 'Int8 Uint8 Uint8Clamped Int16 Uint16 Int32 Uint32 Float16 Float32 Float64 BigInt64 BigUint64'
  for (const name of names.split(' ')) {
    const type = P.get(globalThis, `${name}Array`) as { prototype: object } | undefined
    if (type === undefined) continue
    P.weakSet(byPrototype, type.prototype, {
      kind: Kind.Bytes,
      brand: (object: object) => P.typedArrayTag(object) !== undefined,
    })
  }
}

/** Only what inherits from them can be one: the look at prototypes spares all others the probes, each of which throws. */
function refusalOf(object: object, prototype: object): Refusal | undefined {
  for (let at: object | null = prototype; at !== null; at = P.getPrototypeOf(at)) {
    if (at === weakMapPrototype && branded((value) => P.weakHas(value, probe), object))
      return { refused: 'a WeakMap' }
    if (at === weakSetPrototype && branded((value) => P.weakSetHas(value, probe), object))
      return { refused: 'a WeakSet' }
    if (at === weakRefPrototype && branded((value) => P.weakRefTarget(value), object))
      return { refused: 'a WeakRef' }
  }
  return undefined
}

const probe = {}
const weakMapPrototype = P.WeakMap.prototype
const weakSetPrototype = P.WeakSet.prototype
const weakRefPrototype = P.WeakRef.prototype

/** The prototype itself answers `source`, but none of the single flags with a boolean. */
function isRegExp(value: unknown): void {
  if (typeof P.regExpHasIndices(value) !== 'boolean') throw probe
}

const noReaction = (): void => undefined

/** `Promise.resolve` gives back a promise as it is. Unlike `then`, it does not mark a rejection as handled. */
function isPromise(object: object): boolean {
  const resolved = P.promiseResolve(object)
  if (resolved === object) return true
  P.then(resolved, noReaction, noReaction)
  return false
}

/** The primitive inside `Object(1)` and its like, or undefined. */
export function boxedValue(object: object): unknown {
  for (let index = 0; index < unboxers.length; index++) {
    try {
      return (unboxers[index] as (value: never) => unknown)(object as never)
    } catch {}
  }
  return undefined
}

const unboxers = [P.numberValue, P.stringValue, P.booleanValue, P.bigintValue, P.symbolValue]
