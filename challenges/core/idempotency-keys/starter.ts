/** What all instances of the service share. Every call is one atomic step, and may fail. */
export interface Store {
  /** Puts a value where there is none, for `ttlMs`; false if there is one. */
  insert(key: string, value: string, ttlMs: number): Promise<boolean>
  get(key: string): Promise<string | undefined>
  /** Puts `value` in the place of exactly `expected`, for `ttlMs` from now; false if something else is there, or nothing. */
  replace(key: string, expected: string, value: string, ttlMs: number): Promise<boolean>
  /** Removes exactly `expected`; false if something else is there, or nothing. */
  remove(key: string, expected: string): Promise<boolean>
}

export interface IdempotencyOptions {
  /** Milliseconds after which a claim is free although nobody has finished it. */
  lockMs: number
  /** Milliseconds for which an answer is kept. */
  ttlMs: number
}

/** Lets POSTs with one Idempotency-Key, caller and path run the handler once. */
export function withIdempotency(
  handler: (request: Request) => Promise<Response>,
  store: Store,
  options: IdempotencyOptions,
): (request: Request) => Promise<Response> {
  return async (request) => {
    if (request.method !== 'POST') return handler(request)
    const key = request.headers.get('idempotency-key')
    if (key === null) return new Response(null, { status: 400 })
    if (!(await store.insert(key, 'running', options.lockMs))) return new Response(null, { status: 409 })
    // TODO: tell callers, paths and bodies apart, keep the answer for options.ttlMs, replay it
    return handler(request)
  }
}
