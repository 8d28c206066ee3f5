interface Check {
  promise: Promise<unknown>
  awaited: () => boolean
}

/**
 * The asynchronous expectations of a test (`resolves`, `rejects`, `expect.poll`, asynchronous matchers), so that one
 * that nobody awaits still counts. The library's own list forgets a check as soon as it has settled.
 */
export class PendingChecks {
  readonly #checks: Check[] = []

  /** Remembers a check of the kit and returns what the test is given to await. */
  track(promise: Promise<unknown>): PromiseLike<unknown> {
    let awaited = false
    this.#add({ promise, awaited: () => awaited })
    const through = <T>(follow: () => T): T => {
      awaited = true
      return follow()
    }
    const handle: Promise<unknown> = {
      // biome-ignore lint/suspicious/noThenProperty: a thenable tells whether the test awaits it.
      then: (...handlers) => through(() => promise.then(...handlers)),
      catch: (handler) => through(() => promise.catch(handler)),
      finally: (handler) => through(() => promise.finally(handler)),
      [Symbol.toStringTag]: 'Promise',
    }
    return handle
  }

  /** What the library sees as `test.promises`: it adds, and must not remove. */
  readonly promises = {
    push: (promise: Promise<unknown>) => this.#add({ promise, awaited: () => false }),
    indexOf: () => -1,
    splice: () => undefined,
  }

  /** What the library sees as `test.onFinished`: a callback that throws when the check added last was not awaited. */
  readonly onFinished = {
    push: (complain: () => void) => {
      const check = this.#checks.at(-1)
      if (!check) return
      check.awaited = () => {
        try {
          complain()
          return true
        } catch {
          return false
        }
      }
    },
  }

  /** Waits for the checks that were not awaited; rejects with the first failure in the order they were made. */
  async settle(): Promise<void> {
    for (let check = this.#checks.shift(); check; check = this.#checks.shift()) {
      if (!check.awaited()) await check.promise
    }
  }

  #add(check: Check): void {
    // The rejection is told by `settle` or by whoever awaits the check, so it never counts as unhandled.
    check.promise.catch(() => undefined)
    this.#checks.push(check)
  }
}
