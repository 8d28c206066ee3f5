// Up to `limit` workers, each a loop that takes the next job until there is none. The line is a pair of stacks.
export function createLimiter(limit: number): <T>(task: () => Promise<T>) => Promise<T> {
  if (!(Number.isInteger(limit) && limit >= 1))
    throw new RangeError('limit must be a whole number of at least 1')
  const incoming: (() => Promise<void>)[] = []
  let outgoing: (() => Promise<void>)[] = []
  let workers = 0

  function take(): (() => Promise<void>) | undefined {
    if (outgoing.length === 0) outgoing = incoming.splice(0).reverse()
    return outgoing.pop()
  }

  async function work(): Promise<void> {
    workers++
    for (let job = take(); job; job = take()) await job()
    workers--
  }

  return <T>(task: () => Promise<T>) => {
    const { promise, resolve, reject } = Promise.withResolvers<T>()
    incoming.push(async () => {
      try {
        resolve(await task())
      } catch (error) {
        reject(error)
      }
    })
    if (workers < limit) work()
    return promise
  }
}
