// Throws a finished result away because the signal has aborted meanwhile.
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
  for (let attempt = 1; ; attempt++) {
    try {
      const value = await operation(attempt)
      if (!signal?.aborted) return value
    } catch (error) {
      if (attempt > retries || !isRetryable(error)) throw error
    }
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
