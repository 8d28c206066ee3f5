/** Runs pieces of work, so many at a time, in the order in which they came. */
export interface Pool {
  /** Resolves as the work does; rejects with the signal's reason when that comes first. */
  run<T>(work: () => Promise<T>): Promise<T>
}

/** @param onEnd called whenever a piece of work is done, with how many are and how many there were so far. */
export function createPool(
  size: number,
  signal: AbortSignal,
  onEnd: (done: number, total: number) => void,
): Pool {
  const waiting: (() => void)[] = []
  let running = 0
  let done = 0
  let total = 0

  function next(): void {
    while (running < size && waiting.length > 0) waiting.shift()?.()
  }

  return {
    run(work) {
      total++
      return new Promise((resolve, reject) => {
        waiting.push(() => {
          if (signal.aborted) return reject(signal.reason)
          running++
          work()
            .then(resolve, reject)
            .finally(() => {
              running--
              done++
              onEnd(done, total)
              next()
            })
        })
        next()
      })
    },
  }
}
