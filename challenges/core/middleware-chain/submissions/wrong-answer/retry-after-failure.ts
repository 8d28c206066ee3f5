// Takes a failed next() for one that was never called: the rest runs again.
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
        called = true
        try {
          await run(position + 1)
        } catch (error) {
          called = false
          throw error
        }
      })
    }
    return run(0)
  }
}
