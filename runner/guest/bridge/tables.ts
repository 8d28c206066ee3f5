import { P } from './primordials.ts'
import type { State } from './state.ts'
import { firstId, isData, type Kind } from './wire.ts'

/** What a side knows of an object that has crossed. */
export interface Entry {
  readonly id: number
  /** True for an original of this side, false for a stand-in or copy of the other side's object. */
  readonly home: boolean
  readonly kind: Kind
  /** What the other side knows of a copied object's contents. */
  state: State | undefined
  /** Number of the message that mentioned it last. */
  seen: number
  /** Its place among the objects that are kept in step at every crossing, or -1. */
  slot: number
}

export interface Tables {
  find(object: object): Entry | undefined
  /** Gives an original of this side an id. Handles are held until the test ends, data only while somebody else holds it. */
  adopt(object: object, kind: Kind): Entry
  /** Notes that `object` stands here for the other side's object `id`, or for one of this side's that was lost. */
  welcome(object: object, id: number, kind: Kind): Entry
  byId(id: number): object | undefined
  /** Lets the garbage collector have an object that no request will name any more. */
  release(id: number): void
  /** Keeps a stand-in alive as long as the test runs. */
  hold(object: object): void
  /** Counts the size of data that crossed towards what is kept track of in one turn. */
  weigh(slots: number): void
  symbolId(symbol: symbol): number
  symbolById(id: number, description: string | undefined): symbol
}

/** Weak references kept in all; dead ones are swept out beyond it, and then the older half. */
const maxWeak = 200_000
/** As many properties or elements weigh as much as one more object. */
const slotsPerObject = 16

/**
 * The identity tables of one side; `parity` is 0 for the solution and 1 for the judge. A WeakRef keeps its target alive
 * until the turn ends, so a long synchronous loop over fresh objects would fill the heap with them: beyond
 * `trackedPerTurn` of them data is not found by its id any more, and has to be described again when it comes back.
 */
export function createTables(parity: 0 | 1, trackedPerTurn: number, turn: () => number): Tables {
  const entries = new P.WeakMap<object, Entry>()
  const strong = new P.Map<number, object>()
  const weak = new P.Map<number, WeakRef<object>>()
  const symbols = new P.Map<number, symbol>()
  const symbolIds = new P.Map<symbol, number>()
  let next = firstId + parity - 2
  let currentTurn = -1
  let fresh = 0

  function newId(): number {
    next += 2
    return next
  }

  function enter(object: object, id: number, home: boolean, kind: Kind): Entry {
    const entry: Entry = { id, home, kind, state: undefined, seen: 0, slot: -1 }
    P.weakSet(entries, object, entry)
    if (home && !isData(kind)) P.mapSet(strong, id, object)
    else refer(object, entry)
    return entry
  }

  function refer(object: object, entry: Entry): void {
    if (turn() !== currentTurn) {
      currentTurn = turn()
      fresh = 0
    }
    fresh++
    if (fresh > trackedPerTurn && isData(entry.kind)) return
    if ((P.mapSize(weak) as number) >= maxWeak) sweep(weak)
    P.mapSet(weak, entry.id, new P.WeakRef(object))
  }

  return {
    find: (object) => P.weakGet(entries, object) as Entry | undefined,
    adopt: (object, kind) => enter(object, newId(), true, kind),
    welcome: (object, id, kind) => enter(object, id, (id & 1) === parity, kind),
    byId(id) {
      const held = P.mapGet(strong, id) as object | undefined
      if (held !== undefined) return held
      const reference = P.mapGet(weak, id) as WeakRef<object> | undefined
      return reference === undefined ? undefined : P.weakRefTarget(reference)
    },
    release(id) {
      const object = P.mapGet(strong, id) as object | undefined
      if (object === undefined) return
      P.mapDelete(strong, id)
      P.mapSet(weak, id, new P.WeakRef(object))
    },
    hold(object) {
      const entry = P.weakGet(entries, object) as Entry | undefined
      if (entry !== undefined) P.mapSet(strong, entry.id, object)
    },
    weigh(slots) {
      if (slots >= slotsPerObject) fresh += (slots / slotsPerObject) | 0
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

function sweep(weak: Map<number, WeakRef<object>>): void {
  P.mapForEach(weak, (reference: WeakRef<object>, id: number) => {
    if (P.weakRefTarget(reference) === undefined) P.mapDelete(weak, id)
  })
  const keys = P.mapKeys(weak)
  for (let size = P.mapSize(weak) as number; size > maxWeak / 2; size--) {
    P.mapDelete(weak, P.mapIteratorNext(keys).value as number)
  }
}
