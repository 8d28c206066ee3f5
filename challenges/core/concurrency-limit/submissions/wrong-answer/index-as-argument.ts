// Maps over its line in a way that hands an index to every task.
export function createLimiter(limit: number): <T>(task: () => Promise<T>) => Promise<T> {
  if (!Number.isInteger(limit) || limit < 1)
    throw new RangeError(`limit must be a whole number from 1: ${limit}`)
  let free = limit
  const line: ((index: number) => void)[] = []
  let head = 0

  return async (task) => {
    let index = head
    if (free > 0) free--
    else index = await new Promise<number>((resolve) => line.push(resolve))
    try {
      return await (task as (index: number) => ReturnType<typeof task>)(index)
    } finally {
      const wake = line[head]
      if (wake) wake(head++)
      else free++
    }
  }
}
