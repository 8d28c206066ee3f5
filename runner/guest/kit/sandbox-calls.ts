import type { KitEnv } from './contract.ts'
import type { Deadlines } from './deadline.ts'
import { KitError } from './kit-error.ts'

/** `clock`, `replay` and `inside` as tests call them: arguments checked, then over to the judge. */
export function sandboxCalls(
  env: KitEnv,
  deadlines: Deadlines,
): Record<'clock' | 'replay' | 'inside', unknown> {
  return {
    clock: {
      now: () => env.clock.now(),
      advance(ms: unknown) {
        if (typeof ms !== 'number' || !(ms >= 0)) {
          throw new KitError('clock.advance(ms) takes a number of milliseconds that is not negative.')
        }
        if (env.clock.advanceInTurns) return env.clock.advanceInTurns(ms) ?? Promise.resolve()
        env.clock.advance(ms)
        return Promise.resolve()
      },
      pending: () => env.clock.pending() - deadlines.armed(),
    },
    replay(target: unknown, operations: unknown) {
      if (!Array.isArray(operations) || !operations.every(Array.isArray)) {
        throw new KitError(
          "replay(target, operations) takes a list of calls: [['set', 'a', 1], ['get', 'a']].",
        )
      }
      return env.replay(target, operations)
    },
    inside(driver: unknown, data: unknown) {
      if (typeof driver !== 'function') {
        throw new KitError('inside(driver, data) takes a function that uses nothing but its own arguments.')
      }
      const source = Function.prototype.toString.call(driver)
      if (!isExpression.test(source)) {
        throw new KitError(
          'inside(driver, data) takes an arrow function or a function expression, not a method.',
        )
      }
      return env.inside(source, data)
    },
  }
}

/** The text of a function that can stand by itself: methods and built-in functions cannot. */
const isExpression = /^(async\b\s*)?(function\b(?![^{]*\{ \[native code\] \}$)|\(|[\w$]+\s*=>)/
