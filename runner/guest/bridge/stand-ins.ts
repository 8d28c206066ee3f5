import { P } from './primordials.ts'

/** What a stand-in asks of the side where its original lives; every answer may throw what the original threw. */
export interface Remote {
  /** `receiver` is what a getter sees as `this` when that is not the object itself. */
  get(id: number, key: PropertyKey, receiver?: unknown): { value: unknown; method: boolean }
  set(id: number, key: PropertyKey, value: unknown): boolean
  has(id: number, key: PropertyKey): boolean
  delete(id: number, key: PropertyKey): boolean
  keys(id: number): PropertyKey[]
  own(id: number, key: PropertyKey): PropertyDescriptor | undefined
  define(id: number, key: PropertyKey, descriptor: PropertyDescriptor): boolean
  call(id: number, self: unknown, args: unknown[]): unknown
  callMethod(id: number, key: string, expected: number, args: unknown[]): unknown
  construct(id: number, args: unknown[]): object
  extensible(id: number): boolean
}

export interface StandIns {
  forFunction(id: number, constructor: boolean, name: string, length: number): object
  forObject(id: number, array: boolean, prototype: object | null): object
}

export interface StandInEnv {
  remote: Remote
  idOf(object: object): number | undefined
  standIn(id: number): object | undefined
  /** Makes `object` the local stand-in of the original behind `current`. */
  replace(current: object, object: object): void
  hides(key: PropertyKey): boolean
}

/** Live handles: local proxies whose every operation happens where the original lives. */
export function createStandIns(env: StandInEnv): StandIns {
  const { remote, hides } = env
  /** Methods found on a class, by prototype stand-in: getting one again crosses no wall. */
  let methods = new P.WeakMap<object, Map<PropertyKey, object>>()
  /** Stand-ins that were written to from here: what they hold themselves may hide a method. */
  const written = new P.WeakSet()
  /** The method read last and the object it was read from; calling it asks for both in one crossing. */
  let lastMethod: { object: object; key: string; method: object } | undefined

  function forFunction(id: number, constructor: boolean, name: string, length: number): object {
    const target = constructor ? constructable() : () => undefined
    const proxy: object = new P.Proxy(target, {
      __proto__: null,
      ...objectTraps(id, target, null),
      get(_, key, receiver) {
        if (receiver === proxy && key === 'name') return name
        if (receiver === proxy && key === 'length') return length
        return hides(key) ? undefined : remote.get(id, key, receiver === proxy ? undefined : receiver).value
      },
      getPrototypeOf: () => P.getPrototypeOf(target),
      apply(_, self, args: unknown[]) {
        const last = lastMethod
        if (last !== undefined && last.method === proxy && last.object === self) {
          lastMethod = undefined
          const owner = env.idOf(self as object)
          if (owner !== undefined) return remote.callMethod(owner, last.key, id, args)
        }
        return remote.call(id, self, args)
      },
      construct(_, args: unknown[], newTarget) {
        const made = remote.construct(id, args)
        return newTarget === proxy ? made : extend(made, newTarget)
      },
    } as ProxyHandler<object>)
    return proxy
  }

  function forObject(id: number, array: boolean, prototype: object | null): object {
    const target: object = array ? [] : {}
    const proxy: object = new P.Proxy(target, {
      __proto__: null,
      ...objectTraps(id, target, prototype),
      get(_, key, receiver) {
        if (hides(key)) return undefined
        if (receiver !== proxy) return remote.get(id, key, receiver).value
        const cached = prototype !== null && !P.weakSetHas(written, proxy)
        const known = cached ? methodOf(prototype, key) : undefined
        if (known !== undefined) {
          lastMethod = { object: proxy, key: key as string, method: known }
          return known
        }
        const { value, method } = remote.get(id, key)
        if (method && cached && typeof key === 'string') noteMethod(prototype, key, value as object)
        return value
      },
    } as ProxyHandler<object>)
    return proxy
  }

  function methodOf(prototype: object, key: PropertyKey): object | undefined {
    const known = P.weakGet(methods, prototype) as Map<PropertyKey, object> | undefined
    return known === undefined ? undefined : (P.mapGet(known, key) as object | undefined)
  }

  /** Writing to a prototype changes every object below it, and writing to an object hides what is above. */
  function forgetMethods(object: unknown): void {
    methods = new P.WeakMap()
    if (typeof object === 'object' && object !== null) P.weakSetAdd(written, object)
  }

  function noteMethod(prototype: object, key: string, method: object): void {
    let known = P.weakGet(methods, prototype) as Map<PropertyKey, object> | undefined
    if (known === undefined) {
      known = new P.Map()
      P.weakSet(methods, prototype, known)
    }
    P.mapSet(known, key, method)
  }

  /** An instance of a local class that extends one of the other side: fields live there, methods are found here first. */
  function extend(made: object, newTarget: object): object {
    const local = P.get(newTarget, 'prototype') as object
    const id = env.idOf(made) as number
    const target = {}
    const proxy: object = new P.Proxy(target, {
      __proto__: null,
      ...objectTraps(id, target, local),
      get(_, key, receiver) {
        if (hides(key)) return undefined
        const own = remote.own(id, key)
        return own === undefined ? P.get(local, key, receiver) : remote.get(id, key).value
      },
      has: (_, key) => remote.has(id, key) || P.has(local, key),
    } as ProxyHandler<object>)
    env.replace(made, proxy)
    return proxy
  }

  function objectTraps(id: number, target: object, prototype: object | null): ProxyHandler<object> {
    return {
      // A handler without a prototype: nothing put on Object.prototype becomes a trap.
      __proto__: null,
      set(_, key, value, receiver) {
        forgetMethods(receiver)
        return remote.set(id, key, value)
      },
      has: (_, key) => !hides(key) && remote.has(id, key),
      deleteProperty(_, key) {
        forgetMethods(env.standIn(id))
        return remote.delete(id, key)
      },
      ownKeys: () => withFixedKeys(target, visible(remote.keys(id))),
      getOwnPropertyDescriptor(_, key) {
        if (hides(key)) return undefined
        const fixed = P.getOwn(target, key)
        if (fixed !== undefined && !P.isExtensible(target)) return fixed
        return reportable(remote.own(id, key), fixed)
      },
      defineProperty(_, key, descriptor) {
        forgetMethods(env.standIn(id))
        return remote.define(id, key, descriptor)
      },
      getPrototypeOf: () => prototype,
      setPrototypeOf: () => false,
      isExtensible() {
        if (P.isExtensible(target) && !remote.extensible(id)) mirror(id, target)
        return P.isExtensible(target)
      },
      preventExtensions: () => false,
    } as ProxyHandler<object>
  }

  function visible(keys: PropertyKey[]): PropertyKey[] {
    let kept = 0
    for (let index = 0; index < keys.length; index++) {
      const key = keys[index] as PropertyKey
      if (!hides(key)) keys[kept++] = key
    }
    keys.length = kept
    return keys
  }

  /** Freezes the proxy's own target like the original, as the rules for proxies ask before they may say "frozen". */
  function mirror(id: number, target: object): void {
    const keys = remote.keys(id)
    for (let index = 0; index < keys.length; index++) {
      const key = keys[index] as PropertyKey
      const descriptor = remote.own(id, key)
      if (descriptor !== undefined) P.defineProperty(target, key, descriptor)
    }
    P.preventExtensions(target)
  }

  return { forFunction, forObject }
}

/** A proxy target that can be called and constructed. */
function constructable(): object {
  return function standIn(): void {}
}

/** Keys that a proxy must report because its target has them for good: `prototype` of functions, `length` of arrays. */
function withFixedKeys(target: object, keys: PropertyKey[]): (string | symbol)[] {
  const fixed = P.ownKeys(target)
  for (let index = 0; index < fixed.length; index++) {
    const key = fixed[index] as PropertyKey
    if (P.getOwn(target, key)?.configurable !== false) continue
    let found = false
    for (let at = 0; at < keys.length; at++) if (keys[at] === key) found = true
    if (!found) keys[keys.length] = key
  }
  return keys as (string | symbol)[]
}

/** A proxy may report as fixed only what its target has fixed. */
function reportable(
  found: PropertyDescriptor | undefined,
  fixed: PropertyDescriptor | undefined,
): PropertyDescriptor | undefined {
  if (fixed !== undefined && fixed.configurable === false) {
    return bare({ ...fixed, value: found === undefined ? fixed.value : found.value })
  }
  return found === undefined ? undefined : bare({ ...found, configurable: true })
}

/** A descriptor that no `Object.prototype.get` of a program turns into an accessor. */
function bare(descriptor: PropertyDescriptor): PropertyDescriptor {
  return { __proto__: null, ...descriptor } as PropertyDescriptor
}
