// Up to `limit` workers, each a loop that takes the next job until there is none. There is a line for every priority
// that is possible, a pair of stacks each.
type Job = () => Promise<void>

const most = 100

export function createLimiter(
  limit: number,
): <T>(task: () => Promise<T>, options?: { priority?: number }) => Promise<T> {
  if (!(Number.isInteger(limit) && limit >= 1))
    throw new RangeError('limit must be a whole number of at least 1')
  const lines = Array.from({ length: 2 * most + 1 }, () => new Line())
  /** No line behind this one holds a job. */
  let urgent = 0
  let workers = 0

  function take(): Job | undefined {
    for (; urgent >= 0; urgent--) {
      const job = lines[urgent]?.take()
      if (job) return job
    }
    return undefined
  }

  async function work(): Promise<void> {
    workers++
    for (let job = take(); job; job = take()) await job()
    workers--
  }

  return <T>(task: () => Promise<T>, options: { priority?: number } = {}) => {
    const { promise, resolve, reject } = Promise.withResolvers<T>()
    const place = (options.priority ?? 0) + most
    const line = lines[place]
    if (!line) {
      reject(new RangeError(`priority must be a whole number from -${most} to ${most}`))
      return promise
    }
    line.add(async () => {
      try {
        resolve(await task())
      } catch (error) {
        reject(error)
      }
    })
    urgent = Math.max(urgent, place)
    if (workers < limit) work()
    return promise
  }
}

class Line {
  readonly #incoming: Job[] = []
  #outgoing: Job[] = []

  add(job: Job): void {
    this.#incoming.push(job)
  }

  take(): Job | undefined {
    if (this.#outgoing.length === 0) this.#outgoing = this.#incoming.splice(0).reverse()
    return this.#outgoing.pop()
  }
}
