// Takes the next task with shift(), which moves all the others: quadratic for a long line.
export function createLimiter(limit: number): <T>(task: () => Promise<T>) => Promise<T> {
  if (!Number.isInteger(limit) || limit < 1)
    throw new RangeError(`limit must be a whole number from 1: ${limit}`)
  let free = limit
  const line: (() => void)[] = []

  return async (task) => {
    if (free > 0) free--
    else await new Promise<void>((resolve) => line.push(resolve))
    try {
      return await task()
    } finally {
      const wake = line.shift()
      if (wake) wake()
      else free++
    }
  }
}
