import { define, P } from './primordials.ts'

/** What the rules for proxies ask of their traps. */

/** A proxy target that can be called and constructed. */
export function constructable(): object {
  return function standIn(): void {}
}

/** Keys that a proxy must report because its target has them for good: `prototype` of functions, `length` of arrays. */
export function withFixedKeys(target: object, keys: PropertyKey[]): (string | symbol)[] {
  const fixed = P.ownKeys(target)
  const extensible = P.isExtensible(target)
  for (let index = 0; index < fixed.length; index++) {
    const key = fixed[index] as PropertyKey
    if (extensible && P.getOwn(target, key)?.configurable !== false) continue
    let found = false
    for (let at = 0; at < keys.length; at++) if (keys[at] === key) found = true
    if (!found) define(keys, keys.length, key, true)
  }
  return keys as (string | symbol)[]
}

/** A proxy may report as fixed only what its target has fixed. */
export function reportable(found: PropertyDescriptor): PropertyDescriptor {
  found.configurable = true
  return found
}

/** Assignment to an object that inherits from a stand-in: setters above run, anything else becomes its own property. */
export function setElsewhere(standIn: object, key: PropertyKey, value: unknown, receiver: unknown): boolean {
  if ((typeof receiver !== 'object' && typeof receiver !== 'function') || receiver === null) return false
  for (let at: object | null = standIn; at !== null; at = P.getPrototypeOf(at)) {
    const descriptor = P.getOwn(at, key)
    if (descriptor === undefined) continue
    if (P.hasOwn(descriptor, 'set') && descriptor.set !== undefined) {
      P.apply(descriptor.set, receiver, [value])
      return true
    }
    if (descriptor.writable !== true) return false
    break
  }
  const own = P.getOwn(receiver, key)
  return own === undefined
    ? define(receiver, key, value, true)
    : P.defineProperty(receiver, key, { __proto__: null, value } as PropertyDescriptor)
}
