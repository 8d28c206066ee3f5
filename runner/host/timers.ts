/** One queue of virtual timers for both isolates, ordered by (time, global sequence). */

export type Owner = 'solution' | 'judge'

export interface Timer {
  id: number
  owner: Owner
  due: number
  /** Period in virtual milliseconds of a repeating timer. */
  every: number | undefined
  sequence: number
}

export interface TimerQueue {
  /** Adds a timer that is due `delay` virtual milliseconds after `now`; returns its id. */
  add(owner: Owner, now: number, delay: number, repeat: boolean): number
  remove(id: number): void
  /** The timer that is due first, if that is not after `limit`; a repeating one is queued again. */
  take(limit: number): Timer | undefined
  /** When the first timer is due, Infinity without one. */
  next(): number
  last(): number | undefined
  /** Puts a taken timer back, as it is. */
  restore(timer: Timer): void
  readonly size: number
  clear(): void
}

/** A binary heap with removal by mark: cancelled timers are dropped when they come up. */
export function createTimerQueue(): TimerQueue {
  let heap: Timer[] = []
  const live = new Map<number, Timer>()
  let ids = 0
  let sequence = 0

  function push(timer: Timer): void {
    live.set(timer.id, timer)
    let at = heap.push(timer) - 1
    while (at > 0) {
      const parent = (at - 1) >> 1
      if (before(heap[parent] as Timer, timer)) break
      heap[at] = heap[parent] as Timer
      at = parent
    }
    heap[at] = timer
  }

  function pop(): void {
    const moved = heap.pop() as Timer
    if (heap.length === 0) return
    let at = 0
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

  function first(): Timer | undefined {
    for (;;) {
      const timer = heap[0]
      if (timer === undefined || live.get(timer.id) === timer) return timer
      pop()
    }
  }

  return {
    add(owner, now, delay, repeat) {
      ids++
      push({ id: ids, owner, due: now + delay, every: repeat ? delay : undefined, sequence: sequence++ })
      return ids
    },
    remove(id) {
      live.delete(id)
    },
    take(limit) {
      const timer = first()
      if (timer === undefined || timer.due > limit) return undefined
      pop()
      live.delete(timer.id)
      if (timer.every !== undefined) push({ ...timer, due: timer.due + timer.every, sequence: sequence++ })
      return timer
    },
    next: () => first()?.due ?? Infinity,
    last() {
      let latest: number | undefined
      for (const { due } of live.values()) if (latest === undefined || due > latest) latest = due
      return latest
    },
    restore: push,
    get size() {
      return live.size
    },
    clear() {
      heap = []
      live.clear()
    },
  }
}

function before(a: Timer, b: Timer): boolean {
  return a.due < b.due || (a.due === b.due && a.sequence < b.sequence)
}
