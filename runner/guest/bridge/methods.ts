import { P } from './primordials.ts'

/**
 * Methods of this side's objects that the other side remembers by number, to get and call one in a single crossing.
 * Those that an object holds itself may be replaced at any time; they are looked at again at every crossing.
 */
export interface Methods {
  /** The number for a method that was just read: 0 when it cannot be remembered. */
  note(object: object, key: PropertyKey, method: object): number
  find(number: number): Method | undefined
  /** Says that a method is no longer what the other side remembers. */
  forget(number: number): void
  /** Numbers that the other side has to forget, as text; each is told once. */
  takeStale(): string
  /** Looks for methods that were replaced; true when there is something to tell. */
  changed(): boolean
}

export interface Method {
  key: PropertyKey
  method: object
}

/** Methods looked at again at every crossing. */
const maxWatched = 16

export interface MethodsEnv {
  isProxy(object: object): boolean
  /** Whether an object is the module itself, whose exports are accessors. */
  isRoot(object: object): boolean
}

export function createMethods({ isProxy, isRoot }: MethodsEnv): Methods {
  const methods = new P.Map<number, Method>()
  const watched = new P.Map<number, object>()
  let count = 0
  let stale = ''

  function remember(key: PropertyKey, method: object): number {
    count++
    P.mapSet(methods, count, { key, method })
    return count
  }

  function drop(number: number): void {
    P.mapDelete(watched, number)
    stale += `${stale === '' ? '' : ','}${number}`
  }

  function look(object: object, number: number): void {
    const known = P.mapGet(methods, number) as Method
    if (P.get(object, known.key) !== known.method) drop(number)
  }

  /** Whether a property comes from a prototype, as a value and not as an accessor. */
  function isInherited(object: object, key: PropertyKey): boolean {
    for (let at = P.getPrototypeOf(object); at !== null; at = P.getPrototypeOf(at)) {
      if (isProxy(at)) return false
      const descriptor = P.getOwn(at, key)
      if (descriptor !== undefined) return P.hasOwn(descriptor, 'value')
    }
    return false
  }

  return {
    note(object, key, method) {
      if (isProxy(object)) return 0
      const own = P.getOwn(object, key)
      if (own === undefined) return isInherited(object, key) ? remember(key, method) : 0
      if (own.writable === false && own.configurable === false) return remember(key, method)
      const fixed = P.hasOwn(own, 'value') || isRoot(object)
      if (!fixed) return 0
      if ((P.mapSize(watched) as number) >= maxWatched)
        drop(P.mapIteratorNext(P.mapKeys(watched)).value as number)
      const number = remember(key, method)
      P.mapSet(watched, number, object)
      return number
    },
    find: (number) => P.mapGet(methods, number) as Method | undefined,
    forget: drop,
    takeStale() {
      const taken = stale
      stale = ''
      return taken
    },
    changed() {
      if ((P.mapSize(watched) as number) > 0) P.mapForEach(watched, look)
      return stale !== ''
    },
  }
}
