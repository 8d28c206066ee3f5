import { bytesName } from './bytes.ts'
import { boxedValue, type ClassifyEnv } from './classify.ts'
import { handleBody, type Texts } from './handles.ts'
import type { Step } from './path.ts'
import { P } from './primordials.ts'
import type { Shared } from './shared.ts'
import { hole, readState, type State, sameState } from './state.ts'
import type { Entry, Tables } from './tables.ts'
import { temporalBody } from './temporal.ts'
import { intrinsicText, numberText, symbolText } from './values.ts'
import { isData, Kind, maxMessage } from './wire.ts'

export interface LinesEnv extends ClassifyEnv {
  tables: Tables
  shared: Shared
  /** Called when a message grows past the cap; throws. */
  tooLarge(what?: string): never
  /** What the other side gets to read in place of an error and all it says; undefined for most. */
  disguise(error: object): string | undefined
  /** The name of a built-in that the other side has as well, for a function or an object that is not data. */
  pathOf(object: object): string | undefined
}

/** How what an object leads to is written; it may have to be described as well then. */
export interface Leads {
  value(item: unknown, from: Step, step: PropertyKey): string
  /** Makes sure that changes of an object, and of what it leads to, are told; nothing is written. */
  touch(item: unknown, from: Step, step: PropertyKey): void
}

/** An object to describe, and how it was reached, for the path in an error. */
export interface Pending extends Step {
  object: object
  entry: Entry
  /** What was read of it when it was classified. */
  state: State | undefined
}

/**
 * Writes the line that describes an object. It is undefined when the other side knows all that there is to say and
 * `full`, which asks for everything, is false.
 */
export type LineOf = (pending: Pending, full: boolean) => string | undefined

export function createLines(env: LinesEnv, { value, touch }: Leads): LineOf {
  const { tables, shared } = env

  function lineOf(pending: Pending, full: boolean): string | undefined {
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

  function textsFor(pending: Pending): Texts {
    return {
      value: (item, step) => value(item, pending, step),
      prototype: (prototype) => prototypeText(prototype, pending),
    }
  }

  function touchAll({ leaf, items }: State, pending: Pending): undefined {
    if (leaf) return
    for (let index = 0; index < items.length; index++) touch(items[index], pending, index)
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

  return lineOf
}
