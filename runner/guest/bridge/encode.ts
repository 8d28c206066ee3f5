import { classify } from './classify.ts'
import { createLines, type LinesEnv, type Pending } from './lines.ts'
import type { Methods } from './methods.ts'
import { pathOf, type Step, type What } from './path.ts'
import { primitivesText } from './primitives.ts'
import { list, P } from './primordials.ts'
import { hole, readPlain, type State } from './state.ts'
import type { Entry } from './tables.ts'
import { bigintText, intrinsicText, numberText, symbolText, undefinedText } from './values.ts'
import { isData, Kind, maxMessage } from './wire.ts'

export interface EncodeEnv extends LinesEnv {
  methods: Methods
  /** Called when a promise of this side crosses for the first time. */
  introducePromise(id: number): void
  /** Called when a promise of the other side goes back there. */
  passOnPromise(standIn: object): void
  /** Makes the error for a value that cannot cross. */
  refuse(message: string): unknown
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
  /** Whether the next message has more to tell than its values: methods were replaced, or shared data may have changed. */
  busy(): boolean
}

/** What a message is made of. */
interface Sent {
  values: readonly unknown[]
  what: What
  touched: readonly object[] | undefined
  thrown: boolean
}

/** Writes the messages of one side: its values, and a line for each object that the other side does not know as it is. */
export function createEncoder(env: EncodeEnv): Encoder {
  const { tables, shared, methods } = env
  const lineOf = createLines(env, { value, touch })
  /** Objects that the message at hand mentions; what they lead to is put behind them. */
  let queue: Pending[] = list()
  let message = 0
  let size = 0
  /** Describe everything, whatever the other side should know. */
  let full = false
  let what: What = 'value'
  let last: Sent | undefined

  function encode(
    values: readonly unknown[],
    name: What,
    touched?: readonly object[],
    thrown = false,
  ): string {
    // Asked first, and always: to ask is to look for methods that were replaced, which every message has to tell.
    const simple =
      busy() || thrown || touched !== undefined ? undefined : primitivesText(values, tables, env.tooLarge)
    if (simple !== undefined) return simple
    const sent = { values, what: name, touched, thrown }
    const text = packet(sent, false)
    last = sent
    return text
  }

  function again(): string {
    return last === undefined ? '[]' : packet(last, true)
  }

  function busy(): boolean {
    return methods.changed() || shared.size() > 0
  }

  /** Reading an object may run code of a program, and that may send messages of its own in between. */
  function packet(sent: Sent, describeAll: boolean): string {
    const outer = { queue, size, full, what }
    queue = list()
    message++
    size = 0
    full = describeAll
    what = sent.what
    try {
      const head = headOf(sent.values)
      if (sent.touched !== undefined) touchEach(sent.touched)
      shared.eachChanged(message, (object, entry) => enqueue(object, entry, undefined, undefined, 0))
      const lines = linesOfQueue()
      const stale = methods.takeStale()
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

  function headOf(values: readonly unknown[]): string {
    let head = ''
    for (let index = 0; index < values.length; index++) {
      head += `${index === 0 ? '' : ','}${value(values[index], undefined, index)}`
    }
    grow(head.length)
    return head
  }

  function touchEach(objects: readonly object[]): void {
    for (let index = 0; index < objects.length; index++) touch(objects[index], undefined, 0)
  }

  function touch(item: unknown, from: Step | undefined, step: PropertyKey): void {
    if ((typeof item === 'object' && item !== null && item !== hole) || typeof item === 'function')
      reference(item, from, step)
  }

  function linesOfQueue(): string {
    let text = ''
    for (let index = 0; index < queue.length; index++) {
      const line = lineOf(queue[index] as Pending, full)
      if (line === undefined) continue
      grow(line.length)
      text += text === '' ? line : `,${line}`
    }
    return text
  }

  function grow(length: number): void {
    size += length
    if (size > maxMessage) env.tooLarge()
  }

  function value(item: unknown, from: Step | undefined, step: PropertyKey): string {
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
        return bigintText(item, env.tooLarge)
      case 'symbol':
        return symbolText(item, tables)
      default:
        return item === null ? 'null' : reference(item as object, from, step)
    }
  }

  /** An object by its id or its name; data is described with the message, unless that mentions it already. */
  function reference(object: object, from: Step | undefined, step: PropertyKey): string {
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
    return newReference(object, from, step)
  }

  function newReference(object: object, from: Step | undefined, step: PropertyKey): string {
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
    from: Step | undefined,
    step: PropertyKey,
  ): void {
    entry.seen = message
    queue[queue.length] = { object, entry, state, from, step }
  }

  return { encode, again, busy }
}
