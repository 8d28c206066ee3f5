// Never notices a second next(): the rest runs twice.
export type Middleware<C> = (ctx: C, next: () => Promise<void>) => Promise<void> | void

export function compose<C>(stack: readonly Middleware<C>[]): (ctx: C) => Promise<void> {
  return (ctx) => {
    const run = async (position: number): Promise<void> => {
      const middleware = stack[position]
      if (!middleware) return
      await undefined
      await middleware(ctx, async () => {
        await run(position + 1)
      })
    }
    return run(0)
  }
}
