import type { AssertionErrors } from './assertion-errors.ts'
import { KitError } from './kit-error.ts'
import { expectLibrary } from './libraries.ts'
import { PendingChecks } from './pending-checks.ts'
import { printShort } from './text.ts'

const { chai, JestAsymmetricMatchers, JestChaiExpect, JestExtend, ChaiStyleAssertions } = expectLibrary
const { Assertion, AssertionError, util } = chai

type Method = (this: object, ...args: unknown[]) => unknown

const methods = Assertion.prototype as unknown as Record<string, Method>

/** Installs Vitest's matchers into chai and makes every failure of one of them known to `errors`. */
export function installMatchers(errors: AssertionErrors, isMockFunction: (value: unknown) => boolean): void {
  for (const plugin of [JestExtend, JestChaiExpect, ChaiStyleAssertions, JestAsymmetricMatchers])
    chai.use(plugin)
  guardAssert(errors)
  for (const name of matcherNames())
    guardMethod(name, errors, spyMatcher.test(name) ? isMockFunction : undefined)
  for (const name of ['throw', 'throws', 'Throw']) guardThrown(name)
  for (const name of ['resolves', 'rejects']) guardProperty(name, errors)
  for (const name of snapshotMatchers) util.addMethod(Assertion.prototype, name, () => refuseSnapshot(name))
}

/** Guards the matchers that `expect.extend` has just added. */
export function guardMatchers(names: readonly string[], errors: AssertionErrors): void {
  for (const name of names) guardMethod(name, errors)
}

const spyMatcher = /Called|Return|Resolved/

const snapshotMatchers = [
  'toMatchSnapshot',
  'toMatchInlineSnapshot',
  'toMatchFileSnapshot',
  'toThrowErrorMatchingSnapshot',
  'toThrowErrorMatchingInlineSnapshot',
]

function refuseSnapshot(name: string): never {
  throw new KitError(
    `${name} is not available here: nothing is stored between runs. Compare with toEqual instead.`,
  )
}

function matcherNames(): string[] {
  const registry = Reflect.get(globalThis, expectLibrary.JEST_MATCHERS_OBJECT) as { matchers: object }
  return Object.keys(registry.matchers)
}

const signs: Record<string, string> = {
  toBeGreaterThan: '> ',
  toBeGreaterThanOrEqual: '>= ',
  toBeLessThan: '< ',
  toBeLessThanOrEqual: '<= ',
  toBeCloseTo: 'close to ',
}

/** The one place where most matchers fail: a value that cannot be printed must not replace the failure. */
function guardAssert(errors: AssertionErrors): void {
  const assert = methods['assert'] as Method
  methods['assert'] = function guarded(...args) {
    try {
      return assert.apply(this, args)
    } catch (raised) {
      const negated = util.flag(this, 'negate') === true
      const expected = args[3]
      const actual = args.length > 4 ? args[4] : util.flag(this, 'object')
      const error = raised instanceof AssertionError ? raised : unprintable(args[negated ? 2 : 1], expected)
      const sign = signs[String(util.flag(this, '_name'))] ?? ''
      errors.mark(error, args.length > 3 && !negated ? { expected, actual, sign } : undefined)
      throw error
    }
  }
}

function unprintable(template: unknown, expected: unknown): Error {
  const text = typeof template === 'string' ? template : 'expected #{this} to be something else'
  const filled = text.replace('#{this}', '[unprintable]').replace('#{act}', '[unprintable]')
  return new AssertionError(filled.replace('#{exp}', () => printShort(expected)))
}

/** A matcher that throws, for whatever reason of its own, is an expectation that was not met. */
function guardMethod(name: string, errors: AssertionErrors, accepts?: (value: unknown) => boolean): void {
  const method = methods[name]
  if (typeof method !== 'function') return
  const mark = (error: unknown): never => {
    errors.mark(error)
    throw error
  }
  methods[name] = function guarded(...args) {
    try {
      if (accepts && !accepts(util.flag(this, 'object')))
        throw new TypeError(`${name} needs a spy: vi.fn() or vi.spyOn().`)
      const result = method.apply(this, args)
      if (!(result instanceof Promise)) return result
      const test: unknown = util.flag(this, 'vitest-test')
      const check = result.then((value) => value, mark)
      return isTest(test) ? test.checks.track(check) : check
    } catch (error) {
      return mark(error)
    }
  }
}

/** Messages are compared by a method of theirs: one that is no text must not bring its own. */
function guardThrown(name: string): void {
  const method = methods[name] as Method
  methods[name] = function guarded(...args) {
    const subject: unknown = util.flag(this, 'object')
    const isPromised = util.flag(this, 'promise') !== undefined
    if (isPromised) util.flag(this, 'object', withTextMessage(subject))
    else if (typeof subject === 'function') util.flag(this, 'object', throwing(subject as () => unknown))
    return method.apply(this, args)
  }
}

function throwing(subject: () => unknown): () => unknown {
  const guarded = (): unknown => {
    try {
      return subject()
    } catch (error) {
      throw withTextMessage(error)
    }
  }
  // Messages show it.
  return Object.defineProperty(guarded, 'name', { value: subject.name })
}

function withTextMessage(thrown: unknown): unknown {
  if (typeof thrown !== 'object' || thrown === null) return thrown
  const message: unknown = Reflect.get(thrown, 'message')
  return message === undefined || typeof message === 'string'
    ? thrown
    : new TypeError('the message of what was thrown is no text')
}

function isTest(test: unknown): test is { checks: PendingChecks } {
  return typeof test === 'object' && test !== null && 'checks' in test && test.checks instanceof PendingChecks
}

function guardProperty(name: string, errors: AssertionErrors): void {
  const getter = Object.getOwnPropertyDescriptor(methods, name)?.get
  if (!getter) return
  Object.defineProperty(methods, name, {
    configurable: true,
    get(this: object) {
      try {
        return getter.call(this)
      } catch (error) {
        errors.mark(error)
        throw error
      }
    },
  })
}
