// Waits once more before it admits that the last attempt has failed.
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
  let last: unknown
  for (let attempt = 1; attempt <= retries + 1; attempt++) {
    try {
      return await operation(attempt)
    } catch (error) {
      if (!isRetryable(error)) throw error
      last = error
    }
    await pause(Math.random() * Math.min(maxMs, baseMs * 2 ** (attempt - 1)), signal)
  }
  throw last
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
