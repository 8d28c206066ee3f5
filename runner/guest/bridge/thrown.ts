import { isObject, P } from './primordials.ts'
import type { Tables } from './tables.ts'

/** Remembers what came over the wall by being thrown, to tell whose failure it is. */
export interface Thrown {
  /** Notes what the other side threw, or let pass through it; returns it. */
  note(thrown: unknown): unknown
  /** Whether a value came over the wall, or was thrown back over it. */
  isForeign(value: unknown): boolean
}

export function createThrown(tables: Tables, onThrown: ((thrown: unknown) => void) | undefined): Thrown {
  const objects = new P.WeakSet()
  /** Primitives that the other side threw, which look like nobody's. */
  const primitives = new P.Map<unknown, true>()

  return {
    note(thrown) {
      if (isObject(thrown)) P.weakSetAdd(objects, thrown)
      else P.mapSet(primitives, thrown, true)
      onThrown?.(thrown)
      return thrown
    },
    isForeign(value) {
      if (!isObject(value)) return P.mapHas(primitives, value)
      return tables.find(value)?.home === false || P.weakSetHas(objects, value)
    },
  }
}
