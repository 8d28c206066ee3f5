import { bytesObject } from './bytes.ts'
import { createFiller, type Filler } from './fill.ts'
import type { Intrinsics } from './intrinsics.ts'
import { P } from './primordials.ts'
import type { Shared } from './shared.ts'
import type { StandIns } from './stand-ins.ts'
import { readState } from './state.ts'
import type { Entry, Tables } from './tables.ts'
import { temporalFrom } from './temporal.ts'
import { bigintFrom, wellKnownSymbols } from './values.ts'
import { Flag, firstId, isData, Kind, type Line, type Packet, Tag } from './wire.ts'

export interface DecodeEnv {
  tables: Tables
  intrinsics: Intrinsics
  shared: Shared
  standIns(): StandIns
  standInForPromise(id: number, properties: readonly unknown[]): object
  /** Own keys of objects from the other side that are never taken over. */
  hides(key: PropertyKey): boolean
  /** Values of such keys that are never taken over. */
  disbelieves(key: PropertyKey, value: unknown): boolean
  /** What the other side reads in place of an error of this side: what it makes of that means nothing here. */
  disguise(error: object): string | undefined
  /** Asks for the last message once more, with everything described: something it names is gone here. */
  resend(): string
}

export interface Decoder {
  /** The values of a message. */
  decode(message: string): unknown[]
  /** Whether the last packet said that its value was thrown. */
  wasThrown(): boolean
}

/** Reads messages of the other side: makes what is new, updates what has changed, and finds what is already here. */
export function createDecoder(env: DecodeEnv): Decoder {
  const { tables, intrinsics, shared } = env
  /** Lines of the message at hand by id, and the objects made for them so far. */
  let lines: Map<number, Line> | undefined
  let made: Map<number, object> | undefined
  let thrown = false
  const filler: Filler = createFiller({ value, hides: env.hides, disbelieves: env.disbelieves })

  function decode(message: string): unknown[] {
    try {
      return read(message)
    } catch (error) {
      if (error !== lost) throw error
    }
    lines = undefined
    made = undefined
    return read(env.resend())
  }

  function read(message: string): unknown[] {
    thrown = false
    const parsed = P.parse(message) as unknown[] | Packet
    if (P.isArray(parsed)) return resolve(parsed)
    if (parsed.l.length > 0) take(parsed.l)
    for (let index = 0; index < parsed.x.length; index++) env.standIns().forget(parsed.x[index] as number)
    const values = resolve(parsed.v)
    thrown = parsed.t === 1
    lines = undefined
    made = undefined
    return values
  }

  function resolve(values: unknown[]): unknown[] {
    for (let index = 0; index < values.length; index++) {
      const item = values[index]
      if (typeof item === 'object' && item !== null) values[index] = value(item)
    }
    return values
  }

  function take(list: readonly Line[]): void {
    lines = new P.Map()
    made = new P.Map()
    for (let index = 0; index < list.length; index++) {
      const line = list[index] as Line
      P.mapSet(lines, line[0], line)
    }
    for (let index = 0; index < list.length; index++) objectOf((list[index] as Line)[0])
    for (let index = 0; index < list.length; index++) fill(list[index] as Line)
    for (let index = 0; index < list.length; index++) finish(list[index] as Line)
  }

  /** The local object for an id: met before, or made from its line in this message. */
  function objectOf(id: number): object {
    const fresh = made === undefined ? undefined : (P.mapGet(made, id) as object | undefined)
    if (fresh !== undefined) return fresh
    const known = tables.byId(id)
    if (known !== undefined) return known
    const line = lines === undefined ? undefined : (P.mapGet(lines, id) as Line | undefined)
    // A handle cannot be given its prototype later: nothing is made of a message that names what is gone.
    if (line === undefined) throw lost
    const kind = line[1]
    const object = shell(line, kind)
    tables.welcome(object, id, kind)
    P.mapSet(made as Map<number, object>, id, object)
    return object
  }

  /** Makes the local object for a line; copies are still empty. */
  function shell(line: Line, kind: Kind): object {
    const id = line[0]
    const flags = line[2]
    const body = line[3] as unknown[]
    switch (kind) {
      case Kind.Function: {
        const prototype = body.length > 2 ? (value(body[2]) as object) : functionPrototype
        return env.standIns().forFunction(id, flags, body[0] as string | null, body[1] as number, prototype)
      }
      case Kind.Live:
        return env.standIns().forObject(id, flags, value(body) as object | null)
      case Kind.Promise:
        return env.standInForPromise(id, resolve(body))
      case Kind.Map:
        return new P.Map()
      case Kind.Set:
        return new P.Set()
      case Kind.Date:
        return new P.Date(value(body) as number)
      case Kind.RegExp:
        return new P.RegExp(body[0] as string, body[1] as string)
      case Kind.Bytes:
        return bytesObject(body[0] as string, body[1] as string, intrinsics)
      case Kind.Boxed:
        return P.Object(value(body)) as object
      case Kind.Temporal:
        return temporalFrom(body[0] as string, body[1] as string)
      case Kind.Error:
        return filler.error(line, intrinsics.resolve('DOMException') as (new () => object) | undefined)
      case Kind.Array:
        return (flags & Flag.Sparse) !== 0 ? [] : body
      default:
        // A parsed object becomes the copy itself: its keys are own data properties already.
        return body
    }
  }

  function fill(line: Line): void {
    const kind = line[1]
    if (!isData(kind)) return
    const object = objectOf(line[0])
    const entry = tables.find(object) as Entry
    // What an error that was concealed has become over there says nothing about it.
    if (kind === Kind.Error && entry.home && env.disguise(object) !== undefined) return
    filler.fill(object, line)
  }

  /** Freezes what is frozen over there, and notes what both sides now know. */
  function finish(line: Line): void {
    const kind = line[1]
    if (!isData(kind)) return
    const flags = line[2]
    const object = objectOf(line[0])
    if ((flags & Flag.Frozen) !== 0) {
      if (kind !== Kind.Bytes) P.freeze(object)
    } else if ((flags & Flag.Sealed) !== 0) P.seal(object)
    else if ((flags & Flag.Closed) !== 0) P.preventExtensions(object)
    const entry = tables.find(object) as Entry
    entry.state = readState(object, kind, kind === Kind.Error ? env.disguise(object) : undefined)
    tables.weigh(entry.state.items.length)
    shared.note(object, entry)
  }

  function value(item: unknown): unknown {
    if (typeof item !== 'object' || item === null) return item
    const tagged = item as [number, never, never]
    const tag = tagged[0]
    if (tag >= firstId) return objectOf(tag)
    switch (tag) {
      case Tag.Undefined:
        return undefined
      case Tag.NaN:
        return NaN
      case Tag.MinusZero:
        return -0
      case Tag.Infinity:
        return Infinity
      case Tag.MinusInfinity:
        return -Infinity
      case Tag.BigInt:
        return bigintFrom(tagged[1])
      case Tag.RegisteredSymbol:
        return P.symbolFor(tagged[1])
      case Tag.WellKnownSymbol:
        return P.mapGet(wellKnownSymbols, tagged[1])
      case Tag.Symbol:
        return tables.symbolById(tagged[1], tagged.length > 2 ? tagged[2] : undefined)
      default:
        return intrinsics.resolve(tagged[1])
    }
  }

  return { decode, wasThrown: () => thrown }
}

const functionPrototype = Function.prototype
/** Thrown when a message names an object that the garbage collector has taken here. */
const lost = { lost: true }
