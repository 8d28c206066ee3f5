// A second next() makes the whole request fail, whatever the middleware does with its promise.
export type Middleware<C> = (ctx: C, next: () => Promise<void>) => Promise<void> | void

export function compose<C>(stack: readonly Middleware<C>[]): (ctx: C) => Promise<void> {
  return (ctx) => {
    const run = async (position: number): Promise<void> => {
      const middleware = stack[position]
      if (!middleware) return
      await undefined
      let called = false
      let twice = false
      await middleware(ctx, async () => {
        if (called) {
          twice = true
          throw new Error('next() was called twice')
        }
        called = true
        await run(position + 1)
      })
      if (twice) throw new Error('next() was called twice')
    }
    return run(0)
  }
}
