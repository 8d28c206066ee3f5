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
