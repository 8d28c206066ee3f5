// Bug: knows urgent, normal and low, but not that 2 is more urgent than 1.
interface Options {
  priority?: number
}

export function createLimiter(limit: number): <T>(task: () => Promise<T>, options?: Options) => Promise<T> {
  if (!Number.isInteger(limit) || limit < 1)
    throw new RangeError(`limit must be a whole number from 1: ${limit}`)
  const [urgent, normal, low] = [new Line(), new Line(), new Line()]
  let free = limit

  return async (task, { priority = 0 } = {}) => {
    if (!Number.isInteger(priority) || priority < -100 || priority > 100)
      throw new RangeError(`priority must be a whole number from -100 to 100: ${priority}`)
    const line = priority > 0 ? urgent : priority < 0 ? low : normal
    if (free > 0) free--
    else await new Promise<void>((wake) => line.add(wake))
    try {
      return await task()
    } finally {
      const wake = urgent.take() ?? normal.take() ?? low.take()
      if (wake) wake()
      else free++
    }
  }
}

class Line {
  #waiting: (() => void)[] = []
  #head = 0

  add(wake: () => void): void {
    this.#waiting.push(wake)
  }

  take(): (() => void) | undefined {
    const wake = this.#waiting[this.#head]
    if (wake) this.#head++
    return wake
  }
}
