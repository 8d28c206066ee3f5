// Takes for granted that there is a first middleware.
export type Middleware<C> = (ctx: C, next: () => Promise<void>) => Promise<void> | void

export function compose<C>(stack: readonly Middleware<C>[]): (ctx: C) => Promise<void> {
  return (ctx) => {
    const run = async (position: number): Promise<void> => {
      const middleware = stack[position] as Middleware<C>
      await undefined
      let called = false
      await middleware(ctx, async () => {
        if (called) throw new Error('next() was called twice')
        called = true
        if (position < stack.length - 1) await run(position + 1)
      })
    }
    return run(0)
  }
}
