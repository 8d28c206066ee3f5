import { define, list, P } from './bridge/primordials.ts'

/**
 * Puts something of the tests in the place of a global of this realm, and later back what was there. A path is a name,
 * two names with a dot between them, or '' for the global object.
 */
export function createReplacements(): (
  path: string,
  key: string,
  ...value: [unknown?]
) => readonly unknown[] {
  const before = new P.Map<string, { descriptor: PropertyDescriptor | undefined }>()

  return (path, key, ...value) => {
    const holder = follow(path)
    if (holder === undefined) return nothing
    const name = `${path}.${key}`
    const known = P.mapGet(before, name) as { descriptor: PropertyDescriptor | undefined } | undefined
    const descriptor = known === undefined ? P.getOwn(holder, key) : known.descriptor
    if (value.length > 0) {
      if (known === undefined) P.mapSet(before, name, { descriptor })
      define(holder, key, placed(holder, value[0]), descriptor?.enumerable ?? true)
    } else if (known !== undefined) {
      P.mapDelete(before, name)
      if (descriptor === undefined) P.deleteProperty(holder, key)
      else P.defineProperty(holder, key, descriptor)
    }
    return nothing
  }
}

const nothing = list<unknown>()

/** A static method of a built-in class is called without it: such a class cannot be `this` of a function of the tests. */
function placed(holder: object, value: unknown): unknown {
  if (typeof holder !== 'function' || typeof value !== 'function') return value
  return (...args: unknown[]) => P.apply(value as () => unknown, undefined, args)
}

function follow(path: string): object | undefined {
  if (path === '') return globalThis
  const dot = P.indexOf(path, '.')
  const name = dot === -1 ? path : P.slice(path, 0, dot)
  const found = P.get(globalThis, name) as unknown
  const end = dot === -1 ? found : P.get(found as object, P.slice(path, dot + 1, path.length))
  return typeof end === 'object' || typeof end === 'function' ? (end ?? undefined) : undefined
}
