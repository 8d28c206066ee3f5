import { expect, test } from 'vitest'
import { createJudge } from '../../runner/supervise.ts'
import { type Case, jobOf, judge } from './judging.ts'

const solution = 'export const twice = (n: number) => n * 2\nexport const half = (n: number) => n / 2\n'
const imports = "import { describe, expect, it, test, xit, xtest, xdescribe } from '@jest/globals'\n"

test('a suite may leave the kit and its names unimported, as Jest allows', async () => {
  const { verdict, passed } = await judge({
    solution,
    tests: `import { twice } from '#solution'
describe('twice', () => {
  let calls
  beforeEach(() => { calls = jest.fn(twice) })
  it('doubles', () => { expect(calls(2)).toBe(4); expect(calls).toHaveBeenCalledTimes(1) })
})`,
  })
  expect([verdict, passed]).toEqual(['accepted', 1])
})

test("a file's own names come before the kit's", async () => {
  const report = await judge({
    solution,
    tests: `import { test } from 'vitest'
import { twice } from '#solution'
const expect = (value) => ({ toBe(other) { if (value === other) throw new Error('my own') } })
test('doubles', () => { twice(1); expect(4).toBe(4) })`,
  })
  expect(report.tests[0]?.message).toContain('my own')
})

test.each(['./twice', './twice.ts', './twice.js', '../tests/twice'])(
  'the alias ./twice.ts is also meant by %s',
  async (path) => {
    const tests = `${imports}import { twice } from '${path}'\ntest('doubles', () => expect(twice(1)).toBe(2))`
    expect((await judge({ solution, tests, solutionAlias: './twice.ts' })).verdict).toBe('accepted')
  },
)

test('a helper beside the tests comes before an alias of its name', async () => {
  const { verdict } = await judge({
    solution,
    helpers: { 'tests/lib/twice.ts': 'export const table = [[1, 2]]' },
    tests: `${imports}import { twice } from './twice'\nimport { table } from './lib/twice'
test.each(table)('%i', (n, expected) => expect(twice(n)).toBe(expected))`,
    solutionAlias: './twice',
  })
  expect(verdict).toBe('accepted')
})

const locked = `${imports}import { twice, half } from '#solution'
it('one', () => expect(twice(1)).toBe(2))
xit('two', () => expect(twice(2)).toBe(4))
test.skip('three', () => expect(twice(3)).toBe(6))
it.skip.each([4])('four %i', (n) => expect(twice(n)).toBe(8))
test('five', { skip: true }, () => expect(twice(5)).toBe(10))
xdescribe('half', () => {
  it('six', () => expect(half(6)).toBe(3))
  xtest('seven', () => expect(half(7)).toBe(3))
})
test.todo('eight')
xtest('nine')
test.skipIf(true)('ten', () => expect(1).toBe(2))
test.runIf(false)('eleven', () => expect(1).toBe(2))
`

test('what is marked as skipped runs where the job says so, and nothing else does', async () => {
  const report = await judge({ solution, tests: locked, runSkipped: 'all' })
  expect(report.tests.map(({ name, verdict }) => [name, verdict])).toEqual([
    ['one', 'accepted'],
    ['two', 'accepted'],
    ['three', 'accepted'],
    ['four 4', 'accepted'],
    ['five', 'accepted'],
    ['half › six', 'accepted'],
    ['half › seven', 'wrong-answer'],
  ])
  expect(report.notes).toEqual(['4 tests are skipped'])
  expect((await judge({ solution, tests: locked })).total).toBe(1)
  const unlocked = await judge({ solution, tests: locked, runSkipped: 'x' })
  expect(unlocked.tests.map(({ name }) => name)).toEqual(['one', 'two', 'half › six', 'half › seven'])
})

test('the first tests of a hidden file may be samples, in every order', async () => {
  const tests = `${imports}import { twice } from '#solution'
xit('one', () => expect(twice(1)).toBe(2))
it('two', () => expect(twice(2)).toBe(4))
it('three', () => expect(twice(3)).toBe(6))
`
  const given: Case = { solution, tests }
  const job = jobOf(given)
  const marked = {
    ...job,
    tests: job.tests.map((file) => ({ ...file, samples: 2 })),
    runSkipped: 'x' as const,
  }
  const judge = createJudge()
  try {
    const session = judge.open(marked)
    const all = await session.judge({ order: 'reversed' })
    expect(all.tests.map(({ name, group }) => [name, group])).toEqual([
      ['three', 'hidden'],
      ['two', 'sample'],
      ['one', 'sample'],
    ])
    session.close()
    const samples = await judge.judge({ ...marked, scope: 'samples' })
    expect(samples.tests.map(({ name }) => name)).toEqual(['one', 'two'])
    expect(samples.total).toBe(2)
  } finally {
    await judge.close()
  }
})

const constructs = `
import type { Buffer } from 'node:buffer'
export enum Colour { Red, Green = 'green', Blue = 1 << 3 }
export const enum Size { Small = 1, Large }
export namespace Shapes {
  export const sides = 4
  export namespace Inner { export const area = (side: number) => side ** 2 }
}
declare global { interface Array<T> { second(): T | undefined } }
declare module 'nothing' { export const gone: number }
function named(value: Function, { name }: ClassMethodDecoratorContext) {
  return function (this: unknown, ...args: unknown[]) { return [String(name), value.apply(this, args)] }
}
export let made = 0 as number satisfies number
abstract class Base<in out T> {
  protected abstract kind: T
  declare readonly later: number
  static { made++ }
}
export default class Box extends Base<string> {
  static #count = 0
  kind = 'box' as const
  accessor depth = 1
  constructor(public readonly width: number, private height?: number) {
    super()
    Box.#count++
  }
  static get count(): number { return Box.#count }
  @named area(): number { return this.width * (this.height ?? this.width) }
  clone(): this { return new (this.constructor as any)(this.width, this.height) }
}
export function assertBox(value: unknown): asserts value is Box {
  if (!(value instanceof Box)) throw new TypeError('no box')
}
export { Box as 'a box', type Buffer }
`

test("TypeScript's own constructs mean here what they mean elsewhere", async () => {
  const report = await judge({
    solution: constructs,
    tests: `
import Box, { assertBox, Colour, made, Shapes, Size, type Buffer, 'a box' as Same } from './box.ts'
import * as everything from './box.js'
declare global { namespace jest { interface Matchers<R> { toBeBox(width: number): R } } }
expect.extend({
  toBeBox(received: unknown, width: number) {
    return { pass: received instanceof Box && received.width === width, message: () => 'is no such box' }
  },
})
it('compiles', () => {
  const box: Box = new Box(2, 3)
  expect([Colour.Red, Colour[0], Colour.Green, Colour.Blue, Size.Large]).toEqual([0, 'Red', 'green', 8, 2])
  expect([Shapes.sides, Shapes.Inner.area(3), made]).toEqual([4, 9, 1])
  expect(box.area()).toEqual(['area', 6])
  expect(box.clone()).toBeBox(2)
  expect(box).not.toBeBox(3)
  expect(Same).toBe(everything.default)
  expect([Box.count, box.depth, 'later' in box]).toEqual([2, 1, false])
  // @ts-expect-error a string is no box
  expect(() => assertBox('x')).toThrow(new TypeError('no box'))
})
xit.each\`a | b | sum
  \${1} | \${2} | \${3}\`('$a + $b', ({ a, b, sum }) => expect(a + b).toBe(sum))
`,
    solutionAlias: './box.ts',
    runSkipped: 'x',
  })
  expect(report.tests.map(({ message }) => message)).toEqual([undefined, undefined])
  expect(report).toMatchObject({ verdict: 'accepted', passed: 2 })
})

test('a module may export one thing by assignment, and tests import it as the default or whole', async () => {
  const report = await judge({
    solution:
      'class Stack { items: number[] = []; push(n: number) { this.items.push(n) } }\nexport = Stack\n',
    tests: `import Stack from './stack'\nimport Again = require('./stack')
it('is a class', () => { const s = new Stack(); s.push(1); expect(s.items).toEqual([1]); expect(s).toBeInstanceOf(Again) })`,
    solutionAlias: './stack',
  })
  expect(report.diagnostics).toEqual([])
  expect(report.verdict).toBe('accepted')
})

test.each([
  ['a function', 'module.exports = (n) => n + 1', "const inc = require('./inc')", 'inc(1)'],
  ['an object', 'module.exports = { inc: (n) => n + 1 }', "const { inc } = require('./inc')", 'inc(1)'],
  ['an object as the default', 'exports.inc = (n) => n + 1', "import whole from './inc'", 'whole.inc(1)'],
  ['a number', 'export = 2', "import two from './inc'", 'two'],
])('a CommonJS module that exports %s is what it exports', async (_, solution, imported, used) => {
  const tests = `${imported}\nit('is two', () => expect(${used}).toBe(2))`
  expect(await judge({ solution, tests, solutionAlias: './inc' })).toMatchObject({ verdict: 'accepted' })
})

test('what only the engine finds wrong with a program is shown in its line, and is its author’s', async () => {
  const pattern = 'export const broken = () => /(/\n'
  const tests = "import * as it from '#solution'\ntest('is', () => expect(it).toBeDefined())\n"
  const solution = await judge({ solution: `export const a = 1\n${pattern}`, tests })
  expect(solution).toMatchObject({ verdict: 'compile-error', tests: [] })
  expect(solution.diagnostics[0]).toMatchObject({
    message: 'Invalid regular expression: /(/: Unterminated group',
    file: 'solution.ts',
    line: 2,
    column: 29,
  })
  const session = createJudge()
  try {
    const broken = await session.judge(jobOf({ solution: 'export const a = 1', tests: tests + pattern }))
    expect(broken).toMatchObject({
      verdict: 'judge-error',
      diagnostics: [{ file: 'tests/hidden.test.ts', line: 3 }],
    })
    expect(await session.judge(jobOf({ solution: 'export const a = 1', tests }))).toMatchObject({
      verdict: 'accepted',
    })
  } finally {
    await session.close()
  }
})
