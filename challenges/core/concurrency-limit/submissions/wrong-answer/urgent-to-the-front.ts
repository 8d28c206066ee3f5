// Bug: an urgent task goes in front of those that are as urgent as it is.
interface Options {
  priority?: number
}

interface Waiting {
  priority: number
  wake: () => void
}

export function createLimiter(limit: number): <T>(task: () => Promise<T>, options?: Options) => Promise<T> {
  if (!Number.isInteger(limit) || limit < 1)
    throw new RangeError(`limit must be a whole number from 1: ${limit}`)
  /** The least urgent first; those without a priority have a line of their own, which is long. */
  const special: Waiting[] = []
  const normal: (() => void)[] = []
  let head = 0
  let free = limit

  return async (task, { priority = 0 } = {}) => {
    if (!Number.isInteger(priority) || priority < -100 || priority > 100)
      throw new RangeError(`priority must be a whole number from -100 to 100: ${priority}`)
    if (free > 0) free--
    else await new Promise<void>((wake) => enqueue({ priority, wake }))
    try {
      return await task()
    } finally {
      const wake = take()
      if (wake) wake()
      else free++
    }
  }

  function enqueue(added: Waiting): void {
    if (added.priority === 0) {
      normal.push(added.wake)
      return
    }
    const place = special.findIndex(({ priority }) => priority > added.priority)
    special.splice(place < 0 ? special.length : place, 0, added)
  }

  function take(): (() => void) | undefined {
    const urgent = special.at(-1)
    const plain = normal[head]
    if (plain && (!urgent || urgent.priority < 0)) {
      head++
      return plain
    }
    return special.pop()?.wake
  }
}
