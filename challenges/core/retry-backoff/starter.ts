export interface RetryOptions {
  /** How many times a failed operation is tried again: 0 means a single attempt. */
  retries: number
  /** The upper bound of the first wait, in milliseconds. It doubles with every retry. */
  baseMs: number
  /** The upper bound of every wait, in milliseconds. */
  maxMs: number
  /** Says whether trying again makes sense after this error. Without it, it always does. */
  isRetryable?: (error: unknown) => boolean
  /** Ends the call early when it aborts. */
  signal?: AbortSignal
}

/** Calls `operation` until it succeeds or there is a reason to stop. */
export async function retry<T>(
  operation: (attempt: number) => Promise<T>,
  options: RetryOptions,
): Promise<T> {
  // TODO: wait and try again, at most options.retries times.
  void options
  return operation(1)
}
