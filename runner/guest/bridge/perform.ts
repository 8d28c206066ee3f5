import type { Intrinsics } from './intrinsics.ts'
import type { Methods } from './methods.ts'
import { list, P } from './primordials.ts'
import { descriptorFrom, descriptorTo } from './remote.ts'
import type { Tables } from './tables.ts'
import { Op, symbolKeyed } from './wire.ts'

export interface PerformEnv {
  tables: Tables
  methods: Methods
  intrinsics: Intrinsics
  /** 0 on the solution's side, 1 on the judge's. */
  parity: 0 | 1
  /** Own keys of this side's objects that the other side must not see. */
  conceals?(object: object, key: PropertyKey): boolean
}

/** Does what the other side asks of an object of this side. */
export interface Perform {
  /** Requests with one answer. */
  one(op: number, id: number, key: string | number, values: unknown[]): unknown
  /** Requests with a list of answers; undefined for all others. */
  several(op: number, id: number, key: string | number, values: unknown[]): unknown[] | undefined
}

export function createPerform({ tables, methods, intrinsics, parity, conceals }: PerformEnv): Perform {
  function one(op: number, id: number, key: string | number, values: unknown[]): unknown {
    const object = tables.byId(id) as object
    switch (op) {
      case Op.Method:
        return callMethod(object, key as number, values)
      case Op.Call:
        return P.apply(object as () => unknown, undefined, values)
      case Op.CallOn:
        return P.apply(object as () => unknown, receiver(shift(values)), values)
      case Op.Construct: {
        const newTarget = shift(values) as (new () => object) | undefined
        return newTarget === undefined
          ? P.construct(object as new () => object, values)
          : P.construct(object as new () => object, values, newTarget)
      }
      case Op.Extensible:
        return P.isExtensible(object)
      case Op.Close:
        return P.preventExtensions(object)
    }
    const name = op >= symbolKeyed ? (shift(values) as symbol) : (key as string)
    if (conceals?.(object, name) === true) return undefined
    switch (op & ~symbolKeyed) {
      case Op.Read:
        return values.length === 0 ? P.get(object, name) : P.get(object, name, receiver(values[0]))
      case Op.Set:
        return P.set(object, name, values[0])
      case Op.Has:
        return P.has(object, name)
      case Op.Delete:
        return P.deleteProperty(object, name)
      default:
        return P.defineProperty(object, name, descriptorFrom(values) as PropertyDescriptor)
    }
  }

  function several(op: number, id: number, key: string | number, values: unknown[]): unknown[] | undefined {
    const kind = op & ~symbolKeyed
    if (kind !== Op.Get && kind !== Op.Keys && kind !== Op.Own) return undefined
    const object = tables.byId(id) as object
    if (kind === Op.Keys) return keysOf(object)
    const name = op >= symbolKeyed ? (shift(values) as symbol) : (key as string)
    if (conceals?.(object, name) === true) return kind === Op.Own ? list() : [undefined]
    if (kind === Op.Own) return descriptorTo(P.getOwn(object, name))
    const value = P.get(object, name)
    if (typeof value !== 'function') return [value]
    return [value, methods.note(object, name, value), !P.hasOwn(object, name)]
  }

  function keysOf(object: object): PropertyKey[] {
    const keys = P.ownKeys(object)
    if (conceals === undefined) return keys
    const seen = list<PropertyKey>()
    for (let index = 0; index < keys.length; index++) {
      const key = keys[index] as PropertyKey
      if (!conceals(object, key)) seen[seen.length] = key
    }
    return seen
  }

  /** Calls what the method is now. If it is not what the other side remembers, that is told with the answer. */
  function callMethod(object: object, number: number, values: unknown[]): unknown {
    const known = methods.find(number)
    if (known === undefined) throw new P.TypeError('the method is gone')
    const now = P.get(object, known.key)
    if (now !== known.method) {
      methods.forget(number)
      if (typeof now !== 'function') throw new P.TypeError(`${P.String(known.key)} is not a function`)
    }
    return P.apply(now as () => unknown, object, values)
  }

  /**
   * What a function of this side gets as `this`. The solution must not lend the judge's functions a built-in of the
   * judge's: a method that fills its object would fill `Object.prototype`.
   */
  function receiver(self: unknown): unknown {
    if (parity === 0 || ((typeof self !== 'object' || self === null) && typeof self !== 'function'))
      return self
    if (tables.find(self) === undefined && intrinsics.nameOf(self) !== undefined) {
      throw new P.TypeError('a built-in object cannot be `this` of a function of the tests')
    }
    return self
  }

  return { one, several }
}

/** Takes the first of some values away. */
function shift(values: unknown[]): unknown {
  const first = values[0]
  for (let index = 1; index < values.length; index++) values[index - 1] = values[index]
  values.length--
  return first
}
