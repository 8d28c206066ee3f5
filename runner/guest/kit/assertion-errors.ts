import type { KitEnv } from './contract.ts'
import { KitError } from './kit-error.ts'
import { expectLibrary } from './libraries.ts'

const { AssertionError } = expectLibrary.chai

/** The two values an assertion compared, when showing them tells more than its message. */
export interface Comparison {
  expected: unknown
  actual: unknown
  /** What stands before the expected value when the comparison was not for equality: '> '. */
  sign?: string
}

/** Knows the errors that expectations raised, by identity: names and messages can be forged. */
export interface AssertionErrors {
  /** Marks what a matcher threw; errors of the solution and of the kit's misuse stay what they are. */
  mark(error: unknown, comparison?: Comparison): void
  has(error: unknown): boolean
  comparison(error: object): Comparison | undefined
}

export function createAssertionErrors(env: Pick<KitEnv, 'origin'>): AssertionErrors {
  const raised = new WeakMap<object, Comparison | undefined>()

  const isOurs = (error: unknown): error is object =>
    typeof error === 'object' && error !== null && env.origin(error) === 'own'

  return {
    mark(error, comparison) {
      if (!isOurs(error) || error instanceof KitError) return
      if (comparison || !raised.has(error)) raised.set(error, comparison)
    },
    has(error) {
      if (typeof error !== 'object' || error === null) return false
      // A marked error stays one on its way through the solution, where it counts as thrown back.
      if (raised.has(error)) return true
      // Some matchers raise without passing through a marked method, such as `rejects` on a promise that fulfils.
      return isOurs(error) && Object.getPrototypeOf(error) === AssertionError.prototype
    },
    comparison: (error) => raised.get(error),
  }
}
