// An object for each request that remembers how far it has come: a next() whose place is behind is a second call.
export type Middleware<C> = (ctx: C, next: () => Promise<void>) => Promise<void> | void

export function compose<C>(stack: readonly Middleware<C>[]): (ctx: C) => Promise<void> {
  return (ctx) => new Passage(stack, ctx).enter(0)
}

class Passage<C> {
  private reached = -1
  private readonly stack: readonly Middleware<C>[]
  private readonly ctx: C

  constructor(stack: readonly Middleware<C>[], ctx: C) {
    this.stack = stack
    this.ctx = ctx
  }

  enter(position: number): Promise<void> {
    if (position <= this.reached)
      return Promise.reject(new Error(`middleware ${position - 1} called next() twice`))
    this.reached = position
    const middleware = this.stack[position]
    if (!middleware) return Promise.resolve()
    const { promise, resolve } = Promise.withResolvers<void>()
    queueMicrotask(() => resolve(this.call(middleware, position)))
    return promise
  }

  private async call(middleware: Middleware<C>, position: number): Promise<void> {
    await middleware(this.ctx, () => this.enter(position + 1))
  }
}
