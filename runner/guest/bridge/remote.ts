import type { Asking } from './ask.ts'
import { list, P } from './primordials.ts'
import { Op } from './wire.ts'

/** What a stand-in asks of the side where its original lives; every answer may throw what the original threw. */
export interface Remote {
  /** The value; for a method also the number that it can be called by from now on, negative when the object itself holds it. */
  get(id: number, key: PropertyKey): unknown[]
  /** `receiver` is what a getter sees as `this` when that is not the object itself. */
  read(id: number, key: PropertyKey, receiver?: unknown): unknown
  set(id: number, key: PropertyKey, value: unknown): boolean
  has(id: number, key: PropertyKey): boolean
  delete(id: number, key: PropertyKey): boolean
  keys(id: number): PropertyKey[]
  own(id: number, key: PropertyKey): PropertyDescriptor | undefined
  define(id: number, key: PropertyKey, descriptor: PropertyDescriptor): boolean
  call(id: number, self: unknown, args: unknown[]): unknown
  callMethod(id: number, number: number, args: unknown[]): unknown
  construct(id: number, newTarget: unknown, args: unknown[]): object
  extensible(id: number): boolean
  /** Prevents extensions. */
  close(id: number): boolean
}

const none: readonly unknown[] = P.freeze([])

/** `disbelieves` says of a property and its value that it is to be read as undefined. */
export function createRemote(
  { answer, answers }: Asking,
  disbelieves: (key: PropertyKey, value: unknown) => boolean,
): Remote {
  return {
    get(id, key) {
      const values = answers(Op.Get, id, key, none, 'value')
      if (disbelieves(key, values[0])) values[0] = undefined
      return values
    },
    read(id, key, ...receiver) {
      const value = answer(Op.Read, id, key, receiver, 'value')
      return disbelieves(key, value) ? undefined : value
    },
    set: (id, key, value) => answer(Op.Set, id, key, [value], 'value') === true,
    has: (id, key) => answer(Op.Has, id, key, none, 'value') === true,
    delete: (id, key) => answer(Op.Delete, id, key, none, 'value') === true,
    keys: (id) => answers(Op.Keys, id, '', none, 'value') as PropertyKey[],
    own: (id, key) => descriptorFrom(answers(Op.Own, id, key, none, 'value')),
    define: (id, key, descriptor) => answer(Op.Define, id, key, descriptorTo(descriptor), 'value') === true,
    call: (id, self, args) =>
      self === undefined
        ? answer(Op.Call, id, '', args, 'args')
        : answer(Op.CallOn, id, '', before(self, args), 'call'),
    callMethod: (id, number, args) => answer(Op.Method, id, number, args, 'args'),
    construct: (id, newTarget, args) =>
      answer(Op.Construct, id, '', before(newTarget, args), 'call') as object,
    extensible: (id) => answer(Op.Extensible, id, '', none, 'value') === true,
    close: (id) => answer(Op.Close, id, '', none, 'value') === true,
  }
}

/** A list of one value and then others. */
export function before(first: unknown, rest: readonly unknown[]): unknown[] {
  const values = list<unknown>()
  values[0] = first
  for (let index = 0; index < rest.length; index++) values[index + 1] = rest[index]
  return values
}

/**
 * A descriptor as values, what it does not say as null: [enumerable, configurable, writable, 0, value] or
 * [enumerable, configurable, null, 1, getter, setter].
 */
export function descriptorTo(descriptor: PropertyDescriptor | undefined): unknown[] {
  if (descriptor === undefined) return list()
  const enumerable = said(descriptor, 'enumerable')
  const configurable = said(descriptor, 'configurable')
  if (P.hasOwn(descriptor, 'get') || P.hasOwn(descriptor, 'set')) {
    const get = P.hasOwn(descriptor, 'get') ? descriptor.get : undefined
    const set = P.hasOwn(descriptor, 'set') ? descriptor.set : undefined
    return [enumerable, configurable, null, 1, get, set]
  }
  const writable = said(descriptor, 'writable')
  return P.hasOwn(descriptor, 'value')
    ? [enumerable, configurable, writable, 0, descriptor.value]
    : [enumerable, configurable, writable]
}

/** What the descriptor itself says, and no prototype that a program changed. */
function said(
  descriptor: PropertyDescriptor,
  name: 'enumerable' | 'configurable' | 'writable',
): boolean | null {
  return P.hasOwn(descriptor, name) ? (descriptor[name] ?? null) : null
}

export function descriptorFrom(values: readonly unknown[]): PropertyDescriptor | undefined {
  if (values.length === 0) return undefined
  const found: PropertyDescriptor = P.create(null)
  if (values[0] !== null) found.enumerable = values[0] as boolean
  if (values[1] !== null) found.configurable = values[1] as boolean
  if (values[2] !== null) found.writable = values[2] as boolean
  if (values[3] === 0) found.value = values[4]
  if (values[3] === 1) {
    found.get = values[4] as () => unknown
    found.set = values[5] as (value: unknown) => void
  }
  return found
}
