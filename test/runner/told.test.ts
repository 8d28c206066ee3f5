import { expect, test } from 'vitest'
import { judge } from './judging.ts'

const solution = `export const add = (a: number, b: number) => a + b
export class Box {
  all = new Map()
  set(key, value) { this.all.set(key, value); return true }
  get(key) { return this.all.get(key) }
}
export function warn() { console.log(new RangeError('negative')) }`

const callsOf = async (body: string): Promise<unknown> => {
  const tests = `import { expect, inside, replay, test } from 'hotseat/kit'
import { add, Box, warn } from '#solution'
test('told', () => { ${body}; expect.unreachable() })`
  const report = await judge({ solution, tests })
  return report.tests[0]?.calls
}

test('a failing test tells what went into a driver and what came out of it', async () => {
  expect(await callsOf('inside((s, { n }) => [s.add(n, n)], { n: 5 })')).toEqual([
    'inside(…, { n: 5 }) → [10]',
  ])
  expect(await callsOf('inside((s) => { s.add(1, 2) })')).toEqual(['inside(…)'])
  expect(await callsOf('inside((s, data) => { throw new TypeError(data) }, "no")')).toEqual([
    'inside(…, "no") throws an Error "no"',
  ])
})

test('a failing test tells the first calls of a replay and their results', async () => {
  const operations = `[['set', 'a', 1], ['get', 'a'], ['get', 'b'], ['get', 'a'], ['get', 'a'], ['get', 'a']]`
  expect(await callsOf(`replay(new Box(), ${operations})`)).toEqual([
    'new Box()',
    'replay(…, [["set", "a", 1], ["get", "a"], ["get", "b"], ["get", "a"], ["get", "a"], …]) → [true, 1, undefined, 1, 1, …]',
  ])
})

test('an error on the console has the lines of the user, and no others', async () => {
  const { tests } = await judge({
    solution,
    tests: `import { test } from 'hotseat/kit'\nimport { warn } from '#solution'\ntest('warns', () => warn())`,
  })
  expect(tests[0]?.console).toEqual([
    { level: 'log', text: 'RangeError: negative\n    at warn (solution.ts:7:38)' },
  ])
})
