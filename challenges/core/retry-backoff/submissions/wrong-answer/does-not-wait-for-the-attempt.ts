// Starts the retries by the clock: a slow attempt is overtaken by the next one.
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
    let attempt = 0
    let failed = 0
    let timer: ReturnType<typeof setTimeout> | undefined
    const end = () => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', stop)
    }
    const stop = () => {
      end()
      reject(signal?.reason)
    }
    const next = async () => {
      const number = ++attempt
      if (number <= retries) {
        timer = setTimeout(next, Math.random() * Math.min(maxMs, baseMs * 2 ** (number - 1)))
      }
      try {
        const value = await operation(number)
        end()
        resolve(value)
      } catch (error) {
        if (++failed > retries || !isRetryable(error)) {
          end()
          reject(error)
        }
      }
    }
    if (signal?.aborted) stop()
    else {
      signal?.addEventListener('abort', stop)
      next()
    }
  })
}
