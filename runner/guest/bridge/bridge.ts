import { createAsking } from './ask.ts'
import type { BuiltIns } from './built-ins.ts'
import { createDecoder } from './decode.ts'
import { createEncoder } from './encode.ts'
import { type Intrinsics, isPrototypeName } from './intrinsics.ts'
import { createMethods } from './methods.ts'
import { createPerform } from './perform.ts'
import { P } from './primordials.ts'
import { createPromises } from './promises.ts'
import { createRemote } from './remote.ts'
import { createServing } from './serve.ts'
import { createShared } from './shared.ts'
import { createStandIns } from './stand-ins.ts'
import { createTables } from './tables.ts'
import { createThrown } from './thrown.ts'
import { type Ask, Flag, firstId, Kind, Op } from './wire.ts'

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
  tooLarge(what?: string): never
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
  /** What crossed under an id, as this side has it; undefined once nothing here holds it. */
  holderOf(id: number): unknown
  /** The name of the function that crossed under an id. */
  nameOf(id: number): string
  /** The name of the other side's method with a number. */
  methodName(number: number): string
  /** The name of this side's method with a number. */
  ownMethodName(number: number): string
  /** Whether a value came over the wall, or was thrown back over it. */
  isForeign(value: unknown): boolean
}

/** One end of the wall; both isolates run the same code. */
export function createBridge(env: BridgeEnv): Bridge {
  let rootObject: object | undefined
  // The parts need each other in a circle: what is made further down is reached through a function.
  const tables = createTables(env.parity, env.trackedPerTurn, env.turn)
  const shared = createShared()
  const methods = createMethods({ isProxy: env.isProxy, isRoot: (object) => object === rootObject })
  const thrown = createThrown(tables, env.onThrown)
  const promises = createPromises({
    tables,
    counted: env.counted,
    subscribe: (id) => void asking.ask(Op.Subscribe, id, '', ''),
    tell: (id, fulfilled, value, touched) => asking.tell(id, fulfilled, value, touched),
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
    introducePromise: (id) => promises.introduce(id, serving.passed()),
    passOnPromise: promises.passOn,
  })
  const decoder = createDecoder({
    ...env,
    disbelieves,
    tables,
    shared,
    standIns: () => standIns,
    disguise,
    standInForPromise: promises.standIn,
    resend: () => asking.ask(Op.Resend, 0, '', '') as string,
  })
  const asking = createAsking({ send: env.ask, encoder, decoder, tables, thrown })
  const standIns = createStandIns({
    remote: createRemote(asking, disbelieves),
    hides: env.hides,
    requests: asking.requests,
    hold: tables.hold,
  })
  const perform = createPerform({ ...env, tables, methods })
  const serving = createServing({ ...env, encoder, decoder, perform, promises, tables, thrown })

  function disbelieves(key: PropertyKey, value: unknown): boolean {
    return typeof key === 'symbol' && env.disbelieves?.(key, value) === true
  }

  function disguise(error: object): string | undefined {
    return tables.find(error)?.home === false ? undefined : env.disguise?.(error)
  }

  return {
    serve: serving.serve,
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
    special: (name, values) => asking.answers(Op.Special, 0, name, values, 'args'),
    changes() {
      if (!encoder.busy()) return ''
      const message = encoder.encode([], 'value')
      return message === '[]' ? '' : message
    },
    sync(message) {
      decoder.decode(message)
    },
    holderOf: (id) => tables.byId(id),
    nameOf(id) {
      const found = tables.byId(id)
      return typeof found === 'function' && found.name !== '' ? found.name : 'a function'
    },
    methodName: (number) => P.String(standIns.keyOf(number) ?? 'a method'),
    ownMethodName: (number) => P.String(methods.find(number)?.key ?? 'a method'),
    isForeign: thrown.isForeign,
  }
}
