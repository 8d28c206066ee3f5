// Answers a second next() with the promise of the first one.
export type Middleware<C> = (ctx: C, next: () => Promise<void>) => Promise<void> | void

export function compose<C>(stack: readonly Middleware<C>[]): (ctx: C) => Promise<void> {
  return (ctx) => {
    const run = async (position: number): Promise<void> => {
      const middleware = stack[position]
      if (!middleware) return
      await undefined
      let rest: Promise<void> | undefined
      await middleware(ctx, () => {
        rest ??= run(position + 1)
        return rest
      })
    }
    return run(0)
  }
}
