import { P } from './bridge/primordials.ts'

/** Takes away what a program hung on the global object, for a program that starts anew in the same realm. */
export interface FreshGlobals {
  /** Remembers the names that are there. */
  note(): void
  /** Counts a name that the tests put there as one that was there. */
  keep(name: PropertyKey): void
  /** Deletes all other names. @throws TypeError for one that cannot be deleted */
  clear(): void
}

export function createFreshGlobals(): FreshGlobals {
  const known = new P.Map<PropertyKey, true>()

  return {
    note() {
      const keys = P.ownKeys(globalThis)
      for (let index = 0; index < keys.length; index++) P.mapSet(known, keys[index], true)
    },
    keep: (name) => void P.mapSet(known, name, true),
    clear() {
      const keys = P.ownKeys(globalThis)
      for (let index = 0; index < keys.length; index++) {
        const key = keys[index] as PropertyKey
        if (P.mapHas(known, key) || P.deleteProperty(globalThis, key)) continue
        throw new P.TypeError(
          `the solution fixed the global "${P.String(key)}" so that it outlives a restart: keep nothing there`,
        )
      }
    },
  }
}
