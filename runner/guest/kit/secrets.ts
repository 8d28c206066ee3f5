import type { AssertionErrors } from './assertion-errors.ts'
import type { Kit } from './contract.ts'
import { TimeoutError } from './deadline.ts'
import { KitError } from './kit-error.ts'
import type { Spies } from './spies.ts'

/**
 * What stays hidden of the kit's objects that reach the solution: a spy that is passed as a callback, and an
 * expectation that fails inside one. A solution could otherwise set a spy back, or read the right answer off the error.
 */
export function createSecrets(
  errors: AssertionErrors,
  { isMockFunction }: Pick<Spies, 'isMockFunction'>,
): Pick<Kit, 'conceals' | 'disguise'> {
  return {
    conceals: (object, key) => typeof object === 'function' && isOfSpies(key) && isMockFunction(object),
    disguise(error) {
      if (errors.has(error)) return 'an expectation of the test was not met'
      return error instanceof KitError || error instanceof TimeoutError ? error.message : undefined
    },
  }
}

function isOfSpies(key: PropertyKey): boolean {
  return typeof key === 'symbol' ? key === Symbol.dispose : spyKey.test(String(key))
}

const spyKey = /^(?:_isMock|mock|getMock|withImplementation)/
