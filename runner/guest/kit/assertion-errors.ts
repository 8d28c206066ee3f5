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
  comparison(error: unknown): Comparison | undefined
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
      if (!isOurs(error)) return false
      // Some matchers raise without passing through a marked method, such as `rejects` on a promise that fulfils.
      return raised.has(error) || Object.getPrototypeOf(error) === AssertionError.prototype
    },
    comparison: (error) => (isOurs(error) ? raised.get(error) : undefined),
  }
}
