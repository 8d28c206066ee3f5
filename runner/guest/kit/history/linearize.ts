import { KitError } from '../kit-error.ts'
import { print } from '../text.ts'
import type { Operation, Specification } from './operation.ts'
import { same } from './same.ts'

/** Orders that are tried before a history counts as too tangled to be judged. */
const mostSteps = 200_000

/**
 * Whether one order of the calls explains every result: each call takes effect at one instant between its beginning and
 * its end. A call without a result may have taken effect at any time after it began, or never. The search is that of
 * Wing and Gong (1993) with Lowe's memory of the states that were reached with the same calls (2017).
 * @throws KitError when there are too many orders to try
 */
export function isLinearizable(operations: readonly Operation[], specification: Specification): boolean {
  return partsOf(operations, specification).every((part) => search(part, specification))
}

/**
 * The call whose result is the first that no order explains, and what had happened until then; undefined when the
 * history is linearizable.
 */
export function firstFault(
  operations: readonly Operation[],
  specification: Specification,
): { culprit: Operation; until: Operation[] } | undefined {
  for (const part of partsOf(operations, specification)) {
    if (search(part, specification)) continue
    const ends = part.flatMap(({ returned }) => returned ?? []).sort((a, b) => a - b)
    // Until its end a call may have had any result, so that a history once broken stays so.
    let [low, high] = [0, ends.length - 1]
    while (low < high) {
      const middle = (low + high) >> 1
      if (search(until(part, ends[middle] as number), specification)) low = middle + 1
      else high = middle
    }
    const end = ends[low] as number
    const culprit = part.find(({ returned }) => returned === end) as Operation
    return { culprit, until: until(part, end) }
  }
  return undefined
}

function until(operations: readonly Operation[], end: number): Operation[] {
  return operations
    .filter(({ called }) => called < end)
    .map((each) => ({
      ...each,
      returned: each.returned !== undefined && each.returned <= end ? each.returned : undefined,
    }))
}

function partsOf(operations: readonly Operation[], { part }: Specification): Operation[][] {
  if (part === undefined) return [[...operations]]
  return [...Map.groupBy(operations, ({ name, args }) => part(name, args)).values()]
}

interface Place {
  state: unknown
  /** The calls that have taken effect, a bit each. */
  done: bigint
}

function search(operations: readonly Operation[], specification: Specification): boolean {
  const calls = operations.toSorted((a, b) => a.called - b.called)
  const required = bits(calls, ({ returned }) => returned !== undefined)
  const seen = new Set<string>()
  const open: Place[] = [{ state: specification.initial, done: 0n }]
  for (let steps = 0; open.length > 0; steps++) {
    if (steps > mostSteps) {
      throw new KitError(
        `A history of ${calls.length} calls has too many possible orders; use fewer calls, clients at once or calls that fail.`,
      )
    }
    const place = open.pop() as Place
    if ((place.done & required) === required) return true
    open.push(...nextPlaces(place, calls, specification, seen))
  }
  return false
}

/** Where one more call can lead that began before any other one had to be over. */
function nextPlaces(
  { state, done }: Place,
  calls: readonly Operation[],
  specification: Specification,
  seen: Set<string>,
): Place[] {
  const waiting = calls.filter((_, index) => (done & (1n << BigInt(index))) === 0n)
  const soonest = waiting.reduce((least, { returned = Infinity }) => Math.min(least, returned), Infinity)
  const places: Place[] = []
  calls.forEach((call, index) => {
    const bit = 1n << BigInt(index)
    if ((done & bit) !== 0n || call.called > soonest) return
    const next = specification.apply(state, call.name, call.args)
    const explained = call.returned === undefined || !('result' in next) || same(call.result, next.result)
    if (!explained) return
    const place = { state: next.state, done: done | bit }
    const key = `${place.done.toString(36)} ${print(place.state)}`
    if (seen.has(key)) return
    seen.add(key)
    places.push(place)
  })
  // The last one is tried first: it should be the call that began first.
  return places.reverse()
}

function bits(calls: readonly Operation[], has: (call: Operation) => boolean): bigint {
  return calls.reduce((all, call, index) => (has(call) ? all | (1n << BigInt(index)) : all), 0n)
}
