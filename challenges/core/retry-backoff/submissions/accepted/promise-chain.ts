// Recursive: every attempt is a function that returns either the value or the next attempt. Delays come from a generator.
export interface RetryOptions {
  retries: number
  baseMs: number
  maxMs: number
  isRetryable?: (error: unknown) => boolean
  signal?: AbortSignal
}

export function retry<T>(operation: (attempt: number) => Promise<T>, options: RetryOptions): Promise<T> {
  const waits = fullJitter(options)
  const from = (attempt: number): Promise<T> =>
    settled(() => operation(attempt)).catch((error: unknown) => {
      if (options.isRetryable && !options.isRetryable(error)) throw error
      const wait = waits.next()
      if (wait.done) throw error
      return sleep(wait.value, options.signal).then(() => from(attempt + 1))
    })
  return options.signal?.aborted ? Promise.reject(options.signal.reason) : from(1)
}

function* fullJitter({ retries, baseMs, maxMs }: RetryOptions): Generator<number, void> {
  for (let n = 1; n <= retries; n++) {
    yield Math.random() * Math.min(maxMs, baseMs * 2 ** (n - 1))
  }
}

/** Turns a synchronous throw into a rejection. */
function settled<T>(run: () => Promise<T>): Promise<T> {
  return Promise.resolve().then(run)
}

function sleep(ms: number, signal: AbortSignal | undefined): Promise<void> {
  if (signal?.aborted) return Promise.reject(signal.reason)
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const timer = setTimeout(resolve, ms)
  const giveUp = () => reject(signal?.reason)
  signal?.addEventListener('abort', giveUp)
  return promise.finally(() => {
    clearTimeout(timer)
    signal?.removeEventListener('abort', giveUp)
  })
}
