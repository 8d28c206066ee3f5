// Only expects rejections: when a later attempt throws synchronously, the error leaves the timer callback uncaught.
export interface RetryOptions {
  retries: number
  baseMs: number
  maxMs: number
  isRetryable?: (error: unknown) => boolean
  signal?: AbortSignal
}

export function retry<T>(operation: (attempt: number) => Promise<T>, options: RetryOptions): Promise<T> {
  const { retries, baseMs, maxMs, isRetryable = () => true, signal } = options
  return new Promise((resolve, reject) => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const stop = () => {
      if (timer === undefined) return
      clearTimeout(timer)
      end(() => reject(signal?.reason))
    }
    const end = (settle: () => void) => {
      signal?.removeEventListener('abort', stop)
      settle()
    }
    const run = (attempt: number) => {
      timer = undefined
      operation(attempt).then(
        (value) => end(() => resolve(value)),
        (error) => {
          if (signal?.aborted) end(() => reject(signal.reason))
          else if (attempt > retries || !isRetryable(error)) end(() => reject(error))
          else
            timer = setTimeout(
              () => run(attempt + 1),
              Math.random() * Math.min(maxMs, baseMs * 2 ** (attempt - 1)),
            )
        },
      )
    }
    if (signal?.aborted) reject(signal.reason)
    else {
      signal?.addEventListener('abort', stop)
      run(1)
    }
  })
}
