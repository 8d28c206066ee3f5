// Only listens for the event: a signal that aborted before the wait began never fires again.
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
      return await operation(attempt)
    } catch (error) {
      if (attempt > retries || !isRetryable(error)) throw error
    }
    await pause(Math.random() * Math.min(maxMs, baseMs * 2 ** (attempt - 1)), signal)
  }
}

function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
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
