// Calls then() on whatever a middleware returns.
export type Middleware<C> = (ctx: C, next: () => Promise<void>) => Promise<void> | void

export function compose<C>(stack: readonly Middleware<C>[]): (ctx: C) => Promise<void> {
  return (ctx) => {
    const run = async (position: number): Promise<void> => {
      const middleware = stack[position]
      if (!middleware) return
      await undefined
      let called = false
      const finished = middleware(ctx, async () => {
        if (called) throw new Error('next() was called twice')
        called = true
        await run(position + 1)
      }) as Promise<void>
      return finished.then(() => {})
    }
    return run(0)
  }
}
