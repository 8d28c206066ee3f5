import { list, P } from './bridge/primordials.ts'

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
  // Every test begins with these names, and few ever ask for them again.
  let known: PropertyKey[] = list()

  return {
    note() {
      known = P.ownKeys(globalThis)
    },
    keep(name) {
      known[known.length] = name
    },
    clear() {
      const stays = new P.Map<PropertyKey, true>()
      for (let index = 0; index < known.length; index++) P.mapSet(stays, known[index], true)
      const keys = P.ownKeys(globalThis)
      for (let index = 0; index < keys.length; index++) {
        const key = keys[index] as PropertyKey
        if (P.mapHas(stays, key) || P.deleteProperty(globalThis, key)) continue
        throw new P.TypeError(
          `the solution fixed the global "${P.String(key)}" so that it outlives a restart: keep nothing there`,
        )
      }
    },
  }
}
