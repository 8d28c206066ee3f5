import { P } from './primordials.ts'
import { sameAsNow } from './same.ts'
import type { State } from './state.ts'
import type { Entry } from './tables.ts'
import { Kind } from './wire.ts'

/**
 * Data that both sides have: the few objects that crossed last are kept in step at every crossing, whether they are
 * passed or not, so that aliasing shows as it would in one realm. `const list = store.list(); store.add(1)` changes
 * `list` if the store gave away its own.
 */
export interface Shared {
  note(object: object, entry: Entry): void
  /** Calls back for each object that has changed since it crossed, except those that the message `seen` is about already. */
  eachChanged(seen: number, changed: (object: object, entry: Entry) => void): void
  size(): number
}

/** Objects kept in step, and how many properties or elements one of them may have. */
const maxObjects = 16
const maxItems = 64
/** How many characters all of its strings, or its bytes as text, may have. */
const maxChars = 16 * 1024

export function createShared(): Shared {
  /** Fixed from the start, so that writing an index can reach no setter on Array.prototype. */
  const objects: (object | undefined)[] = P.parse(emptySlots) as []
  const entries: (Entry | undefined)[] = P.parse(emptySlots) as []
  let at = 0
  let size = 0

  function drop(slot: number): void {
    const entry = entries[slot]
    if (!entry) return
    entry.slot = -1
    objects[slot] = undefined
    entries[slot] = undefined
    size--
  }

  return {
    note(object, entry) {
      const { state, kind } = entry
      if (state === undefined || !isKept(state, kind)) {
        if (entry.slot !== -1) drop(entry.slot)
        return
      }
      if (entry.slot !== -1) return
      drop(at)
      objects[at] = object
      entries[at] = entry
      entry.slot = at
      size++
      at = (at + 1) % maxObjects
    },
    eachChanged(seen, changed) {
      if (size === 0) return
      for (let slot = 0; slot < maxObjects; slot++) {
        const entry = entries[slot]
        if (!entry || entry.seen === seen || entry.state === undefined) continue
        const object = objects[slot] as object
        if (!sameAsNow(object, entry.kind, entry.state)) changed(object, entry)
      }
    },
    size: () => size,
  }
}

function isKept({ items, chars }: State, kind: Kind): boolean {
  if (kind === Kind.Error || kind === Kind.Boxed || kind === Kind.Temporal) return false
  return items.length <= maxItems && chars <= maxChars
}

const emptySlots = `[${'0,'.repeat(maxObjects - 1)}0]`
