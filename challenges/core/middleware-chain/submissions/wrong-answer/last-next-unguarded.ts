// Gives the last middleware a next() that may be called for ever.
export type Middleware<C> = (ctx: C, next: () => Promise<void>) => Promise<void> | void

export function compose<C>(stack: readonly Middleware<C>[]): (ctx: C) => Promise<void> {
  return (ctx) => {
    const run = async (position: number): Promise<void> => {
      const middleware = stack[position]
      if (!middleware) return
      await undefined
      let called = false
      await middleware(ctx, async () => {
        if (called && position < stack.length - 1) throw new Error('next() was called twice')
        called = true
        await run(position + 1)
      })
    }
    return run(0)
  }
}
