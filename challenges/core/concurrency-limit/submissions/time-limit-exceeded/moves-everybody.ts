// Bug: keeps the line sorted by moving all that are less urgent: quadratic when a long line has several priorities.
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
  const line: Waiting[] = []
  let head = 0
  let free = limit

  return async (task, { priority = 0 } = {}) => {
    if (!Number.isInteger(priority) || priority < -100 || priority > 100)
      throw new RangeError(`priority must be a whole number from -100 to 100: ${priority}`)
    if (free > 0) free--
    else await new Promise<void>((wake) => insert({ priority, wake }))
    try {
      return await task()
    } finally {
      const next = line[head]
      if (next) {
        head++
        next.wake()
      } else free++
    }
  }

  function insert(added: Waiting): void {
    let place = line.length
    for (; place > head; place--) {
      const ahead = line[place - 1]
      if (!ahead || ahead.priority >= added.priority) break
      line[place] = ahead
    }
    line[place] = added
  }
}
