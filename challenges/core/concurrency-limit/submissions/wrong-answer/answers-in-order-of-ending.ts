// Answers the callers in the order in which tasks end: the first to end gives its value to the first caller.
export function createLimiter(limit: number): <T>(task: () => Promise<T>) => Promise<T> {
  if (!Number.isInteger(limit) || limit < 1)
    throw new RangeError(`limit must be a whole number from 1: ${limit}`)
  let free = limit
  const line: (() => void)[] = []
  let head = 0
  const callers: ((outcome: Promise<never>) => void)[] = []
  let answered = 0

  async function work(task: () => Promise<unknown>): Promise<void> {
    if (free > 0) free--
    else await new Promise<void>((resolve) => line.push(resolve))
    const outcome = (async () => task())()
    await outcome.catch(() => {})
    callers[answered++]?.(outcome as Promise<never>)
    const wake = line[head]
    if (wake) {
      head++
      wake()
    } else free++
  }

  return (task) =>
    new Promise((resolve) => {
      callers.push(resolve)
      work(task)
    })
}
