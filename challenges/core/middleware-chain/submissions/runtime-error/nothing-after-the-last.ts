// Treats next() in the last middleware as a mistake.
export type Middleware<C> = (ctx: C, next: () => Promise<void>) => Promise<void> | void

export function compose<C>(stack: readonly Middleware<C>[]): (ctx: C) => Promise<void> {
  return (ctx) => {
    const run = async (position: number): Promise<void> => {
      const middleware = stack[position]
      if (!middleware) throw new Error('nobody has answered')
      await undefined
      let called = false
      await middleware(ctx, async () => {
        if (called) throw new Error('next() was called twice')
        called = true
        await run(position + 1)
      })
    }
    return run(0)
  }
}
