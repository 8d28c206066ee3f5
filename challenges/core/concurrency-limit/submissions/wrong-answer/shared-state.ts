// Keeps the limiters it has made in the module, by their limit: two of the same size share their slots.
type Run = <T>(task: () => Promise<T>) => Promise<T>

const made = new Map<number, Run>()

export function createLimiter(limit: number): Run {
  const run = made.get(limit) ?? makeLimiter(limit)
  made.set(limit, run)
  return run
}

function makeLimiter(limit: number): Run {
  if (!Number.isInteger(limit) || limit < 1)
    throw new RangeError(`limit must be a whole number from 1: ${limit}`)
  let free = limit
  let line: (() => void)[] = []
  let head = 0

  return async (task) => {
    if (free > 0) free--
    else await new Promise<void>((resolve) => line.push(resolve))
    try {
      return await task()
    } finally {
      leave()
    }
  }

  function leave(): void {
    const wake = line[head]
    if (!wake) {
      free++
      return
    }
    head++
    if (head > 1000 && head * 2 > line.length) {
      line = line.slice(head)
      head = 0
    }
    wake()
  }
}
