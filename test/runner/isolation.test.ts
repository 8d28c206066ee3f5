import { expect, test } from 'vitest'
import { judge } from './judging.ts'

const counter = 'let n = 0\nexport const next = () => ++n'
const tests = `import { beforeAll, afterAll, describe, expect, test } from 'hotseat/kit'
import { next } from '#solution'
let prepared = 0
beforeAll(() => { prepared++ })
test('first', () => { expect([next(), prepared]).toEqual([EXPECT_FIRST, 1]) })
describe('suite', () => {
  test('second', () => { expect([next(), prepared]).toEqual([EXPECT_SECOND, 1]) })
})
`
const withCounts = (first: number, second: number): string =>
  tests.replace('EXPECT_FIRST', String(first)).replace('EXPECT_SECOND', String(second))

test('each test has a solution and a test file of its own', async () => {
  const report = await judge({ solution: counter, tests: withCounts(1, 1) })
  expect(report).toMatchObject({ verdict: 'accepted', passed: 2, total: 2 })
})

test('isolation "file" shares one solution and one evaluation among the tests of a file', async () => {
  const report = await judge({ solution: counter, tests: withCounts(1, 2), isolation: 'file' })
  expect(report).toMatchObject({ verdict: 'accepted', passed: 2, total: 2 })
})

test('with isolation "file" each file begins afresh', async () => {
  const report = await judge({
    solution: counter,
    samples: withCounts(1, 2),
    tests: withCounts(1, 2),
    isolation: 'file',
  })
  expect(report).toMatchObject({ verdict: 'accepted', passed: 4, total: 4 })
})

test('with isolation "file" the tests after one that hit a limit get a new solution', async () => {
  const report = await judge({
    solution: 'let n = 0\nexport const next = () => ++n\nexport const spin = () => { for (;;); }',
    tests: `import { expect, test } from 'hotseat/kit'
import { next, spin } from '#solution'
test('a', () => { expect(next()).toBe(1) })
test('b', () => { spin() })
test('c', () => { expect(next()).toBe(1) })`,
    isolation: 'file',
    limits: { cpuMs: 100 },
  })
  expect(report.tests.map(({ verdict }) => verdict)).toEqual(['accepted', 'time-limit-exceeded', 'accepted'])
})

test('only runs the named test, with the seed it has in a full run', async () => {
  const random = {
    solution: 'export const roll = () => Math.random()',
    tests: `import { expect, test } from 'hotseat/kit'
import { roll } from '#solution'
test('one', () => { expect(roll()).toBe('shown') })
test('two', () => { expect(roll()).toBe('shown') })`,
  }
  const all = await judge(random)
  const two = await judge({ ...random, only: ['two'] })
  expect(two.tests).toHaveLength(1)
  expect(two.tests[0]?.message).toBe(all.tests[1]?.message)
  expect(all.tests[0]?.message).not.toBe(all.tests[1]?.message)
})

test('stops after the third limit when asked to, and says how many tests were left out', async () => {
  const report = await judge({
    solution: 'export const spin = () => { for (;;); }',
    tests: `import { test } from 'hotseat/kit'
import { spin } from '#solution'
for (let i = 0; i < 5; i++) test('t' + i, () => { spin() })`,
    limits: { cpuMs: 50 },
    stopAfterLimits: 3,
  })
  expect(report).toMatchObject({ verdict: 'time-limit-exceeded', total: 5 })
  expect(report.tests).toHaveLength(3)
  expect(report.notes).toContain('2 more tests were not run after these limits were hit')
})
