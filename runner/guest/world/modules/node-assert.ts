/** node:assert and node:assert/strict. */

import { AssertionError, type AssertionOptions } from '../assert/assertion-error.ts'
import { expectNothing, expectThrown, rejectionOf, thrownBy } from '../assert/exceptions.ts'
import { invalidArgType, withCode } from '../errors.ts'
import { isDeepEqual } from '../modules/deep-equal.ts'
import { inspect } from '../modules/inspect.ts'
import { isError, isKind } from '../modules/kinds.ts'

type Check = (...args: never[]) => unknown
type Comparison = (actual: unknown, expected: unknown) => boolean

/** Throws the caller's own error, or an AssertionError. */
function fail(fn: Check, options: AssertionOptions): never {
  if (isError(options.message)) throw options.message
  throw new AssertionError({ stackStartFn: fn, ...options })
}

/** `name` is the function's name, `operator` what the error calls the comparison. */
function comparison(name: string, operator: string, holds: Comparison): Check {
  const check = (...args: [actual?: unknown, expected?: unknown, message?: unknown]): void => {
    if (args.length < 2) {
      throw withCode(
        new TypeError('The "actual" and "expected" arguments must be specified'),
        'ERR_MISSING_ARGS',
      )
    }
    const [actual, expected, message] = args
    if (!holds(actual, expected)) fail(check, { actual, expected, message, operator })
  }
  return named(check, name)
}

function named<F extends Check>(fn: F, name: string): F {
  return Object.defineProperty(fn, 'name', { value: name })
}

function truth(name: string) {
  const check = (...args: [value?: unknown, message?: unknown]): void => {
    const [actual, message] = args
    if (actual) return
    const generated = args.length === 0 ? 'No value argument passed to `assert.ok()`' : undefined
    const text = message ?? generated ?? 'The expression evaluated to a falsy value'
    const generatedMessage = message === undefined || message === null
    fail(check, { actual, expected: true, message: text, operator: '==', generatedMessage })
  }
  return named(check, name)
}

function matching(name: string, wanted: boolean): Check {
  const check = (text: unknown, pattern: unknown, message?: unknown): void => {
    if (!isKind('RegExp', pattern)) throw invalidArgType('regexp', 'an instance of RegExp', pattern)
    const isText = typeof text === 'string'
    if (isText && (pattern as RegExp).test(text) === wanted) return
    const verb = wanted ? 'did not match' : 'was expected to not match'
    const problem = isText
      ? `The input ${verb} the regular expression ${inspect(pattern)}. Input:\n\n${inspect(text)}\n`
      : `The "string" argument must be of type string. Received type ${typeof text} (${inspect(text)})`
    const generatedMessage = message === undefined
    fail(check, {
      actual: text,
      expected: pattern,
      message: message ?? problem,
      operator: name,
      generatedMessage,
    })
  }
  return named(check, name)
}

// biome-ignore lint/suspicious/noDoubleEquals: the loose form is defined by ==
const looselyEqual: Comparison = (a, b) => a == b || (Number.isNaN(a) && Number.isNaN(b))

const checks = {
  ok: truth('ok'),
  fail(message?: unknown): never {
    if (isError(message)) throw message
    const generatedMessage = message === undefined
    throw new AssertionError({
      message: message ?? 'Failed',
      operator: 'fail',
      stackStartFn: checks.fail,
      generatedMessage,
    })
  },
  equal: comparison('equal', '==', looselyEqual),
  notEqual: comparison('notEqual', '!=', (a, b) => !looselyEqual(a, b)),
  deepEqual: comparison('deepEqual', 'deepEqual', (a, b) => isDeepEqual(a, b, false)),
  notDeepEqual: comparison('notDeepEqual', 'notDeepEqual', (a, b) => !isDeepEqual(a, b, false)),
  deepStrictEqual: comparison('deepStrictEqual', 'deepStrictEqual', (a, b) => isDeepEqual(a, b, true)),
  notDeepStrictEqual: comparison(
    'notDeepStrictEqual',
    'notDeepStrictEqual',
    (a, b) => !isDeepEqual(a, b, true),
  ),
  strictEqual: comparison('strictEqual', 'strictEqual', Object.is),
  notStrictEqual: comparison('notStrictEqual', 'notStrictEqual', (a, b) => !Object.is(a, b)),
  match: matching('match', true),
  doesNotMatch: matching('doesNotMatch', false),
  throws(run: unknown, ...expected: unknown[]): void {
    expectThrown(checks.throws, thrownBy(run), 'exception', expected)
  },
  async rejects(source: unknown, ...expected: unknown[]): Promise<void> {
    expectThrown(checks.rejects, await rejectionOf(source), 'rejection', expected)
  },
  doesNotThrow(run: unknown, ...expected: unknown[]): void {
    expectNothing(checks.doesNotThrow, thrownBy(run), 'exception', expected)
  },
  async doesNotReject(source: unknown, ...expected: unknown[]): Promise<void> {
    expectNothing(checks.doesNotReject, await rejectionOf(source), 'rejection', expected)
  },
  ifError(value: unknown): void {
    if (value === null || value === undefined) return
    const said = (value as { message?: unknown }).message
    const name = (value as { constructor?: { name?: string } }).constructor?.name
    const what = typeof value === 'object' && typeof said === 'string' ? said || name : inspect(value)
    fail(checks.ifError, {
      actual: value,
      expected: null,
      operator: 'ifError',
      message: `ifError got unwanted exception: ${what}`,
      generatedMessage: false,
    })
  },
}

const strict = Object.assign(truth('strict'), checks, {
  AssertionError,
  equal: checks.strictEqual,
  notEqual: checks.notStrictEqual,
  deepEqual: checks.deepStrictEqual,
  notDeepEqual: checks.notDeepStrictEqual,
})
Object.assign(strict, { strict })

export default Object.assign(truth('assert'), checks, { AssertionError, strict })
