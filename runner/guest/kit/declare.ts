import { KitError } from './kit-error.ts'
import { formatTitle, nameOf, tableRows } from './titles.ts'
import { type Hook, type HookName, type Mode, newSuite, type Suite, settle } from './tree.ts'

type Body = (...args: unknown[]) => unknown

interface Options {
  timeout?: number
  repeats?: number
  skip?: boolean
  todo?: boolean
  only?: boolean
  fails?: boolean
}

/** What a chain like `test.only.each` has gathered so far. */
interface Flags {
  mode?: Mode
  fails?: boolean
}

type Declare = (name: unknown, options: Options, body: Body | undefined, flags: Flags) => void

export interface Declarations {
  describe: unknown
  test: unknown
  hooks: Record<HookName, (hook: Hook, timeout?: number) => void>
  /** Evaluates the body of a test file and gives back the tree it declares, names and skips settled. */
  evaluate(body: () => void): Suite
}

/** `describe`, `test` and the hooks, which fill the tree of the body that is being evaluated. */
export function createDeclarations(): Declarations {
  let current: Suite | undefined

  const within = (what: string): Suite => {
    if (current) return current
    throw new KitError(
      `${what} cannot be called while a test runs; call it in the file or in a describe block.`,
    )
  }

  const declareSuite: Declare = (name, options, body, flags) => {
    const parent = within('describe()')
    const suite = newSuite(nameOf(name), parent, modeOf(options, flags, body))
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
      mode: modeOf(options, flags, body),
      timeoutMs: options.timeout ?? parent.timeoutMs,
      fails: flags.fails ?? options.fails ?? parent.fails,
      repeats: options.repeats ?? 0,
      run: body ?? (() => undefined),
    })
  }

  const hook = (name: HookName) => (run: Hook, timeout?: number) => {
    if (typeof run !== 'function') throw new KitError(`${name}() takes a function.`)
    within(`${name}()`).hooks[name].push({ run, timeoutMs: timeout })
  }

  return {
    describe: chain(declareSuite, {}),
    test: chain(declareTest, {}),
    hooks: {
      beforeAll: hook('beforeAll'),
      beforeEach: hook('beforeEach'),
      afterEach: hook('afterEach'),
      afterAll: hook('afterAll'),
    },
    evaluate(body) {
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

/** A declaring function with its `only`, `skip`, `each` and so on, which may be chained in any order. */
function chain(declare: Declare, flags: Flags): unknown {
  const add = (name: unknown, ...rest: unknown[]) => {
    const { options, body } = readArguments(rest)
    declare(name, options, body, flags)
  }
  const rows =
    (spread: boolean) =>
    (table: unknown, ...values: unknown[]) => {
      const cases = readTable(table, values)
      const spreads = spread && cases.every(Array.isArray)
      return (name: unknown, ...rest: unknown[]) => {
        const { options, body } = readArguments(rest)
        for (const [index, row] of cases.entries()) {
          const items: unknown[] = Array.isArray(row) ? row : [row]
          const title = formatTitle(nameOf(name), items, index)
          const context = (args: unknown[]) => (spread ? [] : args)
          declare(
            title,
            options,
            body && ((...args) => body(...(spreads ? items : [row]), ...context(args))),
            flags,
          )
        }
      }
    }
  const next = (more: Flags) => chain(declare, { ...flags, ...more })
  const methods = {
    each: rows(true),
    for: rows(false),
    skipIf: (condition: unknown) => (condition ? next({ mode: 'skip' }) : chain(declare, flags)),
    runIf: (condition: unknown) => (condition ? chain(declare, flags) : next({ mode: 'skip' })),
    extend: () => {
      throw new KitError('test.extend is not available here: make what the tests share in beforeEach.')
    },
  }
  const words: Record<string, Flags> = {
    skip: { mode: 'skip' },
    todo: { mode: 'skip' },
    only: { mode: 'only' },
    fails: { fails: true },
    failing: { fails: true },
    concurrent: {},
    sequential: {},
    shuffle: {},
  }
  for (const [word, more] of Object.entries(words)) {
    Object.defineProperty(add, word, { get: () => next(more), enumerable: true, configurable: true })
  }
  return Object.assign(add, methods)
}

/** Accepts (fn), (fn, timeout), (fn, options), (options, fn), (timeout, fn) and nothing. */
function readArguments(args: readonly unknown[]): { options: Options; body: Body | undefined } {
  const body = args.find((arg): arg is Body => typeof arg === 'function')
  const other = args.find((arg) => typeof arg !== 'function' && arg !== undefined)
  const options: Options =
    typeof other === 'number' ? { timeout: other } : { ...(other as Options | undefined) }
  if ('retry' in options) {
    throw new KitError('The option retry is not available here: a test that needs a second try hides a race.')
  }
  return { options, body }
}

function readTable(table: unknown, values: unknown[]): unknown[] {
  if (Array.isArray(table)) return 'raw' in table ? tableRows(table, values) : [...table]
  throw new KitError('test.each takes an array of cases or a template table.')
}

function modeOf(options: Options, flags: Flags, body: Body | undefined): Mode {
  if (options.skip || options.todo || !body) return 'skip'
  if (flags.mode) return flags.mode
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
