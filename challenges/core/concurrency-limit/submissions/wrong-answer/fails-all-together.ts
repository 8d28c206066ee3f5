// One failure rejects everything that is still waiting, as Promise.all would.
export function createLimiter(limit: number): <T>(task: () => Promise<T>) => Promise<T> {
  if (!Number.isInteger(limit) || limit < 1)
    throw new RangeError(`limit must be a whole number from 1: ${limit}`)
  let free = limit
  const line: { wake: () => void; drop: (error: unknown) => void }[] = []
  let head = 0

  return async (task) => {
    if (free > 0) free--
    else await new Promise<void>((wake, drop) => line.push({ wake, drop }))
    try {
      return await task()
    } catch (error) {
      while (head < line.length) line[head++]?.drop(error)
      throw error
    } finally {
      const next = line[head]
      if (next) {
        head++
        next.wake()
      } else free++
    }
  }
}
