/** One station of a request. `next` runs the stations after it and may be called once. */
export type Middleware<C> = (ctx: C, next: () => Promise<void>) => Promise<void> | void

/** Makes one handler out of a list of middleware. */
export function compose<C>(stack: readonly Middleware<C>[]): (ctx: C) => Promise<void> {
  return async (ctx) => {
    // TODO: next() has to run the rest of the stack.
    await stack[0]?.(ctx, async () => {})
  }
}
