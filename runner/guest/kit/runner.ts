import type { KitEnv, OpenFile, Outcome } from './contract.ts'
import type { Deadlines } from './deadline.ts'
import type { Declarations } from './declare.ts'
import type { ExpectKit } from './expect.ts'
import { KitError } from './kit-error.ts'
import type { Failures } from './outcome.ts'
import { describeTests, type HookName, type Suite, suitesAround, type Test, testsOf } from './tree.ts'

interface Parts {
  env: KitEnv
  declarations: Declarations
  expectKit: ExpectKit
  deadlines: Deadlines
  failures: Failures
  /** Puts spies and seeds back to their start before each test. */
  freshTest(): void
  /** Restores what the test replaced. */
  afterTest(): void
}

export interface Runner {
  open(body: () => void): OpenFile
  /** `onTestFinished` and `onTestFailed` of the test that runs. */
  during: Record<'onTestFinished' | 'onTestFailed', (handler: () => unknown) => void>
}

/** Thrown by `context.skip()`: the test ends there, without a failure. */
const skipped = Symbol('skipped')

/** Runs tests with their hooks in Vitest's order: before outside in, after inside out and last declared first. */
export function createRunner(parts: Parts): Runner {
  const { env, declarations, expectKit, deadlines, failures } = parts
  let running: Running | undefined

  const during = (name: 'onTestFinished' | 'onTestFailed') => (handler: () => unknown) => {
    if (!running) throw new KitError(`${name}() can only be called while a test runs.`)
    running[name].unshift(handler)
  }

  const open = (body: () => void): OpenFile => {
    expectKit.openFile()
    const file = declarations.evaluate(body)
    const entered = new Map<Suite, Cleanup[]>()

    const enter = async (test: Test) => {
      for (const suite of suitesAround(test)) {
        if (entered.has(suite) || env.over()) continue
        const cleanups: Cleanup[] = []
        entered.set(suite, cleanups)
        for (const hook of suite.hooks.beforeAll) keep(cleanups, await call(hook, 'A beforeAll hook'))
      }
    }

    const call = (entry: { run: Step; timeoutMs: number | undefined }, what: string, context?: unknown) =>
      deadlines.race(() => entry.run(context), entry.timeoutMs, what)

    const once = async (test: Test): Promise<unknown[]> => {
      const errors: unknown[] = []
      const attempt = async (step: () => unknown) => {
        if (env.over()) return
        try {
          await step()
        } catch (error) {
          if (error !== skipped) errors.push(error)
        }
      }
      const now: Running = { onTestFinished: [], onTestFailed: [] }
      running = now
      const suites = suitesAround(test)
      const context = contextOf(test)
      const cleanups: Cleanup[] = []
      await attempt(async () => {
        await enter(test)
        for (const suite of suites) {
          for (const hook of suite.hooks.beforeEach)
            keep(cleanups, await call(hook, 'A beforeEach hook', context))
        }
        if (env.over()) return
        await deadlines.race(
          async () => {
            await test.run(context)
            await expectKit.closeTest()
          },
          test.timeoutMs,
          'The test',
        )
      })
      for (const suite of suites.toReversed()) {
        for (const hook of suite.hooks.afterEach.toReversed()) {
          await attempt(() => call(hook, 'An afterEach hook', context))
        }
      }
      for (const cleanup of cleanups.toReversed()) await attempt(cleanup)
      for (const handler of now.onTestFinished) await attempt(() => handler())
      if (errors.length > 0) for (const handler of now.onTestFailed) await attempt(() => handler())
      running = undefined
      return errors
    }

    const contextOf = (test: Test) => ({
      expect: expectKit.expect,
      task: { name: test.name, fullName: test.fullName, type: 'test' },
      skip(condition: unknown = true) {
        if (condition) throw skipped
      },
      onTestFinished: during('onTestFinished'),
      onTestFailed: during('onTestFailed'),
    })

    const run = async (name: string): Promise<Outcome> => {
      const test = testsOf(file).find(({ fullName }) => fullName === name)
      if (!test) {
        return failures.of(
          new KitError(`The file no longer declares the test "${name}": names must not change.`),
        )
      }
      try {
        for (let round = 0; round <= test.repeats; round++) {
          parts.freshTest()
          expectKit.openTest(test.fullName)
          const errors = await once(test)
          if (env.over()) break
          if (test.fails && errors.length === 0) return failures.of(failures.unexpectedPass())
          if (!test.fails && errors.length > 0) return failures.of(errors[0])
        }
        return { status: 'passed' }
      } finally {
        running = undefined
        parts.afterTest()
      }
    }

    const close = async (): Promise<Outcome> => {
      let outcome: Outcome = { status: 'passed' }
      const attempt = async (step: () => unknown) => {
        if (env.over()) return
        try {
          await step()
        } catch (error) {
          if (outcome.status === 'passed') outcome = failures.of(error)
        }
      }
      for (const [suite, cleanups] of [...entered].reverse()) {
        for (const hook of suite.hooks.afterAll.toReversed())
          await attempt(() => call(hook, 'An afterAll hook'))
        for (const cleanup of cleanups.toReversed()) await attempt(cleanup)
      }
      entered.clear()
      return outcome
    }

    return { tests: describeTests(file), run, close }
  }

  return {
    open,
    during: { onTestFinished: during('onTestFinished'), onTestFailed: during('onTestFailed') },
  }
}

type Cleanup = () => unknown
type Step = (context?: unknown) => unknown

interface Running {
  onTestFinished: (() => unknown)[]
  onTestFailed: (() => unknown)[]
}

/** A function that a `before` hook returns cleans up after it. */
function keep(cleanups: Cleanup[], result: unknown): void {
  if (typeof result === 'function') cleanups.push(() => result())
}

export type { HookName }
