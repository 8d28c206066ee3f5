// Starts tasks in groups of `limit` and waits for the slowest of each group.
export function createLimiter(limit: number): <T>(task: () => Promise<T>) => Promise<T> {
  if (!Number.isInteger(limit) || limit < 1)
    throw new RangeError(`limit must be a whole number from 1: ${limit}`)
  const line: (() => Promise<void>)[] = []
  let head = 0
  let busy = false

  async function work(): Promise<void> {
    if (busy) return
    busy = true
    await undefined
    while (head < line.length) {
      const wave = line.slice(head, head + limit)
      head += wave.length
      await Promise.all(wave.map((job) => job()))
    }
    busy = false
  }

  return <T>(task: () => Promise<T>) =>
    new Promise<T>((resolve, reject) => {
      line.push(async () => {
        try {
          resolve(await task())
        } catch (error) {
          reject(error)
        }
      })
      work()
    })
}
