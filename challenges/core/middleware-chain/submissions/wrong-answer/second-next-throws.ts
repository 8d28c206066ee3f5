// Throws at a second next() instead of returning a promise that rejects.
export type Middleware<C> = (ctx: C, next: () => Promise<void>) => Promise<void> | void

export function compose<C>(stack: readonly Middleware<C>[]): (ctx: C) => Promise<void> {
  return (ctx) => {
    const run = async (position: number): Promise<void> => {
      const middleware = stack[position]
      if (!middleware) return
      await undefined
      let called = false
      await middleware(ctx, () => {
        if (called) throw new Error('next() was called twice')
        called = true
        return run(position + 1)
      })
    }
    return run(0)
  }
}
