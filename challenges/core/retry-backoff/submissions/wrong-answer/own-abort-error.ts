// Rejects with an error of its own when the signal aborts; the reason is lost.
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
  if (signal?.aborted) throw new Error('aborted')
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
    if (signal?.aborted) {
      reject(new Error('aborted'))
      return
    }
    const stop = () => {
      clearTimeout(timer)
      reject(new Error('aborted'))
    }
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop)
      resolve()
    }, ms)
    signal?.addEventListener('abort', stop, { once: true })
  })
}
