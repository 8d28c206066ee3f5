import { P } from './primordials.ts'
import { hole, readState, type State, sameState } from './state.ts'
import { Flag, Kind } from './wire.ts'

/** Whether an object still is what was read of it; a quick look for the small objects that are kept in step. */
export function sameAsNow(object: object, kind: Kind, state: State): boolean {
  const frozen = (state.flags & Flag.Frozen) !== 0
  // Nothing can change in a frozen plain object or array; a frozen Map can.
  if (frozen && (kind === Kind.Plain || kind === Kind.Array)) return true
  if (!frozen && P.isExtensible(object) !== ((state.flags & closed) === 0)) return false
  switch (kind) {
    case Kind.Plain:
      return samePlain(object, state)
    case Kind.Array:
      return (state.flags & Flag.Sparse) === 0 && state.keys === undefined
        ? sameElements(object as unknown[], state.items)
        : sameState(state, readState(object, kind))
    case Kind.Date:
      return P.is(P.dateTime(object as Date), state.items[0])
    default:
      return sameState(state, readState(object, kind))
  }
}

const closed = Flag.Sealed | Flag.Closed

function samePlain(object: object, { keys, items }: State): boolean {
  const now = P.ownKeys(object)
  if (keys === undefined || now.length !== keys.length) return false
  for (let index = 0; index < now.length; index++) {
    const key = now[index] as PropertyKey
    if (key !== keys[index] || !P.is(P.get(object, key), items[index])) return false
  }
  return true
}

function sameElements(array: unknown[], items: readonly unknown[]): boolean {
  if (array.length !== items.length) return false
  for (let index = 0; index < items.length; index++) {
    const item = items[index]
    if (!P.is(array[index], item === hole ? undefined : item)) return false
  }
  return true
}
