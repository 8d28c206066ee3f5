// Takes the newest waiting task first: under load the oldest wait for ever.
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
      const wake = line.pop()
      if (wake) wake()
      else free++
    }
  }
}
