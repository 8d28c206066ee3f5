// Folds the stack from its end into nested handlers, once; a request only makes promises and flags.
export type Middleware<C> = (ctx: C, next: () => Promise<void>) => Promise<void> | void

export function compose<C>(stack: readonly Middleware<C>[]): (ctx: C) => Promise<void> {
  const end = (_ctx: C): Promise<void> => Promise.resolve()
  return stack.reduceRight<(ctx: C) => Promise<void>>(
    (rest, middleware) => (ctx) => {
      const next = once(() => rest(ctx))
      return Promise.resolve()
        .then(() => middleware(ctx, next))
        .then(() => {})
    },
    end,
  )
}

function once(run: () => Promise<void>): () => Promise<void> {
  let called = false
  return () => {
    if (called) return Promise.reject(new Error('next() was called twice'))
    called = true
    return run()
  }
}
