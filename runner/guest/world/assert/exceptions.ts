/** What `throws`, `rejects` and their opposites do with what was thrown. */

import { invalidArgType, invalidArgValue, withCode } from '../errors.ts'
import { isDeepEqual } from '../modules/deep-equal.ts'
import { inspect } from '../modules/inspect.ts'
import { isError, isKind } from '../modules/kinds.ts'
import { AssertionError, type AssertionOptions } from './assertion-error.ts'

/** A call's outcome, because `undefined` can be thrown as well. */
export type Thrown = { error: unknown } | undefined
type Check = (...args: never[]) => unknown

const expectation = 'of type function or an instance of Error, RegExp, or Object'

export function thrownBy(run: unknown): Thrown {
  if (typeof run !== 'function') throw invalidArgType('fn', 'of type function', run)
  try {
    run()
  } catch (error) {
    return { error }
  }
  return undefined
}

export async function rejectionOf(source: unknown): Promise<Thrown> {
  const promise: unknown = typeof source === 'function' ? source() : source
  if (!isPromise(promise)) {
    if (typeof source !== 'function')
      throw invalidArgType('promiseFn', 'of type function or an instance of Promise', source)
    const message = 'Expected instance of Promise to be returned from the "promiseFn" function'
    throw withCode(new TypeError(`${message} but got ${describe(promise)}.`), 'ERR_INVALID_RETURN_VALUE')
  }
  try {
    await promise
  } catch (error) {
    return { error }
  }
  return undefined
}

function isPromise(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  const { then, catch: caught } = value as { then?: unknown; catch?: unknown }
  return value instanceof Promise || (typeof then === 'function' && typeof caught === 'function')
}

function describe(value: unknown): string {
  if (typeof value === 'object' && value !== null)
    return `an instance of ${value.constructor?.name ?? 'Object'}`
  return value === undefined || value === null ? String(value) : `type ${typeof value} (${inspect(value)})`
}

/** Fails unless something was thrown and it is what `args` (an expectation, a message) describe. */
export function expectThrown(fn: Check, thrown: Thrown, kind: string, args: unknown[]): void {
  let [expected, message] = args
  if (typeof expected === 'string') {
    if (args.length > 1) throw invalidArgType('error', expectation, expected)
    refuseAmbiguous(thrown, expected)
    message = expected
    expected = undefined
  } else if (
    expected !== undefined &&
    expected !== null &&
    typeof expected !== 'object' &&
    typeof expected !== 'function'
  ) {
    throw invalidArgType('error', expectation, expected)
  }
  if (thrown === undefined) {
    const name = (expected as { name?: unknown } | undefined)?.name
    const details = `${name ? ` (${name})` : ''}${message ? `: ${message}` : '.'}`
    throw failure(fn, { expected, message: `Missing expected ${kind}${details}` })
  }
  if (expected !== undefined && expected !== null) compare(fn, thrown.error, expected, message)
}

/** Fails when something was thrown that matches, and passes on everything else that was. */
export function expectNothing(fn: Check, thrown: Thrown, kind: string, args: unknown[]): void {
  if (thrown === undefined) return
  const [expected, message] = typeof args[0] === 'string' ? [undefined, args[0]] : args
  const { error } = thrown
  if (expected !== undefined && expected !== null && !matches(error, expected)) throw error
  const details = message ? `: ${message}` : '.'
  const actual = (error as { message?: unknown } | undefined)?.message
  throw failure(fn, {
    actual: error,
    expected,
    message: `Got unwanted ${kind}${details}\nActual message: "${actual}"`,
  })
}

function failure(fn: Check, options: AssertionOptions): AssertionError {
  return new AssertionError({ actual: undefined, operator: fn.name, stackStartFn: fn, ...options })
}

function refuseAmbiguous(thrown: Thrown, message: string): void {
  if (thrown === undefined) return
  const { error } = thrown
  const isObject = typeof error === 'object' && error !== null
  const said = isObject ? (error as { message?: unknown }).message : error
  if (said !== message) return
  const what = isObject ? `error message "${message}"` : `error "${message}"`
  const text = `The "error/message" argument is ambiguous. The ${what} is identical to the message.`
  throw withCode(new TypeError(text), 'ERR_AMBIGUOUS_ARGUMENT')
}

function matches(error: unknown, expected: unknown): boolean {
  if (isKind('RegExp', expected)) return (expected as RegExp).test(String(error))
  if (typeof expected !== 'function')
    throw invalidArgType('expected', 'of type function or an instance of RegExp', expected)
  if (expected.prototype !== undefined && error instanceof expected) return true
  return isErrorClass(expected) ? false : expected.call({}, error) === true
}

function isErrorClass(value: object): boolean {
  return Object.prototype.isPrototypeOf.call(Error, value)
}

function compare(fn: Check, error: unknown, expected: object, message: unknown): void {
  if (isError(message)) {
    if (!safely(() => matchesExpectation(fn, error, expected))) throw message
    return
  }
  const problem =
    typeof expected === 'function'
      ? functionProblem(error, expected)
      : objectProblem(fn, error, expected, message)
  if (problem === undefined) return
  throw failure(fn, { actual: error, expected, message: message ?? problem, generatedMessage: !message })
}

function matchesExpectation(fn: Check, error: unknown, expected: object): boolean {
  const problem =
    typeof expected === 'function'
      ? functionProblem(error, expected)
      : objectProblem(fn, error, expected, undefined)
  return problem === undefined
}

function safely(check: () => boolean): boolean {
  try {
    return check()
  } catch {
    return false
  }
}

function functionProblem(error: unknown, expected: object): string | undefined {
  const check = expected as { (error: unknown): unknown; prototype?: unknown; name: string }
  if (check.prototype !== undefined && error instanceof (check as never)) return undefined
  if (isErrorClass(check)) return wrongClass(error, check.name)
  const result: unknown = check.call({}, error)
  if (result === true) return undefined
  const name = check.name === '' ? '' : `"${check.name}" `
  const caught = isError(error) ? `\n\nCaught error:\n\n${error}` : ''
  return `The ${name}validation function is expected to return "true". Received ${inspect(result)}${caught}`
}

function wrongClass(error: unknown, expected: string): string {
  const start = `The error is expected to be an instance of "${expected}". Received `
  if (!isError(error)) return `${start}"${inspect(error, { depth: -1 })}"`
  const name = error.constructor?.name || error.name
  const received = name === expected ? 'an error with identical name but a different prototype.' : `"${name}"`
  return `${start}${received}${error.message ? `\n\nError message:\n\n${error.message}` : ''}`
}

function objectProblem(fn: Check, error: unknown, expected: object, message: unknown): string | undefined {
  if (isKind('RegExp', expected)) {
    if ((expected as RegExp).test(String(error))) return undefined
    const input = inspect(String(error))
    return `The input did not match the regular expression ${inspect(expected)}. Input:\n\n${input}\n`
  }
  if (typeof error !== 'object' || error === null) {
    throw mismatch(fn, error, expected, message)
  }
  const keys = [...Object.keys(expected), ...(isError(expected) ? ['name', 'message'] : [])]
  if (keys.length === 0) throw invalidArgValue('error', expected, 'may not be an empty object')
  const given = (key: string) => Reflect.get(error, key)
  const wanted = (key: string) => Reflect.get(expected, key)
  for (const key of keys) {
    const pattern: unknown = wanted(key)
    if (typeof given(key) === 'string' && isKind('RegExp', pattern) && (pattern as RegExp).test(given(key)))
      continue
    if (key in error && isDeepEqual(given(key), pattern, true)) continue
    const pick = (source: object) =>
      Object.fromEntries(
        keys.filter((name) => name in source).map((name) => [name, Reflect.get(source, name)]),
      )
    throw mismatch(fn, pick(error), pick(expected), message)
  }
  return undefined
}

/** The parts that were compared, as a difference. */
function mismatch(fn: Check, actual: unknown, expected: unknown, message: unknown): unknown {
  if (isError(message)) return message
  const options: AssertionOptions = {
    actual,
    expected,
    message,
    operator: 'deepStrictEqual',
    stackStartFn: fn,
  }
  return Object.assign(new AssertionError(options), { operator: fn.name })
}
