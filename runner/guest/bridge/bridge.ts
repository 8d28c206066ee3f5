import type { BuiltIns } from './built-ins.ts'
import { createDecoder } from './decode.ts'
import { createEncoder } from './encode.ts'
import { createIntrinsics, isPrototypeName } from './intrinsics.ts'
import { list, P } from './primordials.ts'
import { createStandIns, type Remote } from './stand-ins.ts'
import { createTables } from './tables.ts'
import { Op, Reply } from './wire.ts'

export interface BridgeEnv {
  /** 0 on the solution's side, 1 on the judge's. */
  parity: 0 | 1
  /** Sends a request over the wall and returns the reply; throws at once when the test is over. */
  ask(op: number, id: number, key: string, message: string): string
  /** A message outgrew the cap: ends the test as output-limit-exceeded; throws. */
  tooLarge(): never
  /** The error for a value of this side that cannot cross. */
  refuse(message: string): unknown
  /** Own keys of the other side's objects that must not be seen here. */
  hides(key: PropertyKey): boolean
  /** Own keys of this side's objects that the other side must not see. */
  conceals?(object: object, key: PropertyKey): boolean
  /** What the other side gets to read in place of an error of this side and all it says; undefined for most. */
  disguise?(error: object): string | undefined
  /** Told of what the other side threw, or let pass through it. */
  onThrown?(thrown: unknown): void
  /** This side's built-ins, for which the other side is to take its own. */
  builtIns?: BuiltIns
  /** Values of the other side's properties that must not be seen here. */
  disbelieves?(key: PropertyKey, value: unknown): boolean
  /** Answers the other side's `special` requests. */
  special?(name: string, values: unknown[]): unknown
}

export interface Bridge {
  /** Answers a request of the other side. */
  serve(op: number, id: number, key: string, message: string): string
  /** Makes `object` an original of this side under the first id, known to the other side without being passed. */
  root(object: object): void
  /** The other side's root. */
  remoteRoot(): object
  /** Makes a request that is not about one object. */
  special(name: string, values: unknown[]): unknown
  /** The name of the function that crossed under an id. */
  nameOf(id: number): string
  /** Whether a value came over the wall, or was thrown back over it. */
  isForeign(value: unknown): boolean
}

interface Waiting {
  resolve(value: unknown): void
  reject(reason: unknown): void
}

/** One end of the wall; both isolates run the same code. */
export function createBridge(env: BridgeEnv): Bridge {
  const tables = createTables(env.parity)
  const intrinsics = createIntrinsics()
  const waiting = new P.Map<number, Waiting>()
  const thrownBack = new P.WeakSet()
  const promises = new P.WeakSet()
  /** Primitives that the other side threw, which look like nobody's. */
  const thrownPrimitives = new P.Map<unknown, true>()
  /** Copies passed with the call at hand: what a promise made by it changes later is told when it settles. */
  let arguments_: object[] | undefined
  /** Holds what the last reply named until it has been read: the other side may have to ask what it was. */
  const held: { sent?: unknown[] } = {}

  const encoder = createEncoder({
    tables,
    intrinsics,
    pathOf: (object) => env.builtIns?.pathOf(object),
    // What the judge does to a prototype it was given must not be done to its own.
    lends: (name) => env.parity === 1 || !isPrototypeName(name),
    disguise,
    watch,
    passedOn,
    refuse: env.refuse,
    tooLarge: env.tooLarge,
  })
  const remote: Remote = {
    get(id, key, receiver) {
      const sent = list<unknown>()
      if (receiver !== undefined) sent[0] = receiver
      const values = ask(Op.Get, id, key, sent, 'this')
      return { value: disbelieves(key, values[0]) ? undefined : values[0], method: values[1] === true }
    },
    set: (id, key, value) => ask(Op.Set, id, key, [value], P.String(key))[0] === true,
    has: (id, key) => ask(Op.Has, id, key, list(), '')[0] === true,
    delete: (id, key) => ask(Op.Delete, id, key, list(), '')[0] === true,
    keys: (id) => ask(Op.Keys, id, '', list(), '') as PropertyKey[],
    own: (id, key) => descriptorFrom(ask(Op.Own, id, key, list(), '')),
    define: (id, key, descriptor) =>
      ask(Op.Define, id, key, descriptorTo(descriptor), P.String(key))[0] === true,
    call: (id, self, args) => ask(Op.Call, id, '', withSelf(self, args), 'args')[0],
    callMethod: (id, key, expected, args) => ask(Op.Method, id, key, withSelf(expected, args), 'args')[0],
    construct: (id, args) => ask(Op.Construct, id, '', args, 'args')[0] as object,
    extensible: (id) => ask(Op.Extensible, id, '', list(), '')[0] === true,
  }
  const standIns = createStandIns({
    remote,
    hides: env.hides,
    idOf: (object) => {
      const entry = tables.find(object)
      return entry === undefined || entry.home ? undefined : entry.id
    },
    standIn: (id) => tables.byId(id),
    replace(current, object) {
      const entry = tables.find(current)
      if (entry !== undefined) tables.welcome(object, entry.id, false)
    },
  })
  const decode = createDecoder({
    tables,
    intrinsics,
    hides: env.hides,
    disbelieves,
    keeps: (error) => disguise(error) !== undefined,
    standInForFunction: standIns.forFunction,
    standInForObject: standIns.forObject,
    standInForPromise,
    recover: (id) => env.ask(Op.Describe, id, '', ''),
  })

  function disbelieves(key: PropertyKey, value: unknown): boolean {
    return typeof key === 'symbol' && env.disbelieves?.(key, value) === true
  }

  function ask(op: number, id: number, key: PropertyKey, values: unknown[], name: string): unknown[] {
    const textual = typeof key === 'string'
    const sent = textual ? values : withSelf(key, values)
    const reply = env.ask(textual ? op : op | symbolKeyed, id, textual ? key : '', encoder.encode(sent, name))
    if (reply[0] === Reply.Halted) throw new P.Error('the test is over')
    if (reply[0] === Reply.Overflow) throw new P.RangeError('Maximum call stack size exceeded')
    const { values: answer } = decode(P.slice(reply, 1))
    if (reply[0] === Reply.Value) return answer
    noteThrown(answer[0])
    throw answer[0]
  }

  function noteThrown(thrown: unknown): void {
    if (isObject(thrown)) P.weakSetAdd(thrownBack, thrown)
    else P.mapSet(thrownPrimitives, thrown, true)
    env.onThrown?.(thrown)
  }

  function disguise(error: object): string | undefined {
    return tables.find(error)?.home === false ? undefined : env.disguise?.(error)
  }

  function serve(op: number, id: number, key: string, message: string): string {
    const outer = arguments_
    try {
      const { values, data } = decode(message)
      arguments_ = data.length > 0 ? data : undefined
      const answer = perform(op, id, key, values)
      held.sent = answer
      return `${Reply.Value}${encoder.encode(answer, 'return value', arguments_)}`
    } catch (error) {
      return thrown(error)
    } finally {
      arguments_ = outer
    }
  }

  function thrown(error: unknown): string {
    held.sent = [error]
    try {
      return `${Reply.Thrown}${encoder.encode([error], 'thrown', arguments_)}`
    } catch {
      try {
        return `${Reply.Thrown}${encoder.encode([new P.Error(`a thrown value that cannot be passed`)], 'thrown')}`
      } catch {
        return Reply.Overflow
      }
    }
  }

  function perform(op: number, id: number, key: string, values: unknown[]): unknown[] {
    if (op === Op.Special) return [env.special?.(key, values)]
    const object = tables.byId(id) as object
    const name: PropertyKey = op >= symbolKeyed ? (shift(values) as symbol) : key
    if (name !== '' && env.conceals?.(object, name) === true) {
      return (op & ~symbolKeyed) === Op.Own ? list() : [undefined]
    }
    switch (op & ~symbolKeyed) {
      case Op.Call:
        return [P.apply(object as () => unknown, shift(values), values)]
      case Op.Method: {
        const expected = tables.byId(shift(values) as number)
        const method = P.get(object, name)
        return [P.apply((typeof method === 'function' ? method : expected) as () => unknown, object, values)]
      }
      case Op.Construct:
        return [P.construct(object as new () => object, values)]
      case Op.Get: {
        const value = values.length === 0 ? P.get(object, name) : P.get(object, name, values[0])
        return [value, typeof value === 'function' && !P.hasOwn(object, name) && isDataProperty(object, name)]
      }
      case Op.Set:
        return [P.set(object, name, values[0])]
      case Op.Has:
        return [P.has(object, name)]
      case Op.Delete:
        return [P.deleteProperty(object, name)]
      case Op.Keys:
        return seenKeys(object)
      case Op.Own:
        return descriptorTo(P.getOwn(object, name))
      case Op.Define:
        return [P.defineProperty(object, name, descriptorFrom(values) as PropertyDescriptor)]
      default:
        return [P.isExtensible(object)]
    }
  }

  function seenKeys(object: object): PropertyKey[] {
    const keys = P.ownKeys(object)
    if (env.conceals === undefined) return keys
    const seen = list<PropertyKey>()
    for (let index = 0; index < keys.length; index++) {
      const key = keys[index] as PropertyKey
      if (!env.conceals(object, key)) seen[seen.length] = key
    }
    return seen
  }

  /** Tells the other side when a promise of this side settles. */
  function watch(promise: object, id: number): void {
    const touched = arguments_
    const tell = (state: string, value: unknown): void => {
      let message: string
      try {
        message = encoder.encode([value], state === Reply.Value ? 'resolved value' : 'rejection', touched)
      } catch (error) {
        return void env.ask(Op.Settle, id, Reply.Thrown, encoder.encode([error], 'rejection'))
      }
      env.ask(Op.Settle, id, state, message)
    }
    P.then(
      promise as Promise<unknown>,
      (value) => tell(Reply.Value, value),
      (reason) => tell(Reply.Thrown, reason),
    )
  }

  function standInForPromise(id: number): object {
    const standIn = new P.Promise((resolve, reject) => {
      P.mapSet(waiting, id, { resolve, reject })
    })
    P.weakSetAdd(promises, standIn)
    return standIn
  }

  /** Who hands a promise back need not handle it: its owner does. */
  function passedOn(standIn: object): void {
    if (P.weakSetHas(promises, standIn)) P.then(standIn as Promise<unknown>, noReaction, noReaction)
  }

  /** Settles the stand-in of a promise of the other side. */
  function settle(id: number, state: string, message: string): string {
    const promise = P.mapGet(waiting, id) as Waiting | undefined
    P.mapDelete(waiting, id)
    const value = decode(message).values[0]
    if (state === Reply.Thrown) noteThrown(value)
    if (state === Reply.Value) promise?.resolve(value)
    else promise?.reject(value)
    return ''
  }

  return {
    serve(op, id, key, message) {
      if (op === Op.Settle) return settle(id, key, message)
      return op === Op.Describe ? encoder.describe(id) : serve(op, id, key, message)
    },
    root(object) {
      tables.adopt(object, false)
    },
    remoteRoot() {
      const id = firstId(env.parity === 0 ? 1 : 0)
      const known = tables.byId(id)
      if (known !== undefined) return known
      const root = standIns.forObject(id, false, P.Object.prototype)
      tables.welcome(root, id, false)
      return root
    },
    special: (name, values) => ask(Op.Special, 0, name, values, name)[0],
    nameOf(id) {
      const found = tables.byId(id)
      return typeof found === 'function' && found.name !== '' ? found.name : 'a function'
    },
    isForeign(value) {
      if (!isObject(value)) return P.mapHas(thrownPrimitives, value)
      return tables.find(value)?.home === false || P.weakSetHas(thrownBack, value)
    },
  }
}

const noReaction = (): void => undefined

function isObject(value: unknown): value is object {
  return (typeof value === 'object' && value !== null) || typeof value === 'function'
}

const symbolKeyed = 32

function firstId(parity: 0 | 1): number {
  return parity + 2
}

function withSelf(self: unknown, args: readonly unknown[]): unknown[] {
  const values = list<unknown>()
  values[0] = self
  for (let index = 0; index < args.length; index++) values[index + 1] = args[index]
  return values
}

function shift(values: unknown[]): unknown {
  const first = values[0]
  for (let index = 1; index < values.length; index++) values[index - 1] = values[index]
  values.length--
  return first
}

function isDataProperty(object: object, key: PropertyKey): boolean {
  for (let at: object | null = object; at !== null; at = P.getPrototypeOf(at)) {
    const descriptor = P.getOwn(at, key)
    if (descriptor !== undefined) return P.hasOwn(descriptor, 'value')
  }
  return false
}

/** A descriptor as values: absent as [], data as [flags, value], an accessor as [flags, getter, setter]. */
function descriptorTo(descriptor: PropertyDescriptor | undefined): unknown[] {
  if (descriptor === undefined) return list()
  const flags =
    (descriptor.enumerable === true ? 1 : 0) |
    (descriptor.configurable === true ? 2 : 0) |
    (descriptor.writable === true ? 4 : 0)
  return P.hasOwn(descriptor, 'get') || P.hasOwn(descriptor, 'set')
    ? [flags, descriptor.get, descriptor.set]
    : [flags, descriptor.value]
}

function descriptorFrom(values: unknown[]): PropertyDescriptor | undefined {
  if (values.length === 0) return undefined
  const flags = values[0] as number
  const shared = { __proto__: null, enumerable: (flags & 1) !== 0, configurable: (flags & 2) !== 0 }
  return values.length === 2
    ? ({ ...shared, __proto__: null, value: values[1], writable: (flags & 4) !== 0 } as PropertyDescriptor)
    : ({ ...shared, __proto__: null, get: values[1], set: values[2] } as PropertyDescriptor)
}
