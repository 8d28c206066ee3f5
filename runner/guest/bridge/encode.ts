import { boxedValue, classify } from './classify.ts'
import type { Intrinsics } from './intrinsics.ts'
import { list, P } from './primordials.ts'
import type { Entry, Tables } from './tables.ts'
import { Flag, Kind, maxMessage, Tag } from './wire.ts'

export interface EncodeEnv {
  tables: Tables
  intrinsics: Intrinsics
  /** The name of a built-in that the other side has as well, for a function or an object that is not data. */
  pathOf(object: object): string | undefined
  /** Whether a built-in may be handed over as a value by its name. */
  lends(name: string): boolean
  /** What the other side gets to read in place of an error and all it says; undefined for most. */
  disguise(error: object): string | undefined
  /** Called when a promise of this side crosses for the first time. */
  watch(promise: object, id: number): void
  /** Called when a stand-in goes back to where its original is. */
  passedOn(standIn: object): void
  /** Makes the error for a value that cannot cross. */
  refuse(message: string): unknown
  /** Called when a message grows past the cap; throws. */
  tooLarge(): never
}

export interface Encoder {
  /** The message for `values`; `touched` are copies of the other side's data whose changes it should hear of. */
  encode(values: readonly unknown[], name: string, touched?: readonly object[]): string
  /** The line of an object that has crossed before, and of what it leads to that has not. */
  describe(id: number): string
}

interface Pending {
  object: object
  path: string
  entry: Entry
}

export function createEncoder(env: EncodeEnv): Encoder {
  const { tables, intrinsics } = env
  const known = (prototype: object): boolean => intrinsics.nameOf(prototype) !== undefined
  let queue: Pending[] = list()
  let visited: WeakSet<object> | undefined
  let size = 0

  function encode(values: readonly unknown[], name: string, touched?: readonly object[]): string {
    const outer = { queue, visited, size }
    queue = list()
    visited = undefined
    size = 0
    try {
      let head = '['
      for (let index = 0; index < values.length; index++) {
        if (index > 0) head += ','
        head += value(values[index], values.length === 1 ? name : `${name}[${index}]`)
      }
      const text = `${head}]`
      grow(text.length)
      if (touched !== undefined)
        for (let index = 0; index < touched.length; index++) value(touched[index], name)
      return text + linesOfQueue()
    } finally {
      queue = outer.queue
      visited = outer.visited
      size = outer.size
    }
  }

  function linesOfQueue(): string {
    let text = ''
    for (let index = 0; index < queue.length; index++) {
      const { object, path, entry } = queue[index] as Pending
      const line = `[${entry.id},${describe(object, path, entry)}]`
      if (line === entry.line) continue
      if (entry.data) entry.line = line
      grow(line.length)
      text += `\n${line}`
    }
    return text
  }

  function describeAgain(id: number): string {
    const object = tables.byId(id)
    const entry = object === undefined ? undefined : tables.find(object)
    if (object === undefined || entry === undefined) return ''
    const outer = { queue, visited, size }
    queue = list()
    visited = new P.WeakSet()
    size = 0
    entry.line = undefined
    firstVisit(object)
    queue[0] = { object, path: 'value', entry }
    if (classify(object, known) === Kind.Promise) env.watch(object, id)
    try {
      return linesOfQueue()
    } finally {
      queue = outer.queue
      visited = outer.visited
      size = outer.size
    }
  }

  function grow(length: number): void {
    size += length
    if (size > maxMessage) env.tooLarge()
  }

  function value(item: unknown, path: string): string {
    switch (typeof item) {
      case 'string':
        if (item.length > maxMessage) env.tooLarge()
        return P.quote(item)
      case 'number':
        return number(item)
      case 'boolean':
        return item ? 'true' : 'false'
      case 'undefined':
        return `[${Tag.Undefined}]`
      case 'bigint':
        return `[${Tag.BigInt},"${P.String(item)}"]`
      case 'symbol':
        return symbol(item)
      default:
        return item === null ? 'null' : reference(item as object, path)
    }
  }

  function reference(object: object, path: string): string {
    let entry = tables.find(object)
    if (entry === undefined) {
      const name = intrinsics.nameOf(object)
      if (name !== undefined && env.lends(name)) return intrinsic(name)
      const kind = classify(object, known)
      if (typeof kind !== 'string') throw env.refuse(`${path}: ${kind.refused} cannot be passed`)
      const isLive = kind === Kind.Function || kind === Kind.Live
      const builtIn = isLive ? env.pathOf(object) : undefined
      if (builtIn !== undefined) return intrinsic(builtIn)
      entry = introduce(object, path, kind)
    } else if (entry.data) {
      if (firstVisit(object)) queue[queue.length] = { object, path, entry }
    } else if (!entry.home) {
      env.passedOn(object)
    }
    return `[${Tag.Object},${entry.id}]`
  }

  function introduce(object: object, path: string, kind: Kind): Entry {
    const data = kind !== Kind.Function && kind !== Kind.Live && kind !== Kind.Promise
    const entry = tables.adopt(object, data)
    firstVisit(object)
    queue[queue.length] = { object, path, entry }
    if (kind === Kind.Promise) env.watch(object, entry.id)
    return entry
  }

  function firstVisit(object: object): boolean {
    visited ??= new P.WeakSet()
    if (P.weakSetHas(visited, object)) return false
    P.weakSetAdd(visited, object)
    return true
  }

  function describe(object: object, path: string, entry: Entry): string {
    const kind = classify(object, known)
    if (typeof kind !== 'string') throw env.refuse(`${path}: ${kind.refused} cannot be passed`)
    switch (kind) {
      case Kind.Plain:
      case Kind.Live:
        // Data that grew a method since it first crossed stays data: its twin cannot turn into a handle.
        return entry.data ? `"o",${flags(object)},${plainBody(object, path)}` : live(object, path)
      case Kind.Array:
        return `"a",${flags(object)},${arrayBody(object as unknown[], path)}`
      case Kind.Map:
        return `"m",${flags(object)},${mapBody(object as Map<unknown, unknown>, path)}`
      case Kind.Set:
        return `"s",${flags(object)},${setBody(object as Set<unknown>, path)}`
      case Kind.Date:
        return `"d",${flags(object)},${number(P.dateTime(object as Date))}`
      case Kind.RegExp: {
        const { lastIndex } = object as RegExp
        const source = P.quote(P.regExpSource(object) as string)
        return `"r",${flags(object)},[${source},${P.quote(P.regExpFlags(object) as string)},${number(lastIndex)}]`
      }
      case Kind.Bytes:
        return `"t",${flags(object)},${bytesBody(object)}`
      case Kind.Boxed:
        return `"b",0,${value(boxedValue(object), path)}`
      case Kind.Error:
        return `"e",${flags(object)},${disguisedBody(object) ?? errorBody(object, path)}`
      case Kind.Function:
        return functionBody(object as (...args: never[]) => unknown)
      case Kind.Promise:
        return `"p",0,0`
    }
  }

  function flags(object: object): number {
    const nullPrototype = P.getPrototypeOf(object) === null ? Flag.NullPrototype : 0
    if (P.isExtensible(object)) return nullPrototype
    if (P.isFrozen(object)) return nullPrototype | Flag.Frozen
    return nullPrototype | (P.isSealed(object) ? Flag.Sealed : Flag.Closed)
  }

  function plainBody(object: object, path: string): string {
    const keys = P.ownKeys(object)
    let body = '{'
    let symbols = ''
    for (let index = 0; index < keys.length; index++) {
      const key = keys[index] as string | symbol
      const descriptor = P.getOwn(object, key)
      if (descriptor?.enumerable !== true) continue
      const item = P.hasOwn(descriptor, 'value') ? descriptor.value : P.get(object, key)
      if (typeof key === 'symbol') {
        symbols += `${symbols === '' ? '' : ','}${symbol(key)},${value(item, path)}`
      } else {
        body += `${body === '{' ? '' : ','}${P.quote(key)}:${value(item, `${path}.${key}`)}`
      }
    }
    return symbols === '' ? `${body}}` : `${body}},[${symbols}]`
  }

  function arrayBody(array: unknown[], path: string): string {
    const length = P.get(array, 'length') as number
    if (length > maxMessage / 2) env.tooLarge()
    let body = '['
    let holes = ''
    for (let index = 0; index < length; index++) {
      const item = array[index]
      if (index > 0) body += ','
      if (item === undefined && !P.hasOwn(array, index)) holes += `${holes === '' ? '' : ','}${index}`
      body += typeof item === 'number' ? number(item) : value(item, `${path}[${index}]`)
    }
    return holes === '' ? `${body}]` : `${body}],[${holes}]`
  }

  function mapBody(map: Map<unknown, unknown>, path: string): string {
    let body = ''
    P.mapForEach(map, (item: unknown, key: unknown) => {
      body += `${body === '' ? '' : ','}${value(key, `${path}.key`)},${value(item, `${path}.value`)}`
    })
    return `[${body}]`
  }

  function setBody(set: Set<unknown>, path: string): string {
    let body = ''
    P.setForEach(set, (item: unknown) => {
      body += `${body === '' ? '' : ','}${value(item, `${path}.value`)}`
    })
    return `[${body}]`
  }

  /** In the order in which the other side's twin has the properties: its line is the same while it is untouched. */
  function disguisedBody(error: object): string | undefined {
    const message = env.disguise(error)
    if (message === undefined) return undefined
    return `[${intrinsic('Error.prototype')},"stack",0,"","message",0,${P.quote(message)}]`
  }

  function errorBody(error: object, path: string): string {
    const keys = P.ownKeys(error)
    let body = prototypeOf(error, path)
    for (let index = 0; index < keys.length; index++) {
      const key = keys[index] as string | symbol
      const descriptor = P.getOwn(error, key)
      if (descriptor === undefined) continue
      const item = P.hasOwn(descriptor, 'value') ? descriptor.value : P.get(error, key)
      const name = typeof key === 'symbol' ? symbol(key) : P.quote(key)
      body += `,${name},${descriptor.enumerable === true ? 1 : 0},${value(item, `${path}.${P.String(key)}`)}`
    }
    return `[${body}]`
  }

  function prototypeOf(object: object, path: string): string {
    const prototype = P.getPrototypeOf(object)
    const name = prototype === null ? undefined : (intrinsics.nameOf(prototype) ?? env.pathOf(prototype))
    return name === undefined ? value(prototype, `${path}.prototype`) : intrinsic(name)
  }

  function functionBody(fn: (...args: never[]) => unknown): string {
    const name = P.getOwn(fn, 'name')?.value
    const length = P.getOwn(fn, 'length')?.value
    const shown = typeof name === 'string' ? P.slice(name, 0, 200) : ''
    return `"f",${isConstructor(fn, shown) ? Flag.Constructor : 0},[${P.quote(shown)},${typeof length === 'number' ? number(length) : 0}]`
  }

  function live(object: object, path: string): string {
    return `"l",${P.isArray(object) ? 1 : 0},${prototypeOf(object, path)}`
  }

  function symbol(item: symbol): string {
    const registered = P.symbolKeyFor(item)
    if (registered !== undefined) return `[${Tag.RegisteredSymbol},${P.quote(registered)}]`
    const wellKnown = P.mapGet(wellKnownNames, item)
    if (wellKnown !== undefined) return `[${Tag.WellKnownSymbol},"${wellKnown}"]`
    const description = P.symbolDescription(item) as string | undefined
    return `[${Tag.Symbol},${tables.symbolId(item)}${description === undefined ? '' : `,${P.quote(description)}`}]`
  }

  return { encode, describe: describeAgain }
}

function intrinsic(name: string): string {
  return `[${Tag.Intrinsic},${P.quote(name)}]`
}

function number(item: number): string {
  if (P.is(item, NaN)) return `[${Tag.NaN}]`
  if (item === 0) return P.is(item, -0) ? `[${Tag.MinusZero}]` : '0'
  if (item === Infinity) return `[${Tag.Infinity}]`
  if (item === -Infinity) return `[${Tag.MinusInfinity}]`
  return `${item}`
}

/** Asks without calling: only a constructor is accepted as the target of `new`. */
function isConstructor(fn: (...args: never[]) => unknown, name: string): boolean {
  if (!P.hasOwn(fn, 'prototype') && !P.startsWith(name, 'bound ')) return false
  try {
    P.construct(P.Object, [], fn)
    return true
  } catch {
    return false
  }
}

function bytesBody(object: object): string {
  const kind = P.typedArrayTag(object) as string | undefined
  if (kind !== undefined) {
    const view = bytesOf(P.typedArrayBuffer(object), P.typedArrayOffset(object), P.typedArrayBytes(object))
    const buffer = kind === 'Uint8Array' && P.getPrototypeOf(object) !== P.Uint8Array.prototype
    return `["${buffer ? 'Buffer' : kind}",${view}]`
  }
  if (isDataView(object)) {
    return `["DataView",${bytesOf(P.viewBuffer(object), P.viewOffset(object), P.viewBytes(object))}]`
  }
  return `["ArrayBuffer",${bytesOf(object, 0, P.bufferBytes(object))}]`
}

function isDataView(object: object): boolean {
  try {
    P.viewBytes(object)
    return true
  } catch {
    return false
  }
}

function bytesOf(buffer: unknown, offset: unknown, length: unknown): string {
  return P.quote(P.toBase64(new P.Uint8Array(buffer as ArrayBuffer, offset as number, length as number)))
}

const wellKnownNames = new P.Map<symbol, string>()
export const wellKnownSymbols = new P.Map<string, symbol>()
for (const name of Object.getOwnPropertyNames(Symbol)) {
  const item = (Symbol as unknown as Record<string, unknown>)[name]
  if (typeof item !== 'symbol') continue
  wellKnownNames.set(item, name)
  wellKnownSymbols.set(name, item)
}
