// Looks at the signal between waits only: an abort is noticed when the wait is over.
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
    const wait = Math.random() * Math.min(maxMs, baseMs * 2 ** (attempt - 1))
    await new Promise((resolve) => setTimeout(resolve, wait))
    signal?.throwIfAborted()
  }
}
