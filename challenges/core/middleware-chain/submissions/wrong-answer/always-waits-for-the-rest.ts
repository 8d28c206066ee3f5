// A middleware only counts as finished when everything after it has finished, awaited or not.
export type Middleware<C> = (ctx: C, next: () => Promise<void>) => Promise<void> | void

export function compose<C>(stack: readonly Middleware<C>[]): (ctx: C) => Promise<void> {
  return (ctx) => {
    const run = async (position: number): Promise<void> => {
      const middleware = stack[position]
      if (!middleware) return
      await undefined
      let called = false
      let rest: Promise<void> | undefined
      await middleware(ctx, async () => {
        if (called) throw new Error('next() was called twice')
        called = true
        rest = run(position + 1)
        await rest
      })
      await rest?.catch(() => {})
    }
    return run(0)
  }
}
