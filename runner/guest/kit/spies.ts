import type { KitEnv } from './contract.ts'
import type { Globals } from './globals.ts'
import { spies } from './libraries.ts'

type Anything = (this: unknown, ...args: unknown[]) => unknown

export interface Spies {
  fn(implementation?: Anything): unknown
  spyOn(...args: unknown[]): unknown
  isMockFunction(value: unknown): boolean
}

/**
 * Vitest's spies, which know one another by a property `_isMockFunction`. A function of the solution may carry that
 * property too, with a `mock.calls` of its own invention, and must not be taken for a spy.
 */
export function createSpies(env: Pick<KitEnv, 'origin'>, globals: Globals): Spies {
  const isMockFunction = (value: unknown) => env.origin(value) === 'own' && spies.isMockFunction(value)
  const claims = (value: unknown) => spies.isMockFunction(value) && !isMockFunction(value)

  return {
    isMockFunction,
    fn: (implementation) =>
      spies.fn(implementation && claims(implementation) ? wrap(implementation) : implementation),
    spyOn(object, ...args) {
      const path = globals.pathOf(object)
      const follow = path === undefined ? undefined : () => globals.follow(path, args[0] as PropertyKey)
      const isSafe = typeof object !== 'function' || follow !== undefined
      const guarded =
        isSafe && isObject(object) ? restorable(object, args[0] as PropertyKey, follow) : undefined
      const spy: unknown = Reflect.apply(spies.spyOn as Anything, undefined, [
        guarded?.proxy ?? object,
        ...args,
      ])
      guarded?.installed()
      if (claims(spy))
        throw new TypeError(`vi.spyOn: ${String(args[0])} of the solution only claims to be a spy.`)
      return spy
    },
  }
}

function isObject(value: unknown): value is object {
  return (typeof value === 'object' && value !== null) || typeof value === 'function'
}

function wrap(implementation: Anything): Anything {
  return function wrapped(...args) {
    return new.target ? Reflect.construct(implementation, args) : Reflect.apply(implementation, this, args)
  }
}

/**
 * Restoring a spy may meet an object of a solution that is gone. That must not throw: the library would then never
 * forget the spy, and restore none of those behind it. The target is an empty object, so that the engine compares what
 * the traps say with that and not with an object it can no longer reach.
 */
function restorable(
  object: object,
  key: PropertyKey,
  changed?: () => void,
): { proxy: object; installed(): void } {
  let installed = false
  const change = (make: () => boolean): boolean => {
    try {
      const made = make()
      changed?.()
      return made
    } catch (error) {
      if (installed) return true
      throw error
    }
  }
  const proxy = new Proxy(Object.create(null), {
    get: (_target, key) => Reflect.get(object, key),
    has: (_target, key) => Reflect.has(object, key),
    getPrototypeOf: () => holderOfMethod(object, key) ?? Reflect.getPrototypeOf(object),
    getOwnPropertyDescriptor(_target, key) {
      const descriptor = Reflect.getOwnPropertyDescriptor(object, key)
      return descriptor && { ...descriptor, configurable: true }
    },
    defineProperty: (_target, key, descriptor) =>
      change(() => Reflect.defineProperty(object, key, descriptor)),
    deleteProperty: (_target, key) => change(() => Reflect.deleteProperty(object, key)),
  })
  return {
    proxy,
    installed() {
      installed = true
    },
  }
}

/**
 * A Map of the solution's inherits `set` from a class that is the judge's own when it is looked at from here, and whose
 * methods are of no use to it. What the object itself answers is the right method.
 */
function holderOfMethod(object: object, key: PropertyKey): object | undefined {
  for (let at = Reflect.getPrototypeOf(object); at !== null; at = Reflect.getPrototypeOf(at)) {
    const descriptor = Reflect.getOwnPropertyDescriptor(at, key)
    if (descriptor === undefined) continue
    if (typeof descriptor.value !== 'function') return undefined
    const value: unknown = Reflect.get(object, key)
    if (value === descriptor.value || typeof value !== 'function') return undefined
    return Object.create(null, { [key]: { ...descriptor, value } })
  }
  return undefined
}
