import { list, P } from './bridge/primordials.ts'
import { Cell, timerCells } from './host.ts'

export interface Timers {
  /** Adds a timer that is due `delay` virtual milliseconds from now; returns its id, which is positive. */
  add(callback: () => void, delay: number, repeat: boolean): number
  remove(id: number): void
  /**
   * Calls the timer that is due first, or the one with this place among those due at the same instant; a repeating one
   * is queued again before.
   */
  fire(place?: number): void
  /** When the last waiting timer is due. */
  last(): number | undefined
  /** Moves all waiting timers in time. */
  shift(ms: number): void
  clear(): void
}

interface Timer {
  id: number
  due: number
  /** Period in virtual milliseconds of a repeating timer. */
  every: number | undefined
  /** Numbers the timers of both isolates in the order they were set: among equals the older one fires first. */
  sequence: number
  /** Who set it, and for whom what follows from it is done. */
  actor: number
  callback: () => void
}

/**
 * The timers of one isolate. Setting one crosses no wall: the isolate only shows, in the shared numbers, when its
 * first timer is due, and the loop picks the earlier of the two isolates.
 */
export function createTimers(cells: Float64Array, side: 'solution' | 'judge'): Timers {
  const shown = timerCells[side]
  let heap: Timer[] = list()
  let live = new P.Map<number, Timer>()
  let ids = 0

  function show(): void {
    const next = first()
    cells[shown.due] = next === undefined ? Infinity : next.due
    cells[shown.sequence] = next === undefined ? 0 : next.sequence
    cells[shown.count] = P.mapSize(live) as number
    if (cells[Cell.Exploring] === 1) cells[shown.tied] = tied(next).length
  }

  /** The timers that are due together with the first, in their order. */
  function tied(next: Timer | undefined): Timer[] {
    const found: Timer[] = list()
    if (next === undefined) return found
    P.mapForEach(live, (timer: Timer) => {
      if (timer.due !== next.due) return
      let at = found.length
      for (; at > 0 && before(timer, found[at - 1] as Timer); at--) found[at] = found[at - 1] as Timer
      found[at] = timer
    })
    return found
  }

  /** Cancelled timers stay in the heap until they come up. */
  function first(): Timer | undefined {
    while (heap.length > 0) {
      const timer = heap[0] as Timer
      if (P.mapGet(live, timer.id) === timer) return timer
      pop()
    }
    return undefined
  }

  function push(timer: Timer): void {
    P.mapSet(live, timer.id, timer)
    let at = heap.length
    heap[at] = timer
    while (at > 0) {
      const parent = (at - 1) >> 1
      if (before(heap[parent] as Timer, timer)) break
      heap[at] = heap[parent] as Timer
      at = parent
    }
    heap[at] = timer
    if (heap.length > 64 && heap.length > 2 * (P.mapSize(live) as number)) compact()
  }

  function pop(): void {
    const moved = heap[heap.length - 1] as Timer
    heap.length--
    if (heap.length > 0) sink(moved, 0)
  }

  function sink(moved: Timer, from: number): void {
    let at = from
    for (;;) {
      let child = at * 2 + 1
      if (child >= heap.length) break
      const right = child + 1
      if (right < heap.length && before(heap[right] as Timer, heap[child] as Timer)) child = right
      if (before(moved, heap[child] as Timer)) break
      heap[at] = heap[child] as Timer
      at = child
    }
    heap[at] = moved
  }

  /** Lets go of cancelled timers, whose callbacks may hold on to a lot. */
  function compact(): void {
    const kept: Timer[] = list()
    for (let index = 0; index < heap.length; index++) {
      const timer = heap[index] as Timer
      if (P.mapGet(live, timer.id) === timer) kept[kept.length] = timer
    }
    heap = kept
    for (let at = (heap.length >> 1) - 1; at >= 0; at--) sink(heap[at] as Timer, at)
  }

  function nextSequence(): number {
    const sequence = cells[Cell.TimerSequence] as number
    cells[Cell.TimerSequence] = sequence + 1
    return sequence
  }

  return {
    add(callback, delay, repeat) {
      ids++
      const due = (cells[Cell.Now] as number) + delay
      const actor = cells[Cell.Actor] as number
      push({ id: ids, due, every: repeat ? delay : undefined, sequence: nextSequence(), actor, callback })
      show()
      return ids
    },
    remove(id) {
      if (P.mapDelete(live, id)) show()
    },
    fire(place = 0) {
      const next = first()
      const timer = place > 0 ? tied(next)[place] : next
      if (timer === undefined) return
      // One that is not the first stays in the heap, as a cancelled one does.
      if (timer === next) pop()
      if (timer.every === undefined) P.mapDelete(live, timer.id)
      else push({ ...timer, due: timer.due + timer.every, sequence: nextSequence() })
      show()
      cells[Cell.Actor] = timer.actor
      const { callback } = timer
      callback()
    },
    last() {
      let latest: number | undefined
      P.mapForEach(live, ({ due }: Timer) => {
        if (latest === undefined || due > latest) latest = due
      })
      return latest
    },
    shift(ms) {
      P.mapForEach(live, (timer: Timer) => {
        timer.due += ms
      })
      show()
    },
    clear() {
      heap = list()
      live = new P.Map()
      show()
    },
  }
}

function before(a: Timer, b: Timer): boolean {
  return a.due < b.due || (a.due === b.due && a.sequence < b.sequence)
}
