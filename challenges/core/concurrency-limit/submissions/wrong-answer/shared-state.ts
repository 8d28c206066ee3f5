// Keeps its slots and its line in the module, so that all limiters share them.
let free: number | undefined
let line: (() => void)[] = []
let head = 0

export function createLimiter(limit: number): <T>(task: () => Promise<T>) => Promise<T> {
  if (!Number.isInteger(limit) || limit < 1)
    throw new RangeError(`limit must be a whole number from 1: ${limit}`)
  free ??= limit

  return async (task) => {
    if (free) free--
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
      free = (free ?? 0) + 1
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
