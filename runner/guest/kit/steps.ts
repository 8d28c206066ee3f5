/** Thrown by `context.skip()`: the test ends there, without a failure. */
export const skipped = Symbol('skipped')

/** Takes the steps of a test one after the other and gathers what they throw, until a limit ends it all. */
export class Steps {
  readonly errors: unknown[] = []

  readonly over: () => boolean

  constructor(over: () => boolean) {
    this.over = over
  }

  get failed(): boolean {
    return this.errors.length > 0
  }

  async take(step: () => unknown): Promise<void> {
    if (this.over()) return
    try {
      await step()
    } catch (error) {
      if (error !== skipped) this.errors.push(error)
    }
  }
}
