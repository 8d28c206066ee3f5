import { define, P } from './primordials.ts'
import type { Tables } from './tables.ts'

export interface PromisesEnv {
  tables: Tables
  /** Asks the other side to tell how its promise `id` settles. */
  subscribe(id: number): void
  /** Tells the other side how a promise of this side settled. */
  tell(id: number, fulfilled: boolean, value: unknown, touched: readonly object[] | undefined): void
  /** Hears how many promises of this side the other side has: those that it does not follow, and that it waits for. */
  counted(unfollowed: number, awaited: number): void
}

/** Promises of both sides. A promise stays where it was made; the other side has a real promise that follows it. */
export interface Promises {
  /** Notes what data was passed to the call that made a promise: changes to it are told when it settles. */
  introduce(id: number, touched: readonly object[] | undefined): void
  /** Notes that a local promise goes back to where it was made. */
  passOn(standIn: object): void
  /** Makes the local promise for one of the other side's. */
  standIn(id: number, properties: readonly unknown[]): object
  /** Follows a promise of this side, because the other side wants to know. */
  follow(id: number): void
  /** Settles the local promise for one of the other side's. */
  settle(id: number, fulfilled: boolean, value: unknown): void
}

interface Waiting {
  resolve(value: unknown): void
  reject(reason: unknown): void
}

/**
 * The other side is asked to follow its promise only once somebody here awaits the local one: whether a rejection
 * counts as unhandled is decided where the promise was made, and to follow it is to handle it.
 */
export function createPromises(env: PromisesEnv): Promises {
  const { tables } = env
  const idle = new P.WeakMap<object, Waiting>()
  const waiting = new P.Map<number, Waiting>()
  const passed = new P.Map<number, readonly object[]>()
  let unfollowed = 0
  let awaited = 0
  const prototype = P.create(P.Promise.prototype) as object
  // `await`, `Promise.resolve` and `all` read the constructor first; everything else reads `then`.
  const ofConstructor = {
    __proto__: null,
    configurable: true,
    get: getConstructor,
    set: setOwn('constructor'),
  }
  const ofThen = { __proto__: null, configurable: true, get: getThen, set: setOwn('then') }
  P.defineProperty(prototype, 'constructor', ofConstructor as PropertyDescriptor)
  P.defineProperty(prototype, 'then', ofThen as PropertyDescriptor)

  function getConstructor(this: object): unknown {
    wanted(this)
    return P.Promise
  }

  function getThen(this: object): unknown {
    wanted(this)
    return P.promiseThen
  }

  function wanted(promise: object): void {
    const waits = P.weakGet(idle, promise) as Waiting | undefined
    const entry = waits === undefined ? undefined : tables.find(promise)
    if (waits === undefined || entry === undefined) return
    P.weakDelete(idle, promise)
    P.mapSet(waiting, entry.id, waits)
    env.subscribe(entry.id)
  }

  function count(ofUnfollowed: number, ofAwaited: number): void {
    unfollowed += ofUnfollowed
    awaited += ofAwaited
    env.counted(unfollowed, awaited)
  }

  return {
    introduce(id, touched) {
      count(1, 0)
      if (touched !== undefined) P.mapSet(passed, id, touched)
    },
    passOn(standIn) {
      // Its owner has it again, and with it the duty to handle its rejection.
      if (P.getPrototypeOf(standIn) === prototype) P.then(standIn as Promise<unknown>, noReaction, noReaction)
    },
    standIn(_id, properties) {
      let waits: Waiting | undefined
      const promise: object = new P.Promise((resolve, reject) => {
        waits = { resolve, reject }
      })
      P.setPrototypeOf(promise, prototype)
      P.weakSet(idle, promise, waits)
      for (let index = 0; index < properties.length; index += 2) {
        define(promise, properties[index] as PropertyKey, properties[index + 1], true)
      }
      return promise
    },
    follow(id) {
      const promise = tables.byId(id)
      if (promise === undefined) return
      const touched = P.mapGet(passed, id) as readonly object[] | undefined
      P.mapDelete(passed, id)
      count(-1, 1)
      const tell = (fulfilled: boolean, value: unknown): void => {
        count(0, -1)
        env.tell(id, fulfilled, value, touched)
      }
      P.then(
        promise as Promise<unknown>,
        (value) => tell(true, value),
        (reason) => tell(false, reason),
      )
    },
    settle(id, fulfilled, value) {
      const waits = P.mapGet(waiting, id) as Waiting | undefined
      P.mapDelete(waiting, id)
      if (fulfilled) waits?.resolve(value)
      else waits?.reject(value)
    },
  }
}

const noReaction = (): void => undefined

/** Assignment to a promise makes an own property, as it would without the accessor. */
function setOwn(key: string): (this: object, value: unknown) => void {
  return function set(value) {
    define(this, key, value, true)
  }
}
