// Remembers which functions have called next(): the same function twice in a stack looks like a second call.
export type Middleware<C> = (ctx: C, next: () => Promise<void>) => Promise<void> | void

export function compose<C>(stack: readonly Middleware<C>[]): (ctx: C) => Promise<void> {
  return (ctx) => {
    const called = new Set<Middleware<C>>()
    const run = async (position: number): Promise<void> => {
      const middleware = stack[position]
      if (!middleware) return
      await undefined
      await middleware(ctx, async () => {
        if (called.has(middleware)) throw new Error('next() was called twice')
        called.add(middleware)
        await run(position + 1)
      })
    }
    return run(0)
  }
}
