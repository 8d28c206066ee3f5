// Bug: sorts those that wait when it has dealt with the last batch, so an urgent newcomer waits for the whole batch.
interface Job {
  priority: number
  start: () => Promise<void>
}

export function createLimiter(
  limit: number,
): <T>(task: () => Promise<T>, options?: { priority?: number }) => Promise<T> {
  if (!(Number.isInteger(limit) && limit >= 1))
    throw new RangeError('limit must be a whole number of at least 1')
  const incoming: Job[] = []
  let outgoing: Job[] = []
  let workers = 0

  function take(): Job | undefined {
    if (outgoing.length === 0) {
      outgoing = incoming.splice(0).reverse()
      outgoing.sort((one, other) => one.priority - other.priority)
    }
    return outgoing.pop()
  }

  async function work(): Promise<void> {
    workers++
    for (let job = take(); job; job = take()) await job.start()
    workers--
  }

  return <T>(task: () => Promise<T>, { priority = 0 }: { priority?: number } = {}) => {
    const { promise, resolve, reject } = Promise.withResolvers<T>()
    if (!Number.isInteger(priority) || Math.abs(priority) > 100) {
      reject(new RangeError('priority must be a whole number from -100 to 100'))
      return promise
    }
    const start = async () => {
      try {
        resolve(await task())
      } catch (error) {
        reject(error)
      }
    }
    incoming.push({ priority, start })
    if (workers < limit) work()
    return promise
  }
}
