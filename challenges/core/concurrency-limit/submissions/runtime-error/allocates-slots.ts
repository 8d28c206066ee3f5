// Makes an array with an entry for every slot, which a large limit does not survive.
export function createLimiter(limit: number): <T>(task: () => Promise<T>) => Promise<T> {
  if (!Number.isInteger(limit) || limit < 1)
    throw new RangeError(`limit must be a whole number from 1: ${limit}`)
  const slots: boolean[] = Array.from({ length: limit }, () => false)
  const line: ((slot: number) => void)[] = []
  let head = 0

  return async (task) => {
    let slot = slots.indexOf(false)
    if (slot >= 0) slots[slot] = true
    else slot = await new Promise<number>((resolve) => line.push(resolve))
    try {
      return await task()
    } finally {
      const wake = line[head]
      if (wake) {
        head++
        wake(slot)
      } else slots[slot] = false
    }
  }
}
