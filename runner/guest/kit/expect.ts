import { type AssertionErrors, createAssertionErrors } from './assertion-errors.ts'
import type { KitEnv } from './contract.ts'
import { installHonestEquality } from './honest-equality.ts'
import { expectLibrary } from './libraries.ts'
import { guardMatchers, installMatchers } from './matchers.ts'
import { PendingChecks } from './pending-checks.ts'
import { createPoll } from './poll.ts'
import type { Spies } from './spies.ts'

const { chai, customMatchers, getCustomEqualityTesters, GLOBAL_EXPECT, getState, setState } = expectLibrary

/** What the matchers know of the test that runs: Vitest's own shape, as far as they look at it. */
interface CurrentTest {
  type: 'test'
  fullTestName: string
  checks: PendingChecks
  promises: PendingChecks['promises']
  onFinished: PendingChecks['onFinished']
}

export interface ExpectKit {
  expect: unknown
  assert: unknown
  errors: AssertionErrors
  /** Forgets equality testers that an earlier file added. */
  openFile(): void
  /** Starts counting assertions for a test. */
  openTest(name: string): void
  /** Waits for checks nobody awaited, then holds the test to `expect.assertions`. Throws what it finds. */
  closeTest(): Promise<void>
}

type Expect = ((value: unknown, message?: string) => Chai.Assertion) & Record<string, unknown>

const untouched = {
  assertionCalls: 0,
  isExpectingAssertions: false,
  expectedAssertionsNumber: null as number | null,
}

/** Vitest's `expect`, with its failures known by identity and its state kept per test. */
export function createExpect(env: Pick<KitEnv, 'origin'>, { isMockFunction }: Spies): ExpectKit {
  const errors = createAssertionErrors(env)
  installMatchers(errors, isMockFunction)
  installHonestEquality()
  const ownTesters = getCustomEqualityTesters().length
  let test: CurrentTest | undefined

  const make = (value: unknown, message?: string): Chai.Assertion => {
    const assertion = chai.expect(value, message)
    return test
      ? (assertion as unknown as { withTest(test: CurrentTest): Chai.Assertion }).withTest(test)
      : assertion
  }
  const count = () => setState({ assertionCalls: getState(key).assertionCalls + 1 }, key)

  const expect = ((value: unknown, message?: string) => {
    count()
    return make(value, message)
  }) as Expect
  const key = expect as unknown as Parameters<typeof getState>[0]
  Object.assign(expect, chai.expect)
  setState(untouched, key)
  Object.assign(expect, {
    assert: chai.assert,
    soft: expect,
    getState: () => getState(key),
    setState: (state: Record<string, unknown>) => setState(state, key),
    addEqualityTesters: (testers: []) => expectLibrary.addCustomEqualityTesters(testers),
    extend(matchers: Record<string, unknown>) {
      const extend: unknown = Reflect.get(chai.expect, 'extend')
      Reflect.apply(extend as (...args: unknown[]) => void, chai.expect, [expect, matchers])
      guardMatchers(Object.keys(matchers), errors)
    },
    unreachable: (message?: string) =>
      chai.assert.fail(`expected${message ? ` "${message}" ` : ' '}not to be reached`),
    assertions: (expectedAssertionsNumber: number) => setState({ expectedAssertionsNumber }, key),
    hasAssertions: () => setState({ isExpectingAssertions: true }, key),
    poll: createPoll(make, count, (check) => test?.checks.track(check) ?? check),
  })
  Reflect.apply(expect['extend'] as (matchers: object) => void, undefined, [customMatchers])
  if (!(GLOBAL_EXPECT in globalThis)) {
    Object.defineProperty(globalThis, GLOBAL_EXPECT, { value: expect, configurable: true, writable: true })
  }

  return {
    expect,
    assert: chai.assert,
    errors,
    openFile() {
      getCustomEqualityTesters().length = ownTesters
    },
    openTest(name) {
      const checks = new PendingChecks()
      const { promises, onFinished } = checks
      test = { type: 'test', fullTestName: name, checks, promises, onFinished }
      setState({ ...untouched, currentTestName: name }, key)
    },
    async closeTest() {
      await test?.checks.settle()
      const { assertionCalls, expectedAssertionsNumber, isExpectingAssertions } = getState(key)
      if (typeof expectedAssertionsNumber === 'number' && assertionCalls !== expectedAssertionsNumber) {
        throw raise(
          errors,
          `expected ${expectedAssertionsNumber} assertions in this test, but ${assertionCalls} were made`,
        )
      }
      if (isExpectingAssertions && assertionCalls === 0) {
        throw raise(errors, 'expected at least one assertion in this test, but none was made')
      }
    },
  }
}

function raise(errors: AssertionErrors, message: string): Error {
  const error = new Error(message)
  errors.mark(error)
  return error
}
