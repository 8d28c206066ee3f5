import { withDone } from './done.ts'
import { KitError } from './kit-error.ts'
import { formatTitle, nameOf, tableRows } from './titles.ts'
import type { Mode } from './tree.ts'

export type Body = (...args: unknown[]) => unknown

export interface Options {
  timeout?: number
  repeats?: number
  skip?: boolean
  todo?: boolean
  only?: boolean
  fails?: boolean
}

/** What a chain like `test.only.each` has gathered so far. */
export interface Flags {
  mode?: Mode
  /** Skipped by a name with an x or by `skip`, without a condition: a suite may want to run it nevertheless. */
  marked?: 'x' | 'skip' | undefined
  fails?: boolean
}

export type Declare = (name: unknown, options: Options, body: Body | undefined, flags: Flags) => void

/** A declaring function with its `only`, `skip`, `each` and so on, which may be chained in any order. */
export function chain(declare: Declare, flags: Flags): unknown {
  const add = (name: unknown, ...rest: unknown[]) => {
    const { options, body } = readArguments(rest)
    declare(name, options, body, flags)
  }
  /** `each` spreads rows that are all lists, `for` passes a row as it is and the context behind it. */
  const rows = (pass: 'each' | 'for') => {
    return (table: unknown, ...values: unknown[]) => {
      const cases = readTable(table, values)
      const spreads = pass === 'each' && cases.every(Array.isArray)
      return (name: unknown, ...rest: unknown[]) => {
        const { options, body } = readArguments(rest)
        for (const [index, row] of cases.entries()) {
          const items: unknown[] = Array.isArray(row) ? row : [row]
          const given = spreads ? items : [row]
          const withRow: Body = (...context) => body?.(...given, ...(pass === 'for' ? context : []))
          declare(formatTitle(nameOf(name), items, index), options, body && withRow, flags)
        }
      }
    }
  }
  const next = (more: Flags) => chain(declare, { ...flags, ...more })
  const methods = {
    each: rows('each'),
    for: rows('for'),
    skipIf: (condition: unknown) =>
      condition ? next({ mode: 'skip', marked: undefined }) : chain(declare, flags),
    runIf: (condition: unknown) =>
      condition ? chain(declare, flags) : next({ mode: 'skip', marked: undefined }),
    extend: () => {
      throw new KitError('test.extend is not available here: make what the tests share in beforeEach.')
    },
  }
  const words: Record<string, Flags> = {
    skip: { mode: 'skip', marked: 'skip' },
    todo: { mode: 'skip', marked: undefined },
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
  const given = args.find((arg): arg is Body => typeof arg === 'function')
  const body = given && withDone(given)
  const other = args.find((arg) => typeof arg !== 'function' && arg !== undefined)
  const options: Options =
    typeof other === 'number' ? { timeout: other } : { ...(other as Options | undefined) }
  if ('retry' in options && options.retry) {
    throw new KitError('The option retry is not available here: a test that needs a second try hides a race.')
  }
  return { options, body }
}

function readTable(table: unknown, values: unknown[]): unknown[] {
  if (Array.isArray(table)) return 'raw' in table ? tableRows(table, values) : [...table]
  throw new KitError('test.each takes an array of cases or a template table.')
}
