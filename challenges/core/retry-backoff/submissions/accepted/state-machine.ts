// No async functions: one promise, three transitions (attempt, wait, end) and one place that cleans up.
export interface RetryOptions {
  retries: number
  baseMs: number
  maxMs: number
  isRetryable?: (error: unknown) => boolean
  signal?: AbortSignal
}

export function retry<T>(operation: (attempt: number) => Promise<T>, options: RetryOptions): Promise<T> {
  const { retries, baseMs, maxMs, signal } = options
  const isRetryable = options.isRetryable ?? (() => true)
  const { promise, resolve, reject } = Promise.withResolvers<T>()
  let attempt = 0
  let bound = Math.min(baseMs, maxMs)
  let timer: ReturnType<typeof setTimeout> | undefined

  function tryOnce(): void {
    timer = undefined
    attempt++
    let running: Promise<T>
    try {
      running = Promise.resolve(operation(attempt))
    } catch (error) {
      failed(error)
      return
    }
    running.then(succeeded, failed)
  }

  function succeeded(value: T): void {
    cleanUp()
    resolve(value)
  }

  function failed(error: unknown): void {
    if (signal?.aborted) end(signal.reason)
    else if (attempt > retries || !isRetryable(error)) end(error)
    else {
      timer = setTimeout(tryOnce, Math.floor(Math.random() * bound))
      bound = Math.min(bound * 2, maxMs)
    }
  }

  /** While an attempt runs there is no timer, and the abort is looked at when it fails. */
  function aborted(): void {
    if (timer !== undefined) end(signal?.reason)
  }

  function end(error: unknown): void {
    cleanUp()
    reject(error)
  }

  function cleanUp(): void {
    clearTimeout(timer)
    signal?.removeEventListener('abort', aborted)
  }

  if (signal?.aborted) reject(signal.reason)
  else {
    signal?.addEventListener('abort', aborted)
    tryOnce()
  }
  return promise
}
