import { type Body, chain, type Declare, type Flags, type Options } from './chain.ts'
import type { RunSkipped } from './contract.ts'
import { withDone } from './done.ts'
import { KitError } from './kit-error.ts'
import { nameOf } from './titles.ts'
import { type Hook, type HookName, type Mode, newSuite, type Suite, settle } from './tree.ts'

export interface Declarations {
  describe: unknown
  test: unknown
  xdescribe: unknown
  xtest: unknown
  hooks: Record<HookName, (hook: Hook, timeout?: number) => void>
  /** Evaluates the body of a test file and gives back the tree it declares, names and skips settled. */
  evaluate(body: () => void, runSkipped?: RunSkipped): Suite
}

/** `describe`, `test` and the hooks, which fill the tree of the body that is being evaluated. */
export function createDeclarations(): Declarations {
  let current: Suite | undefined
  let runSkipped: RunSkipped = 'none'

  const within = (what: string): Suite => {
    if (current) return current
    throw new KitError(
      `${what} cannot be called while a test runs; call it in the file or in a describe block.`,
    )
  }

  const declareSuite: Declare = (name, options, body, flags) => {
    const parent = within('describe()')
    const suite = newSuite(nameOf(name), parent, modeOf(options, flags, body, runSkipped))
    suite.timeoutMs = options.timeout ?? parent.timeoutMs
    suite.fails = flags.fails ?? parent.fails
    parent.children.push(suite)
    if (!body) return
    current = suite
    try {
      refusePromise(body(), suite.name)
    } finally {
      current = parent
    }
  }

  const declareTest: Declare = (name, options, body, flags) => {
    const parent = within('test()')
    parent.children.push({
      type: 'test',
      name: nameOf(name),
      fullName: '',
      parent,
      mode: modeOf(options, flags, body, runSkipped),
      timeoutMs: options.timeout ?? parent.timeoutMs,
      fails: flags.fails ?? options.fails ?? parent.fails,
      repeats: options.repeats ?? 0,
      run: body ?? (() => undefined),
    })
  }

  const hook = (name: HookName) => (run: Hook, timeout?: number) => {
    if (typeof run !== 'function') throw new KitError(`${name}() takes a function.`)
    within(`${name}()`).hooks[name].push({ run: withDone(run), timeoutMs: timeout })
  }

  return {
    describe: chain(declareSuite, {}),
    test: chain(declareTest, {}),
    xdescribe: chain(declareSuite, { mode: 'skip', marked: 'x' }),
    xtest: chain(declareTest, { mode: 'skip', marked: 'x' }),
    hooks: {
      beforeAll: hook('beforeAll'),
      beforeEach: hook('beforeEach'),
      afterEach: hook('afterEach'),
      afterAll: hook('afterAll'),
    },
    evaluate(body, toRun = 'none') {
      runSkipped = toRun
      const file = newSuite('', undefined, 'run')
      current = file
      try {
        body()
      } finally {
        current = undefined
      }
      settle(file)
      return file
    },
  }
}

function modeOf(options: Options, flags: Flags, body: Body | undefined, runSkipped: RunSkipped): Mode {
  if (options.todo || !body || (options.skip && runSkipped !== 'all')) return 'skip'
  const { mode, marked } = flags
  const unlocked =
    mode === 'skip' && (marked === 'x' ? runSkipped !== 'none' : marked && runSkipped === 'all')
  if (mode && !unlocked) return mode
  return options.only ? 'only' : 'run'
}

function refusePromise(result: unknown, name: string): void {
  const then = typeof result === 'object' && result !== null && 'then' in result ? result.then : undefined
  if (typeof then !== 'function') return
  Promise.resolve(result).catch(() => undefined)
  throw new KitError(
    `The describe block "${name}" returns a promise. Tests are declared synchronously: await in beforeAll instead.`,
  )
}
