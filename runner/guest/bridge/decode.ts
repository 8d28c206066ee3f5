import { wellKnownSymbols } from './encode.ts'
import type { Intrinsics } from './intrinsics.ts'
import { list, P } from './primordials.ts'
import type { Tables } from './tables.ts'
import { Flag, Kind, Tag } from './wire.ts'

export interface DecodeEnv {
  tables: Tables
  intrinsics: Intrinsics
  standInForFunction(id: number, constructor: boolean, name: string, length: number): object
  standInForObject(id: number, array: boolean, prototype: object | null): object
  standInForPromise(id: number): object
  /** Asks the other side for the lines of an object that it named and that is gone here. */
  recover(id: number): string
  /** Whether an error of this side stays as it is, whatever the other side did to its twin. */
  keeps(error: object): boolean
  /** Own keys of objects from the other side that are never taken over. */
  hides(key: PropertyKey): boolean
  /** Values of such keys that are never taken over. */
  disbelieves(key: PropertyKey, value: unknown): boolean
}

export interface Decoded {
  values: unknown[]
  /** Copies of the other side's data among the values, for telling it of changes made to them. */
  data: object[]
}

type Line = readonly unknown[]

/**
 * Lists are taken apart by index and not by pattern: a pattern would ask `Array.prototype[Symbol.iterator]`, which any
 * program may have replaced.
 */

/** Reads messages of the other side: describes what is new, updates what changed, and finds what is already here. */
export function createDecoder(env: DecodeEnv): (message: string) => Decoded {
  const { tables, intrinsics } = env

  /** Lines of the message at hand by id, and the objects made for them so far. */
  let lines: Map<number, Line> | undefined
  let made: Map<number, object> | undefined

  return decode

  function decode(message: string): Decoded {
    const end = P.indexOf(message, '\n')
    lines = undefined
    made = undefined
    if (end === -1) return read(message)
    lines = new P.Map()
    made = new P.Map()
    const texts: string[] = list()
    const order: Line[] = list()
    for (let start = end + 1; start <= message.length; ) {
      const next = P.indexOf(message, '\n', start)
      const stop = next === -1 ? message.length : next
      const text = P.slice(message, start, stop)
      const line = P.parse(text) as Line
      P.mapSet(lines, line[0] as number, line)
      order[order.length] = line
      texts[texts.length] = text
      start = stop + 1
    }
    for (let index = 0; index < order.length; index++) objectOf((order[index] as Line)[0] as number)
    for (let index = 0; index < order.length; index++) fill(order[index] as Line, texts[index] as string)
    for (let index = 0; index < order.length; index++) close(order[index] as Line)
    return read(P.slice(message, 0, end))
  }

  /** The local object for an id: met before, or made from its line in this message. */
  function objectOf(id: number): object | undefined {
    const fresh = made === undefined ? undefined : (P.mapGet(made, id) as object | undefined)
    if (fresh !== undefined) return fresh
    const known = tables.byId(id)
    if (known !== undefined) return known
    const line = lines === undefined ? undefined : (P.mapGet(lines, id) as Line | undefined)
    if (line === undefined) return recover(id)
    const object = shell(line)
    P.mapSet(made as Map<number, object>, id, object)
    return object
  }

  /** A stand-in that nobody held was collected, and the other side cannot know: it is described once more. */
  function recover(id: number): object | undefined {
    const described = env.recover(id)
    if (described[0] !== '\n') return undefined
    const outer = { lines, made }
    decode(`[]${described}`)
    const found = P.mapGet(made as Map<number, object>, id) as object | undefined
    lines = outer.lines
    made = outer.made
    return found ?? tables.byId(id)
  }

  function read(head: string): Decoded {
    const values = P.parse(head) as unknown[]
    const data: object[] = list()
    for (let index = 0; index < values.length; index++) {
      const item = values[index]
      if (typeof item !== 'object' || item === null) continue
      const found = value(item as Line)
      values[index] = found
      if (typeof found !== 'object' || found === null) continue
      const entry = tables.find(found)
      if (entry?.data === true && !entry.home) data[data.length] = found
    }
    return { values, data }
  }

  /** Makes the local object for a line, still empty. */
  function shell(line: Line): object {
    const { 0: id, 1: kind, 2: flags, 3: body } = line as [number, Kind, number, never]
    if (kind === Kind.Function) {
      const { 0: name, 1: length } = body as [string, number]
      return standIn(id, env.standInForFunction(id, (flags & Flag.Constructor) !== 0, name, number(length)))
    }
    if (kind === Kind.Promise) return standIn(id, env.standInForPromise(id))
    if (kind === Kind.Live) {
      return standIn(id, env.standInForObject(id, flags === 1, value(body) as object | null))
    }
    const object = emptyTwin(kind, body)
    tables.welcome(object, id, true)
    return object
  }

  function standIn(id: number, object: object): object {
    tables.welcome(object, id, false)
    return object
  }

  function emptyTwin(kind: Kind, body: unknown): object {
    switch (kind) {
      case Kind.Map:
        return new P.Map()
      case Kind.Set:
        return new P.Set()
      case Kind.Date:
        return new P.Date(number(body))
      case Kind.RegExp: {
        const { 0: source, 1: flags } = body as [string, string]
        return new P.RegExp(source, flags)
      }
      case Kind.Bytes: {
        const { 0: name, 1: text } = body as [string, string]
        return viewOf(name, P.fromBase64(text), intrinsics)
      }
      case Kind.Boxed:
        return P.Object(typeof body === 'object' ? value(body as Line) : body) as object
      case Kind.Error:
        return P.construct(P.Error, [])
      default:
        // Parsed objects and arrays become the copies themselves: their keys are own data properties already.
        return body as object
    }
  }

  function fill(line: Line, text: string): void {
    const {
      0: id,
      1: kind,
      2: flags,
      3: body,
      4: extra,
    } = line as [number, Kind, number, never, unknown[] | undefined]
    if (!isData(kind)) return
    const update = P.mapGet(made as Map<number, object>, id) === undefined
    const object = objectOf(id) as object
    const entry = tables.find(object)
    if (entry !== undefined) entry.line = text
    switch (kind) {
      case Kind.Plain:
        return fillPlain(object, body, flags, extra, update)
      case Kind.Array:
        return fillArray(object as unknown[], body, extra)
      case Kind.Map:
        P.mapClear(object as Map<unknown, unknown>)
        for (let index = 0; index < (body as Line).length; index += 2) {
          P.mapSet(
            object as Map<unknown, unknown>,
            value((body as Line)[index]),
            value((body as Line)[index + 1]),
          )
        }
        return
      case Kind.Set:
        P.setClear(object as Set<unknown>)
        for (let index = 0; index < (body as Line).length; index++) {
          P.setAdd(object as Set<unknown>, value((body as Line)[index]))
        }
        return
      case Kind.RegExp:
        ;(object as RegExp).lastIndex = number((body as Line)[2])
        return
      case Kind.Date:
        P.dateSetTime(object as Date, number(body))
        return
      case Kind.Bytes:
        if (update) refillBytes(object, P.fromBase64((body as Line)[1] as string))
        return
      case Kind.Error:
        if (!env.keeps(object)) fillError(object, body)
        return
    }
  }

  function fillPlain(
    object: object,
    body: object,
    flags: number,
    extra: Line | undefined,
    update: boolean,
  ): void {
    const keys = P.ownKeys(body)
    for (let index = 0; index < keys.length; index++) {
      const key = keys[index] as string
      const item = P.get(body, key)
      if (env.hides(key)) P.deleteProperty(object, key)
      else if (update) define(object, key, value(item), true)
      else if (typeof item === 'object' && item !== null) P.set(body, key, value(item))
    }
    if (update) removeOthers(object, body)
    else if ((flags & Flag.NullPrototype) !== 0) P.setPrototypeOf(object, null)
    if (extra === undefined) return
    for (let index = 0; index < extra.length; index += 2) {
      const key = value(extra[index]) as symbol
      const item = value(extra[index + 1])
      if (!env.hides(key) && !env.disbelieves(key, item)) define(object, key, item, true)
    }
  }

  function fillArray(object: unknown[], body: unknown[], holes: Line | undefined): void {
    for (let index = 0; index < body.length; index++) {
      const item = body[index]
      if (object !== body) define(object, P.String(index), value(item), true)
      else if (typeof item === 'object' && item !== null) body[index] = value(item)
    }
    if (object !== body) P.set(object, 'length', body.length)
    if (holes === undefined) return
    for (let index = 0; index < holes.length; index++) P.deleteProperty(object, P.String(holes[index]))
  }

  function fillError(error: object, body: Line): void {
    P.setPrototypeOf(error, value(body[0]) as object | null)
    for (let index = 1; index < body.length; index += 3) {
      const key = typeof body[index] === 'string' ? (body[index] as string) : (value(body[index]) as symbol)
      if (!env.hides(key)) define(error, key, value(body[index + 2]), body[index + 1] === 1)
    }
  }

  function close(line: Line): void {
    const { 0: id, 1: kind, 2: flags } = line as [number, Kind, number]
    if (!isData(kind) || (flags & (Flag.Frozen | Flag.Sealed | Flag.Closed)) === 0) return
    const object = objectOf(id) as object
    if ((flags & Flag.Frozen) !== 0 && kind !== Kind.Bytes) P.freeze(object)
    else if ((flags & Flag.Sealed) !== 0) P.seal(object)
    else P.preventExtensions(object)
  }

  function number(item: unknown): number {
    return typeof item === 'number' ? item : (value(item) as number)
  }

  function value(item: unknown): unknown {
    if (typeof item !== 'object' || item === null) return item
    const tagged = item as [number, never, never]
    switch (tagged[0]) {
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
        return P.BigInt(tagged[1])
      case Tag.RegisteredSymbol:
        return P.symbolFor(tagged[1])
      case Tag.WellKnownSymbol:
        return P.mapGet(wellKnownSymbols, tagged[1])
      case Tag.Symbol:
        return tables.symbolById(tagged[1], tagged[2])
      case Tag.Intrinsic:
        return intrinsics.resolve(tagged[1])
      default:
        return objectOf(tagged[1])
    }
  }
}

function isData(kind: Kind): boolean {
  return kind !== Kind.Function && kind !== Kind.Live && kind !== Kind.Promise
}

function define(object: object, key: PropertyKey, value: unknown, enumerable: boolean): void {
  P.defineProperty(object, key, {
    // A descriptor without a prototype: nobody's Object.prototype.get can turn it into an accessor.
    __proto__: null,
    value,
    enumerable,
    writable: true,
    configurable: true,
  } as PropertyDescriptor)
}

function removeOthers(object: object, body: object): void {
  const keys = P.ownKeys(object)
  for (let index = 0; index < keys.length; index++) {
    const key = keys[index] as PropertyKey
    if (typeof key === 'string' && !P.hasOwn(body, key)) P.deleteProperty(object, key)
  }
}

function viewOf(name: string, bytes: Uint8Array<ArrayBuffer>, intrinsics: Intrinsics): object {
  if (name === 'Uint8Array') return bytes
  if (name === 'Buffer') {
    const prototype = intrinsics.resolve('Buffer.prototype')
    if (prototype !== undefined) P.setPrototypeOf(bytes, prototype)
    return bytes
  }
  const buffer = P.typedArrayBuffer(bytes)
  if (name === 'ArrayBuffer') return buffer as object
  return P.construct(intrinsics.resolve(name) as new () => object, [buffer])
}

function refillBytes(object: object, bytes: Uint8Array): void {
  const target = P.typedArrayTag(object) === undefined ? rawBytes(object) : typedBytes(object)
  if (target.length === bytes.length) P.bytesSet(target, bytes)
}

function typedBytes(object: object): Uint8Array {
  return new P.Uint8Array(
    P.typedArrayBuffer(object) as ArrayBuffer,
    P.typedArrayOffset(object) as number,
    P.typedArrayBytes(object) as number,
  )
}

function rawBytes(object: object): Uint8Array {
  try {
    return new P.Uint8Array(
      P.viewBuffer(object) as ArrayBuffer,
      P.viewOffset(object) as number,
      P.viewBytes(object) as number,
    )
  } catch {
    return new P.Uint8Array(object as ArrayBuffer)
  }
}
