// Remembers a next() only when it has ended, so that two at the same time both run.
export type Middleware<C> = (ctx: C, next: () => Promise<void>) => Promise<void> | void

export function compose<C>(stack: readonly Middleware<C>[]): (ctx: C) => Promise<void> {
  return (ctx) => {
    const run = async (position: number): Promise<void> => {
      const middleware = stack[position]
      if (!middleware) return
      await undefined
      let called = false
      await middleware(ctx, async () => {
        if (called) throw new Error('next() was called twice')
        await run(position + 1)
        called = true
      })
    }
    return run(0)
  }
}
