import { list, P } from './bridge/primordials.ts'
import { copyBytes, namesText } from './node-disk.ts'

/** What a node's realm may ask of the solution's main realm. All that goes in and out is primitive, but for bytes. */
export interface MainEnd {
  now(): number
  /** Says that the node drew something at random. */
  drawn(): void
  /** The callback is called bare; what it throws is told as text. */
  setTimer(callback: () => void, delay: number, repeat: boolean): number
  clearTimer(id: number): void
  log(level: string, text: string): void
  load(name: string): string
  /** Sends a message; returns '' or why it was refused. */
  send(to: string, text: string): string
  /** How a promise settled that a call of the node returned. */
  settled(callId: number, outcome: string): void
  disk(
    callId: number,
    call: string,
    file: unknown,
    a: unknown,
    b: unknown,
    bytes: Uint8Array | undefined,
  ): void
}

/** A node's realm, as the main realm calls it. An outcome is a letter and a text: v value, p promise, t thrown. */
export interface NodeEnd {
  start(id: string, peers: string, hasDisk: boolean): string
  receive(from: string, text: string): string
  call(callId: number, method: string, args: string): string
  diskDone(callId: number, ok: boolean, value: unknown, message: string, code: string): void
  /** What was thrown, as the JSON of [name, message, stack]. */
  thrown(error: unknown): string
}

type Open = (main: MainEnd, seed: number, stream: number) => NodeEnd

interface Realm {
  key: number
  end: NodeEnd | undefined
  over: boolean
  timers: Map<number, true>
  calls: Map<number, PromiseWithResolvers<string>>
  disk: object | undefined
}

export interface RealmsEnv {
  /** Makes the host open a realm, hand it to `adopt`, and then load the program there. */
  open(): void
  timers: { add(callback: () => void, delay: number, repeat: boolean): number; remove(id: number): void }
  now(): number
  drawn(): void
  log(level: string, text: string): void
  load(name: string): string
  /** Asks the tests, who have the network. */
  tell(values: readonly unknown[]): unknown
}

export interface Realms {
  /** Takes the realm that the host has opened. */
  adopt(open: Open): void
  /** Does what the network of the tests asks for: start, receive, call, end. */
  serve(values: readonly unknown[]): readonly unknown[]
}

/** The nodes' realms of this isolate. */
export function createRealms(env: RealmsEnv): Realms {
  const realms = new P.Map<number, Realm>()
  let opening: ((open: Open) => void) | undefined
  let callIds = 0
  /** The tests want to look at each step. */
  let watching = false

  function start(values: readonly unknown[]): unknown {
    const [, key, id, peers, seed, stream, disk] = values as [
      string,
      number,
      string,
      string,
      number,
      number,
      object?,
    ]
    const realm: Realm = {
      key,
      end: undefined,
      over: false,
      timers: new P.Map(),
      calls: new P.Map(),
      disk,
    }
    P.mapSet(realms as never, key as never, realm as never)
    opening = (open) => {
      realm.end = open(mainEnd(realm), seed, stream)
    }
    env.open()
    if (realm.end === undefined) throw new P.Error('the node could not be started')
    return answered((realm.end as NodeEnd).start(id, peers, disk !== undefined))
  }

  function mainEnd(realm: Realm): MainEnd {
    return {
      now: env.now,
      drawn: env.drawn,
      setTimer(callback, delay, repeat) {
        if (realm.over) return 0
        const id = env.timers.add(() => fire(realm, id, repeat, callback), delay, repeat)
        P.mapSet(realm.timers as never, id as never, true as never)
        return id
      },
      clearTimer(id) {
        if (P.mapDelete(realm.timers as never, id as never)) env.timers.remove(id)
      },
      log: env.log,
      load: env.load,
      send: (to, text) => (realm.over ? '' : (env.tell(['send', realm.key, to, text]) as string)),
      settled(callId, outcome) {
        const call = P.mapGet(realm.calls as never, callId as never) as
          | PromiseWithResolvers<string>
          | undefined
        P.mapDelete(realm.calls as never, callId as never)
        if (realm.over || call === undefined) return
        if (outcome[0] === 't') call.reject(errorOf(outcome))
        else call.resolve(outcome)
      },
      disk: (callId, call, file, a, b, bytes) => {
        if (!realm.over) callDisk(realm, callId, call, file, bytes === undefined ? a : copyBytes(bytes), b)
      },
    }
  }

  function fire(realm: Realm, id: number, repeat: boolean, callback: () => void): void {
    if (!repeat) P.mapDelete(realm.timers as never, id as never)
    if (watching) env.tell(['timer', realm.key])
    if (realm.over) return
    try {
      callback()
    } catch (error) {
      if (realm.over) return
      const thrown = errorOf(`t${(realm.end as NodeEnd).thrown(error)}`)
      if (env.tell(['threw', realm.key, thrown]) !== true) throw thrown
    }
  }

  function callDisk(realm: Realm, callId: number, call: string, file: unknown, a: unknown, b: unknown): void {
    const done = (ok: boolean, value: unknown, message = '', code = ''): void => {
      if (!realm.over) realm.end?.diskDone(callId, ok, value, message, code)
    }
    const failed = (error: unknown): void => {
      const { name, message, code } = error as { name: string; message: string; code: string }
      done(false, `${name}`, `${message}`, `${code}`)
    }
    try {
      const args = list<unknown>()
      args[0] = file
      args[1] = a
      args[2] = b
      const disk = realm.disk as object
      const answer = P.apply(P.get(disk, call) as never, disk, args) as Promise<unknown>
      P.then(answer, (value: unknown) => done(true, P.isArray(value) ? namesText(value) : value), failed)
    } catch (error) {
      failed(error)
    }
  }

  function call(realm: Realm, method: string, args: string): unknown {
    const id = ++callIds
    const outcome = answered((realm.end as NodeEnd).call(id, method, args))
    if (outcome !== 'p') return outcome
    const waiting = new P.Promise<string>((resolve, reject) => {
      P.mapSet(realm.calls as never, id as never, { resolve, reject } as never)
    })
    return waiting
  }

  function end(realm: Realm): void {
    realm.over = true
    P.mapForEach(realm.timers as never, (_: unknown, id: number) => env.timers.remove(id))
    P.mapDelete(realms as never, realm.key as never)
    realm.end = undefined
    realm.calls = new P.Map()
  }

  return {
    adopt(open) {
      opening?.(open)
    },
    serve(values) {
      if (values[0] === 'start') return one(start(values))
      if (values[0] === 'watch') {
        watching = true
        return one(undefined)
      }
      const realm = P.mapGet(realms as never, values[1] as never) as Realm | undefined
      if (values[0] === 'end') return one(realm === undefined ? undefined : end(realm))
      if (realm === undefined) throw new P.Error('there is no such node any more')
      if (values[0] === 'call') return one(call(realm, values[2] as string, values[3] as string))
      return one(answered((realm.end as NodeEnd).receive(values[2] as string, values[3] as string)))
    },
  }
}

function one(value: unknown): unknown[] {
  const values = list<unknown>()
  values[0] = value
  return values
}

/** @throws what the node threw, as an error of this realm */
function answered(outcome: string): string {
  if (outcome[0] === 't') throw errorOf(outcome)
  return outcome
}

function errorOf(outcome: string): Error {
  const [name, message, stack] = P.parse(P.slice(outcome, 1)) as [string, string, string]
  const error = new P.Error(message)
  const own = (value: string): PropertyDescriptor =>
    ({ __proto__: null, value, enumerable: false, writable: true, configurable: true }) as PropertyDescriptor
  if (name !== 'Error') P.defineProperty(error, 'name', own(name))
  P.defineProperty(error, 'stack', own(stack))
  return error
}
