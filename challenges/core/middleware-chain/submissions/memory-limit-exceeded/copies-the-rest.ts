// Composes a copy of the remaining stack for every next(): 10,000 middleware need fifty million list entries.
export type Middleware<C> = (ctx: C, next: () => Promise<void>) => Promise<void> | void

export function compose<C>(stack: readonly Middleware<C>[]): (ctx: C) => Promise<void> {
  return async (ctx) => {
    const [first, ...rest] = stack
    if (!first) return
    await undefined
    let called = false
    await first(ctx, async () => {
      if (called) throw new Error('next() was called twice')
      called = true
      await compose(rest)(ctx)
    })
  }
}
