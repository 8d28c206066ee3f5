import type { Deadlines } from './deadline.ts'
import type { Steps } from './steps.ts'
import type { HookEntry, Suite } from './tree.ts'

type Cleanup = () => unknown

/** The hooks of the suites of one evaluated file, and which of the suites have been entered. */
export interface SuiteHooks {
  /** Runs `beforeAll` once; what it threw is thrown again for every later test of the suite. */
  enter(suite: Suite, steps: Steps): Promise<void>
  beforeEach(suite: Suite, context: unknown, cleanups: Cleanup[], steps: Steps): Promise<void>
  afterEach(suite: Suite, context: unknown, steps: Steps): Promise<void>
  /** Runs `afterAll` of the suites that were entered, the innermost first. */
  leave(steps: Steps): Promise<void>
}

export function createSuiteHooks(deadlines: Deadlines): SuiteHooks {
  const entered = new Map<Suite, { cleanups: Cleanup[]; error?: unknown }>()

  const call = async (hook: HookEntry, what: string, context: unknown, cleanups?: Cleanup[]) => {
    const result = await deadlines.race(() => hook.run(context), hook.timeoutMs, what)
    // A function that a `before` hook returns cleans up after it.
    if (typeof result === 'function') cleanups?.push(() => result())
  }

  return {
    async enter(suite, steps) {
      const before = entered.get(suite)
      if (before && 'error' in before) throw before.error
      if (before || steps.over()) return
      const state: { cleanups: Cleanup[]; error?: unknown } = { cleanups: [] }
      entered.set(suite, state)
      try {
        for (const hook of suite.hooks.beforeAll) {
          if (!steps.over()) await call(hook, 'A beforeAll hook', undefined, state.cleanups)
        }
      } catch (error) {
        state.error = error
        throw error
      }
    },
    async beforeEach(suite, context, cleanups, steps) {
      for (const hook of suite.hooks.beforeEach) {
        if (!steps.over()) await call(hook, 'A beforeEach hook', context, cleanups)
      }
    },
    async afterEach(suite, context, steps) {
      for (const hook of suite.hooks.afterEach.toReversed()) {
        await steps.take(() => call(hook, 'An afterEach hook', context))
      }
    },
    async leave(steps) {
      for (const [suite, { cleanups }] of [...entered].reverse()) {
        for (const hook of suite.hooks.afterAll.toReversed()) {
          await steps.take(() => call(hook, 'An afterAll hook', undefined))
        }
        for (const cleanup of cleanups.toReversed()) await steps.take(cleanup)
      }
      entered.clear()
    },
  }
}
