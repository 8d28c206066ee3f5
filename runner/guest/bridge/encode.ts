import { bytesName } from './bytes.ts'
import { boxedValue, type ClassifyEnv, classify } from './classify.ts'
import { handleBody, type Texts } from './handles.ts'
import type { Methods } from './methods.ts'
import { pathOf, type What } from './path.ts'
import { primitivesText } from './primitives.ts'
import { list, P } from './primordials.ts'
import type { Shared } from './shared.ts'
import { hole, readPlain, readState, type State, sameState } from './state.ts'
import type { Entry, Tables } from './tables.ts'
import { temporalBody } from './temporal.ts'
import { bigintText, numberText, symbolText, undefinedText } from './values.ts'
import { isData, Kind, maxMessage, Tag } from './wire.ts'

export interface EncodeEnv extends ClassifyEnv {
  tables: Tables
  shared: Shared
  methods: Methods
  /** Called when a promise of this side crosses for the first time. */
  introducePromise(id: number): void
  /** Called when a promise of the other side goes back there. */
  passOnPromise(standIn: object): void
  /** Makes the error for a value that cannot cross. */
  refuse(message: string): unknown
  /** Called when a message grows past the cap; throws. */
  tooLarge(): never
  /** What the other side gets to read in place of an error and all it says; undefined for most. */
  disguise(error: object): string | undefined
  /** The name of a built-in that the other side has as well, for a function or an object that is not data. */
  pathOf(object: object): string | undefined
  /** Whether a built-in may be handed over as a value by its name. */
  lends(name: string): boolean
}

export interface Encoder {
  /**
   * The message for `values`, called `what` in errors. `touched` is data whose changes the other side should hear of
   * as well, `thrown` says that the value was thrown.
   */
  encode(values: readonly unknown[], what: What, touched?: readonly object[], thrown?: boolean): string
  /** The last message that named an object, with all of them described. */
  again(): string
}

/** An object to describe, and how it was reached, for the path in an error. */
export interface Pending {
  object: object
  entry: Entry
  /** What was read of it when it was classified. */
  state: State | undefined
  from: Pending | undefined
  step: PropertyKey
}

/** Writes the messages of one side. */
export function createEncoder(env: EncodeEnv): Encoder {
  const { tables, shared } = env
  let queue: Pending[] = list()
  let message = 0
  let size = 0
  /** Describe everything, whatever the other side should know. */
  let full = false
  let what: What = 'value'
  let last:
    | { values: readonly unknown[]; what: What; touched: readonly object[] | undefined; thrown: boolean }
    | undefined

  function encode(
    values: readonly unknown[],
    name: What,
    touched?: readonly object[],
    thrown = false,
  ): string {
    const busy = env.methods.changed() || shared.size() > 0
    const simple =
      thrown || touched !== undefined || busy ? undefined : primitivesText(values, tables, env.tooLarge)
    if (simple !== undefined) return simple
    const outer = { queue, size, full, what }
    const sent = { values, what: name, touched, thrown }
    full = false
    const text = packet(sent, outer)
    last = sent
    return text
  }

  function packet(
    sent: NonNullable<typeof last>,
    outer: { queue: Pending[]; size: number; full: boolean; what: What },
  ) {
    queue = list()
    message++
    size = 0
    what = sent.what
    try {
      const { values, touched } = sent
      let head = ''
      for (let index = 0; index < values.length; index++) {
        head += `${index === 0 ? '' : ','}${value(values[index], undefined, index)}`
      }
      grow(head.length)
      if (touched !== undefined)
        for (let index = 0; index < touched.length; index++) touch(touched[index], undefined, 0)
      shared.eachChanged(message, (object, entry) => enqueue(object, entry, undefined, undefined, 0))
      const lines = linesOfQueue()
      const stale = env.methods.takeStale()
      if (lines === '' && stale === '' && !sent.thrown) return `[${head}]`
      return `{"v":[${head}],"l":[${lines}],"x":[${stale}],"t":${sent.thrown ? 1 : 0}}`
    } catch (error) {
      // The message is not sent after all: the other side knows nothing of what was read for it.
      for (let index = 0; index < queue.length; index++) (queue[index] as Pending).entry.state = undefined
      throw error
    } finally {
      queue = outer.queue
      size = outer.size
      full = outer.full
      what = outer.what
    }
  }

  function linesOfQueue(): string {
    let text = ''
    for (let index = 0; index < queue.length; index++) {
      const line = lineOf(queue[index] as Pending)
      if (line === undefined) continue
      grow(line.length)
      text += text === '' ? line : `,${line}`
    }
    return text
  }

  /** What the other side must be told of an object; undefined when it knows all. */
  function lineOf(pending: Pending): string | undefined {
    const { object, entry } = pending
    const { id, kind } = entry
    if (!isData(kind)) return `[${id},"${kind}",${handleBody(object, kind, env, textsFor(pending))}]`
    const state =
      pending.state ?? readState(object, kind, kind === Kind.Error ? env.disguise(object) : undefined)
    if (entry.state !== undefined && sameState(entry.state, state)) {
      if (!full) return touchAll(state, pending)
    } else {
      entry.state = state
      tables.weigh(state.items.length)
      shared.note(object, entry)
    }
    if (state.chars > maxMessage) env.tooLarge()
    return `[${id},"${kind}",${state.flags},${body(object, kind, state, pending)}]`
  }

  function touchAll({ leaf, items }: State, pending: Pending): undefined {
    if (leaf) return
    for (let index = 0; index < items.length; index++) touch(items[index], pending, index)
  }

  /** Makes sure that changes of an object, and of what it leads to, are told as well. */
  function touch(item: unknown, from: Pending | undefined, step: PropertyKey): void {
    if ((typeof item === 'object' && item !== null && item !== hole) || typeof item === 'function')
      reference(item, from, step)
  }

  function body(object: object, kind: Kind, state: State, pending: Pending): string {
    const { items, keys } = state
    switch (kind) {
      case Kind.Plain:
        return plainBody(keys as PropertyKey[], items, pending)
      case Kind.Array:
        return arrayBody(state, pending)
      case Kind.Date:
        return numberText(items[0] as number)
      case Kind.RegExp: {
        const source = P.quote(P.regExpSource(object) as string)
        return `[${source},${P.quote(P.regExpFlags(object) as string)},${value(items[0], pending, 'lastIndex')}]`
      }
      case Kind.Bytes:
        return `["${bytesName(object, env.intrinsics)}","${items[0]}"]`
      case Kind.Boxed:
        return value(boxedValue(object), pending, 'value')
      case Kind.Temporal:
        return temporalBody(object)
      case Kind.Error:
        return `[${prototypeText(items[0], pending)}${listText(items, 1, pending)}],${errorName(object, items)}`
      default:
        return `[${listText(items, 0, pending)}]`
    }
  }

  function plainBody(keys: readonly PropertyKey[], values: readonly unknown[], pending: Pending): string {
    let strings = ''
    let symbols = ''
    for (let index = 0; index < keys.length; index++) {
      const key = keys[index] as string | symbol
      const text = value(values[index], pending, key)
      if (typeof key === 'string') strings += `${strings === '' ? '' : ','}${P.quote(key)}:${text}`
      else symbols += `${symbols === '' ? '' : ','}${symbolText(key, tables)},${text}`
    }
    return symbols === '' ? `{${strings}}` : `{${strings}},[${symbols}]`
  }

  /** The elements; then the indices that are missing, and named properties, as far as there are any. */
  function arrayBody({ items, keys, safe }: State, pending: Pending): string {
    let body: string
    let holes = ''
    if (safe && items.length > 8) {
      P.setPrototypeOf(items as object, null)
      body = P.quote(items)
    } else {
      body = '['
      for (let index = 0; index < items.length; index++) {
        const item = items[index]
        if (index > 0) body += ','
        if (item === hole) {
          holes += `${holes === '' ? '' : ','}${index}`
          body += '0'
        } else body += value(item, pending, index)
      }
      body += ']'
    }
    if (keys === undefined) return holes === '' ? body : `${body},[${holes}]`
    return `${body},[${holes}],[${listText(keys, 0, pending)}]`
  }

  /** The items from `start` on, each but the very first with a comma before it. */
  function listText(items: readonly unknown[], start: number, pending: Pending): string {
    let text = ''
    for (let index = start; index < items.length; index++) {
      text += `${index === 0 ? '' : ','}${value(items[index], pending, index)}`
    }
    return text
  }

  function textsFor(pending: Pending): Texts {
    return {
      value: (item, step) => value(item, pending, step),
      prototype: (prototype) => prototypeText(prototype, pending),
    }
  }

  /** The prototype of something, as which every built-in may be named. */
  function prototypeText(prototype: unknown, pending: Pending): string {
    if (typeof prototype !== 'object' || prototype === null) return value(prototype, pending, 'prototype')
    const name = env.intrinsics.nameOf(prototype) ?? env.pathOf(prototype)
    return name === undefined ? value(prototype, pending, 'prototype') : intrinsicText(name)
  }

  /** The name of a DOMException, which lies in a private field. */
  function errorName(error: object, items: readonly unknown[]): string {
    const prototype = items[0]
    if (typeof prototype !== 'object' || prototype === null) return '0'
    if (env.intrinsics.nameOf(prototype) !== 'DOMException.prototype') return '0'
    return P.quote(P.String(P.get(error, 'name')))
  }

  function value(item: unknown, from: Pending | undefined, step: PropertyKey): string {
    switch (typeof item) {
      case 'string':
        if (item.length > maxMessage) env.tooLarge()
        return P.quote(item)
      case 'number':
        return numberText(item)
      case 'boolean':
        return item ? 'true' : 'false'
      case 'undefined':
        return undefinedText
      case 'bigint':
        return bigintText(item)
      case 'symbol':
        return symbolText(item, tables)
      default:
        return item === null ? 'null' : reference(item as object, from, step)
    }
  }

  function reference(object: object, from: Pending | undefined, step: PropertyKey): string {
    const entry = tables.find(object)
    if (entry !== undefined) {
      if (entry.seen !== message && (isData(entry.kind) || (full && entry.home))) {
        enqueue(object, entry, undefined, from, step)
      }
      if (entry.kind === Kind.Promise && !entry.home) env.passOnPromise(object)
      return `[${entry.id}]`
    }
    const name = env.intrinsics.nameOf(object)
    if (name !== undefined && env.lends(name)) return intrinsicText(name)
    let kind = classify(object, env)
    if (typeof kind !== 'string')
      throw env.refuse(`${pathOf(what, from, step)}: ${kind.refused} cannot be passed`)
    const state = kind === Kind.Plain ? readPlain(object) : undefined
    if (kind === Kind.Plain && state === undefined) kind = Kind.Live
    const builtIn = kind === Kind.Function || kind === Kind.Live ? env.pathOf(object) : undefined
    if (builtIn !== undefined) return intrinsicText(builtIn)
    const adopted = tables.adopt(object, kind)
    enqueue(object, adopted, state, from, step)
    if (kind === Kind.Promise) env.introducePromise(adopted.id)
    return `[${adopted.id}]`
  }

  function enqueue(
    object: object,
    entry: Entry,
    state: State | undefined,
    from: Pending | undefined,
    step: PropertyKey,
  ): void {
    entry.seen = message
    queue[queue.length] = { object, entry, state, from, step }
  }

  function grow(length: number): void {
    size += length
    if (size > maxMessage) env.tooLarge()
  }

  return {
    encode,
    again() {
      if (last === undefined) return '[]'
      const outer = { queue, size, full, what }
      full = true
      return packet(last, outer)
    },
  }
}

function intrinsicText(name: string): string {
  return `[${Tag.Intrinsic},${P.quote(name)}]`
}
