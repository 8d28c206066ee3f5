// Bug: all tasks are in one line, whatever their priority.
export function createLimiter(limit: number): <T>(task: () => Promise<T>) => Promise<T> {
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
