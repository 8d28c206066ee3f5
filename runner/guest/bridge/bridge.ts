import type { BuiltIns } from './built-ins.ts'
import { createDecoder } from './decode.ts'
import { createEncoder } from './encode.ts'
import { type Intrinsics, isPrototypeName } from './intrinsics.ts'
import { createMethods } from './methods.ts'
import type { What } from './path.ts'
import { createPerform } from './perform.ts'
import { list, P } from './primordials.ts'
import { createPromises } from './promises.ts'
import { createRemote, type Remote } from './remote.ts'
import { createShared } from './shared.ts'
import { createStandIns } from './stand-ins.ts'
import { createTables } from './tables.ts'
import { Flag, firstId, Kind, Op, Reply, symbolKeyed } from './wire.ts'

export interface BridgeEnv {
  /** 0 on the solution's side, 1 on the judge's. */
  parity: 0 | 1
  intrinsics: Intrinsics
  /** Data objects of one turn that are found again by what they are, not only by what they hold. */
  trackedPerTurn: number
  /** Sends a request over the wall and returns the reply. */
  ask: Ask
  /** Asks the engine whether an object is a Proxy. */
  isProxy(object: object): boolean
  /** Counts the turns of the world. */
  turn(): number
  /** A message outgrew the cap: ends the test as output-limit-exceeded; throws. */
  tooLarge(): never
  /** The error for a value of this side that cannot cross. */
  refuse(message: string): unknown
  /** Own keys of the other side's objects that must not be seen here. */
  hides(key: PropertyKey): boolean
  /** Values of the other side's properties that must not be seen here. */
  disbelieves?(key: PropertyKey, value: unknown): boolean
  /** Own keys of this side's objects that the other side must not see. */
  conceals?(object: object, key: PropertyKey): boolean
  /** What the other side gets to read in place of an error of this side and all it says; undefined for most. */
  disguise?(error: object): string | undefined
  /** Told of what the other side threw, or let pass through it. */
  onThrown?(thrown: unknown): void
  /** This side's built-ins, for which the other side is to take its own. */
  builtIns?: BuiltIns
  /** Hears how many promises of this side the other side has: those that it does not follow, and that it waits for. */
  counted(unfollowed: number, awaited: number): void
  /** Answers the other side's `special` requests with a list of values. */
  special?(name: string, values: unknown[]): readonly unknown[]
}

/** A reply is '' for undefined, a number, boolean or null as such, and text for anything else (see wire.ts). */
export type Ask = (op: number, id: number, key: string | number, message: string) => Answer

export type Answer = string | number | boolean | null

export interface Bridge {
  /** Answers a request of the other side. */
  serve: Ask
  /** Makes `object` the original that the other side gets without its being passed. */
  root(object: object): void
  /** The other side's root. */
  remoteRoot(): object
  /** Makes a request that is not about one object. */
  special(name: string, values: readonly unknown[]): unknown[]
  /** What the other side has to be told of shared data that changed since the last crossing; '' when nothing has. */
  changes(): string
  /** Takes what the other side's `changes` said. */
  sync(message: string): void
  /** The name of the function that crossed under an id. */
  nameOf(id: number): string
  /** The name of the method with a number. */
  methodName(number: number): string
  /** Whether a value came over the wall, or was thrown back over it. */
  isForeign(value: unknown): boolean
}

/** One end of the wall; both isolates run the same code. */
export function createBridge(env: BridgeEnv): Bridge {
  const tables = createTables(env.parity, env.trackedPerTurn, env.turn)
  const shared = createShared()
  const thrownBack = new P.WeakSet()
  /** Primitives that the other side threw, which look like nobody's. */
  const thrownPrimitives = new P.Map<unknown, true>()
  let requests = 0
  /** Data passed with the call at hand: what a promise made by it changes later is told when it settles. */
  let passed: object[] | undefined
  let rootObject: object | undefined

  const methods = createMethods({ isProxy: env.isProxy, isRoot: (object) => object === rootObject })
  const promises = createPromises({
    tables,
    counted: env.counted,
    subscribe: (id) => void ask(Op.Subscribe, id, '', ''),
    tell(id, fulfilled, value, touched) {
      let message: string
      try {
        message = encoder.encode([value], fulfilled ? 'resolved value' : 'rejection', touched, !fulfilled)
      } catch (error) {
        message = encoder.encode([error], 'rejection', undefined, true)
      }
      tables.release(id)
      ask(Op.Settle, id, '', message)
    },
  })
  const encoder = createEncoder({
    ...env,
    tables,
    shared,
    methods,
    disguise,
    pathOf: (object) => env.builtIns?.pathOf(object),
    // What the judge does to a prototype it was given must not be done to its own.
    lends: (name) => env.parity === 1 || !isPrototypeName(name),
    introducePromise: (id) => promises.introduce(id, passed),
    passOnPromise: promises.passOn,
  })
  const standIns = createStandIns({
    remote: believing(createRemote({ answer, answers })),
    hides: env.hides,
    requests: () => requests,
    hold: tables.hold,
  })
  const decoder = createDecoder({
    ...env,
    disbelieves,
    tables,
    shared,
    standIns,
    disguise,
    standInForPromise: promises.standIn,
    resend: () => ask(Op.Resend, 0, '', '') as string,
  })
  const perform = createPerform({ ...env, tables, methods })

  function disbelieves(key: PropertyKey, value: unknown): boolean {
    return typeof key === 'symbol' && env.disbelieves?.(key, value) === true
  }

  function believing(remote: Remote): Remote {
    return {
      ...remote,
      get(id, key) {
        const values = remote.get(id, key)
        if (disbelieves(key, values[0])) values[0] = undefined
        return values
      },
      read(id, key, ...receiver) {
        const value = remote.read(id, key, ...receiver)
        return disbelieves(key, value) ? undefined : value
      },
    }
  }

  /** One request; the reply is not read yet. */
  function ask(op: number, id: number, key: string | number, message: string): Answer {
    requests++
    const reply = env.ask(op, id, key, message)
    if (reply === Reply.Halted) throw new P.Error('the test is over')
    if (reply === Reply.Overflow) throw new P.RangeError('Maximum call stack size exceeded')
    return reply
  }

  function request(op: number, id: number, key: PropertyKey, values: readonly unknown[], what: What): Answer {
    if (typeof key === 'symbol') {
      return ask(op | symbolKeyed, id, '', encoder.encode(withKey(key, values), 'value'))
    }
    return ask(op, id, key, values.length === 0 && !busy() ? '' : encoder.encode(values, what))
  }

  function busy(): boolean {
    return methods.changed() || shared.size() > 0
  }

  function answer(op: number, id: number, key: PropertyKey, values: readonly unknown[], what: What): unknown {
    const reply = request(op, id, key, values, what)
    if (typeof reply !== 'string') return reply
    if (reply === '') return undefined
    if (reply[0] === Reply.String) return P.slice(reply, 1)
    return valuesOf(reply)[0]
  }

  function answers(
    op: number,
    id: number,
    key: PropertyKey,
    values: readonly unknown[],
    what: What,
  ): unknown[] {
    return valuesOf(request(op, id, key, values, what) as string)
  }

  function valuesOf(reply: string): unknown[] {
    const values = decoder.decode(reply)
    if (!decoder.wasThrown()) return values
    throw noteThrown(values[0])
  }

  function noteThrown(thrown: unknown): unknown {
    if (isObject(thrown)) P.weakSetAdd(thrownBack, thrown)
    else P.mapSet(thrownPrimitives, thrown, true)
    env.onThrown?.(thrown)
    return thrown
  }

  function disguise(error: object): string | undefined {
    return tables.find(error)?.home === false ? undefined : env.disguise?.(error)
  }

  function serve(op: number, id: number, key: string | number, message: string): Answer {
    if (op === Op.Resend) return encoder.again()
    if (op === Op.Settle) return settle(id, message)
    const outer = passed
    try {
      const values = message === '' ? [] : decoder.decode(message)
      passed = dataAmong(values)
      if (op === Op.Subscribe) {
        promises.follow(id)
        return ''
      }
      const several =
        op === Op.Special ? env.special?.(key as string, values) : perform.several(op, id, key, values)
      if (several !== undefined) return encoder.encode(several, nameOfValue(op, key), passed)
      const value = perform.one(op, id, key, values)
      return reply(value, op, key)
    } catch (error) {
      return thrown(error)
    } finally {
      passed = outer
    }
  }

  function reply(value: unknown, op: number, key: string | number): Answer {
    if (passed === undefined && !busy()) {
      switch (typeof value) {
        case 'undefined':
          return ''
        case 'number':
        case 'boolean':
          return value
        case 'string':
          if (value.length < longString) return `${Reply.String}${value}`
          break
        case 'object':
          if (value === null) return null
      }
    }
    return encoder.encode([value], nameOfValue(op, key), passed)
  }

  function thrown(error: unknown): string {
    try {
      return encoder.encode([error], 'thrown', passed, true)
    } catch {
      try {
        return encoder.encode(
          [new P.Error('a thrown value that cannot be passed')],
          'thrown',
          undefined,
          true,
        )
      } catch {
        return Reply.Overflow
      }
    }
  }

  function dataAmong(values: readonly unknown[]): object[] | undefined {
    let data: object[] | undefined
    for (let index = 0; index < values.length; index++) {
      const value = values[index]
      if (typeof value !== 'object' || value === null) continue
      const entry = tables.find(value)
      if (entry === undefined || entry.state === undefined) continue
      data ??= list()
      data[data.length] = value
    }
    return data
  }

  function settle(id: number, message: string): string {
    const value = decoder.decode(message)[0]
    const rejected = decoder.wasThrown()
    promises.settle(id, !rejected, rejected ? noteThrown(value) : value)
    return ''
  }

  return {
    serve,
    root(object) {
      rootObject = object
      tables.adopt(object, Kind.Live)
    },
    remoteRoot() {
      const id = firstId + (env.parity === 0 ? 1 : 0)
      const known = tables.byId(id)
      if (known !== undefined) return known
      const root = standIns.forObject(id, Flag.OwnMethods, P.Object.prototype)
      tables.welcome(root, id, Kind.Live)
      tables.hold(root)
      return root
    },
    special: (name, values) => answers(Op.Special, 0, name, values, 'args'),
    changes() {
      if (!busy()) return ''
      const message = encoder.encode([], 'value')
      return message === '[]' ? '' : message
    },
    sync(message) {
      decoder.decode(message)
    },
    nameOf(id) {
      const found = tables.byId(id)
      return typeof found === 'function' && found.name !== '' ? found.name : 'a function'
    },
    methodName: (number) => P.String(standIns.keyOf(number) ?? 'a method'),
    isForeign(value) {
      if (!isObject(value)) return P.mapHas(thrownPrimitives, value)
      return tables.find(value)?.home === false || P.weakSetHas(thrownBack, value)
    },
  }
}

function isObject(value: unknown): value is object {
  return (typeof value === 'object' && value !== null) || typeof value === 'function'
}

/** What a value that is sent back is called, should it be refused: a property by its name. */
function nameOfValue(op: number, key: string | number): string {
  return (op === Op.Get || op === Op.Read) && typeof key === 'string' ? key : 'return value'
}

/** A longer string is left to the encoder, which knows the limits. */
const longString = 1024 * 1024

function withKey(key: symbol, values: readonly unknown[]): unknown[] {
  const all = list<unknown>()
  all[0] = key
  for (let index = 0; index < values.length; index++) all[index + 1] = values[index]
  return all
}
