import { P } from './primordials.ts'

/** What a side knows of an object that has crossed. */
export interface Entry {
  id: number
  /** True for an original of this side, false for a stand-in or copy of the other side's object. */
  home: boolean
  /** Copied by value (its twin is kept in step), not a live handle. */
  data: boolean
  /** The line that described it when it last crossed. */
  line: string | undefined
}

export interface Tables {
  find(object: object): Entry | undefined
  /** Gives an original of this side an id. Handles are held until the test ends; data only while somebody else holds it. */
  adopt(object: object, data: boolean): Entry
  /** Notes that `object` stands here for the other side's object `id`. */
  welcome(object: object, id: number, data: boolean): Entry
  byId(id: number): object | undefined
  newTurn(): void
  symbolId(symbol: symbol): number
  symbolById(id: number, description: string | undefined): symbol
}

/**
 * A WeakRef keeps its target alive until the turn ends, so a long synchronous loop over fresh objects would fill
 * the heap with them. Beyond this many a turn, data crosses as a plain copy without a twin.
 */
const twinsPerTurn = 20_000
/** Weak references kept in all; the oldest half is forgotten beyond it. */
const maxWeak = 100_000

/** The identity tables of one side; `parity` is 0 for the solution and 1 for the judge. */
export function createTables(parity: 0 | 1): Tables {
  const entries = new P.WeakMap<object, Entry>()
  const strong = new P.Map<number, object>()
  const weak = new P.Map<number, WeakRef<object>>()
  const symbols = new P.Map<number, symbol>()
  const symbolIds = new P.Map<symbol, number>()
  let next = parity
  let fresh = 0

  function newId(): number {
    next += 2
    return next
  }

  function remember(object: object, entry: Entry, weakly: boolean): Entry {
    if (!weakly) {
      P.mapSet(strong, entry.id, object)
    } else {
      fresh++
      if (fresh > twinsPerTurn && entry.data) return entry
      if ((P.mapSize(weak) as number) >= maxWeak) forgetOldest(weak)
      P.mapSet(weak, entry.id, new P.WeakRef(object))
    }
    P.weakSet(entries, object, entry)
    return entry
  }

  return {
    find: (object) => P.weakGet(entries, object) as Entry | undefined,
    adopt(object, data) {
      return remember(object, { id: newId(), home: true, data, line: undefined }, data)
    },
    welcome(object, id, data) {
      return remember(object, { id, home: false, data, line: undefined }, true)
    },
    byId(id) {
      const held = P.mapGet(strong, id) as object | undefined
      if (held !== undefined) return held
      const reference = P.mapGet(weak, id) as WeakRef<object> | undefined
      return reference === undefined ? undefined : P.weakRefTarget(reference)
    },
    newTurn() {
      fresh = 0
    },
    symbolId(symbol) {
      const known = P.mapGet(symbolIds, symbol) as number | undefined
      if (known !== undefined) return known
      const id = newId()
      P.mapSet(symbolIds, symbol, id)
      P.mapSet(symbols, id, symbol)
      return id
    },
    symbolById(id, description) {
      const known = P.mapGet(symbols, id) as symbol | undefined
      if (known !== undefined) return known
      const local = P.Symbol(description)
      P.mapSet(symbols, id, local)
      P.mapSet(symbolIds, local, id)
      return local
    },
  }
}

function forgetOldest(weak: Map<number, unknown>): void {
  const keys = P.mapKeys(weak)
  for (let index = 0; index < maxWeak / 2; index++) {
    P.mapDelete(weak, P.mapIteratorNext(keys).value as number)
  }
}
