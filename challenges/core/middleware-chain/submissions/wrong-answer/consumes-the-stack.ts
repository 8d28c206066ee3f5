// Takes middleware off the list while it runs: the second request finds an empty stack.
export type Middleware<C> = (ctx: C, next: () => Promise<void>) => Promise<void> | void

export function compose<C>(stack: readonly Middleware<C>[]): (ctx: C) => Promise<void> {
  const rest = stack as Middleware<C>[]
  return (ctx) => {
    const run = async (): Promise<void> => {
      const middleware = rest.shift()
      if (!middleware) return
      await undefined
      let called = false
      await middleware(ctx, async () => {
        if (called) throw new Error('next() was called twice')
        called = true
        await run()
      })
    }
    return run()
  }
}
