import type { CollectedTest } from './contract.ts'

export type Mode = 'run' | 'skip' | 'only'

export type Hook = (context?: unknown) => unknown

export interface HookEntry {
  run: Hook
  timeoutMs: number | undefined
}

export type HookName = 'beforeAll' | 'beforeEach' | 'afterEach' | 'afterAll'

/** A `describe` block; the file itself is the suite without a parent. */
export interface Suite {
  type: 'suite'
  name: string
  parent: Suite | undefined
  mode: Mode
  timeoutMs: number | undefined
  fails: boolean
  children: (Suite | Test)[]
  hooks: Record<HookName, HookEntry[]>
}

export interface Test {
  type: 'test'
  name: string
  /** The names of all suites and the test, joined by ' › ' and made unique within the file. */
  fullName: string
  parent: Suite
  mode: Mode
  timeoutMs: number | undefined
  fails: boolean
  repeats: number
  run: (context: unknown) => unknown
}

/** An empty suite. */
export function newSuite(name: string, parent: Suite | undefined, mode: Mode): Suite {
  const hooks = { beforeAll: [], beforeEach: [], afterEach: [], afterAll: [] }
  return {
    type: 'suite',
    name,
    parent,
    mode,
    timeoutMs: parent?.timeoutMs,
    fails: parent?.fails ?? false,
    children: [],
    hooks,
  }
}

/** All tests below a suite in the order they were declared. */
export function testsOf(suite: Suite): Test[] {
  return suite.children.flatMap((child) => (child.type === 'test' ? [child] : testsOf(child)))
}

/** The suites around a test, the file first. */
export function suitesAround(test: Test): Suite[] {
  const suites: Suite[] = []
  for (let suite: Suite | undefined = test.parent; suite; suite = suite.parent) suites.unshift(suite)
  return suites
}

/** Names the tests of a file and settles which of them are skipped, by `skip`, `todo` and `only`. */
export function settle(file: Suite): void {
  nameTests(file)
  if (containsOnly(file)) skipOthers(file, false)
  skipBelow(file, false)
}

/** What the judge is told of a file's tests. */
export function describeTests(file: Suite): CollectedTest[] {
  return testsOf(file).map((test) => ({
    name: test.fullName,
    skipped: test.mode === 'skip',
    timeoutMs: test.timeoutMs ?? 0,
  }))
}

function nameTests(file: Suite): void {
  const seen = new Map<string, number>()
  for (const test of testsOf(file)) {
    const names = suitesAround(test).map((suite) => suite.name)
    const plain = [...names.filter((name) => name !== ''), test.name].join(' › ')
    let count = (seen.get(plain) ?? 0) + 1
    seen.set(plain, count)
    let name = count === 1 ? plain : `${plain} (${count})`
    while (count > 1 && seen.has(name)) name = `${plain} (${++count})`
    if (count > 1) seen.set(name, 1)
    test.fullName = name
  }
}

function containsOnly(suite: Suite): boolean {
  return suite.children.some(
    (child) => child.mode === 'only' || (child.type === 'suite' && containsOnly(child)),
  )
}

/** As in Vitest: an `only` suite runs whole, unless something inside it is marked `only` as well. */
function skipOthers(suite: Suite, chosen: boolean): void {
  const all = chosen && !containsOnly(suite)
  for (const child of suite.children) {
    const selected = all || child.mode === 'only'
    if (child.type === 'suite') skipOthers(child, selected)
    else if (!selected) child.mode = 'skip'
  }
}

function skipBelow(suite: Suite, skipped: boolean): void {
  for (const child of suite.children) {
    if (child.type === 'suite') skipBelow(child, skipped || child.mode === 'skip')
    else if (skipped) child.mode = 'skip'
  }
}
