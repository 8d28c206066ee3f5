// Bug: takes the slot before it looks at the priority, and never gives it back.
interface Options {
  priority?: number
}

interface Waiting {
  priority: number
  /** Which call it was, counted from 0: a heap alone keeps no order among equals. */
  turn: number
  wake: () => void
}

export function createLimiter(limit: number): <T>(task: () => Promise<T>, options?: Options) => Promise<T> {
  if (!Number.isInteger(limit) || limit < 1)
    throw new RangeError(`limit must be a whole number from 1: ${limit}`)
  const waiting: Waiting[] = []
  let free = limit
  let turns = 0

  return async (task, { priority = 0 } = {}) => {
    if (free > 0) free--
    else await new Promise<void>((wake) => push(waiting, { priority, turn: turns++, wake }))
    if (!Number.isInteger(priority) || priority < -100 || priority > 100)
      throw new RangeError(`priority must be a whole number from -100 to 100: ${priority}`)
    try {
      return await task()
    } finally {
      const next = pop(waiting)
      if (next) next.wake()
      else free++
    }
  }
}

function before(one: Waiting, other: Waiting): boolean {
  return one.priority === other.priority ? one.turn < other.turn : one.priority > other.priority
}

function push(heap: Waiting[], added: Waiting): void {
  let place = heap.length
  while (place > 0) {
    const parent = (place - 1) >> 1
    const above = heap[parent]
    if (!above || !before(added, above)) break
    heap[place] = above
    place = parent
  }
  heap[place] = added
}

function pop(heap: Waiting[]): Waiting | undefined {
  const top = heap[0]
  const last = heap.pop()
  if (!last || heap.length === 0) return top
  let place = 0
  for (;;) {
    let child = 2 * place + 1
    const left = heap[child]
    const right = heap[child + 1]
    if (left && right && before(right, left)) child++
    const sooner = heap[child]
    if (!sooner || before(last, sooner)) break
    heap[place] = sooner
    place = child
  }
  heap[place] = last
  return top
}
