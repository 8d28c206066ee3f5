// Adds the position to every error and loses its class and its fields.
export type Middleware<C> = (ctx: C, next: () => Promise<void>) => Promise<void> | void

export function compose<C>(stack: readonly Middleware<C>[]): (ctx: C) => Promise<void> {
  return (ctx) => {
    const run = async (position: number): Promise<void> => {
      const middleware = stack[position]
      if (!middleware) return
      await undefined
      let called = false
      try {
        await middleware(ctx, async () => {
          if (called) throw new Error('next() was called twice')
          called = true
          await run(position + 1)
        })
      } catch (error) {
        throw new Error(`middleware ${position} failed: ${error}`)
      }
    }
    return run(0)
  }
}
