import { KitError } from './kit-error.ts'
import { type Steps, skipped } from './steps.ts'
import type { Test } from './tree.ts'

type Handler = () => unknown
type HookName = 'onTestFinished' | 'onTestFailed'

/** What a test may register while it runs, and the context it is given. */
export interface TestHooks {
  register: Record<HookName, (handler: Handler) => void>
  begin(test: Test, expect: unknown): object
  end(steps: Steps): Promise<void>
}

export function createTestHooks(): TestHooks {
  let handlers: Record<HookName, Handler[]> | undefined

  const registerAs = (name: HookName) => (handler: Handler) => {
    if (!handlers) throw new KitError(`${name}() can only be called while a test runs.`)
    // The last registered runs first.
    handlers[name].unshift(handler)
  }
  const register = { onTestFinished: registerAs('onTestFinished'), onTestFailed: registerAs('onTestFailed') }

  return {
    register,
    begin(test, expect) {
      handlers = { onTestFinished: [], onTestFailed: [] }
      return {
        expect,
        task: { name: test.name, fullName: test.fullName, type: 'test' },
        skip(condition: unknown = true) {
          if (condition) throw skipped
        },
        ...register,
      }
    },
    async end(steps) {
      const registered = handlers
      if (!registered || steps.over()) return
      handlers = undefined
      for (const handler of registered.onTestFinished) await steps.take(handler)
      if (steps.failed) for (const handler of registered.onTestFailed) await steps.take(handler)
    },
  }
}
