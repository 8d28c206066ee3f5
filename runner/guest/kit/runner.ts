import type { KitEnv, OpenFile, Outcome, RunSkipped } from './contract.ts'
import type { Deadlines } from './deadline.ts'
import type { Declarations } from './declare.ts'
import type { ExpectKit } from './expect.ts'
import { KitError } from './kit-error.ts'
import type { Failures } from './outcome.ts'
import { Steps } from './steps.ts'
import { createSuiteHooks, type SuiteHooks } from './suite-hooks.ts'
import { createTestHooks, type TestHooks } from './test-hooks.ts'
import { describeTests, type Suite, suitesAround, type Test, testsOf } from './tree.ts'

export interface RunnerParts {
  env: Pick<KitEnv, 'over'>
  declarations: Declarations
  expectKit: ExpectKit
  deadlines: Deadlines
  failures: Failures
  /** Called before a file's body is evaluated, when the file is done with, and before each test. */
  openFile(): void
  closeFile(): void
  openTest(): void
}

export interface Runner {
  open(body: () => void, options?: { runSkipped: RunSkipped }): OpenFile
  hooks: TestHooks['register']
}

/** Runs tests with their hooks in Vitest's order: before outside in, after inside out and last declared first. */
export function createRunner(parts: RunnerParts): Runner {
  const testHooks = createTestHooks()
  let turn = 0

  /** A test that a limit cut short may wake up when the next one is under way: it must not go on then. */
  const newTurn = () => {
    const mine = ++turn
    return { over: () => parts.env.over() || mine !== turn, stale: () => mine !== turn }
  }

  return {
    hooks: testHooks.register,
    open(body, options) {
      turn++
      parts.deadlines.forget()
      parts.openFile()
      const file = parts.declarations.evaluate(body, options?.runSkipped)
      const suites = createSuiteHooks(parts.deadlines)

      const settle = async (work: (over: () => boolean) => Promise<Outcome>): Promise<Outcome> => {
        const { over, stale } = newTurn()
        const outcome = await work(over)
        return stale() ? new Promise<never>(() => undefined) : outcome
      }

      return {
        tests: describeTests(file),
        run: (name) => settle((over) => runTest(parts, testHooks, suites, find(file, name), over)),
        close: () =>
          settle(async (over) => {
            const steps = new Steps(over)
            await suites.leave(steps)
            parts.closeFile()
            return steps.failed ? parts.failures.of(steps.errors[0]) : { status: 'passed' }
          }),
      }
    },
  }
}

function find(file: Suite, name: string): Test | KitError {
  const test = testsOf(file).find(({ fullName }) => fullName === name)
  return test ?? new KitError(`The file no longer declares the test "${name}": names must not change.`)
}

async function runTest(
  parts: RunnerParts,
  testHooks: TestHooks,
  suites: SuiteHooks,
  test: Test | KitError,
  over: () => boolean,
): Promise<Outcome> {
  const { failures } = parts
  if (test instanceof KitError) return failures.of(test)
  for (let round = 0; round <= test.repeats && !over(); round++) {
    parts.openTest()
    parts.expectKit.openTest(test.fullName)
    const steps = new Steps(over)
    await runOnce(parts, testHooks, suites, test, steps)
    const misuse = steps.errors.find((error) => error instanceof KitError)
    if (misuse) return failures.of(misuse)
    if (test.fails && !steps.failed && !over()) return failures.of(failures.unexpectedPass())
    if (!test.fails && steps.failed) return failures.of(steps.errors[0])
  }
  return { status: 'passed' }
}

async function runOnce(
  { expectKit, deadlines }: RunnerParts,
  testHooks: TestHooks,
  suites: SuiteHooks,
  test: Test,
  steps: Steps,
): Promise<void> {
  const context = testHooks.begin(test, expectKit.expect)
  const around = suitesAround(test)
  const cleanups: (() => unknown)[] = []
  const body = async () => {
    await test.run(context)
    if (!steps.over()) await expectKit.closeTest()
  }
  await steps.take(async () => {
    for (const suite of around) await suites.enter(suite, steps)
    for (const suite of around) await suites.beforeEach(suite, context, cleanups, steps)
    if (!steps.over()) await deadlines.race(body, test.timeoutMs, 'The test')
  })
  for (const suite of around.toReversed()) await suites.afterEach(suite, context, steps)
  for (const cleanup of cleanups.toReversed()) await steps.take(cleanup)
  await testHooks.end(steps)
}
