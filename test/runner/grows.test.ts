import { expect, test } from 'vitest'
import { judge } from './judging.ts'

const solution = `export function steps(n) { let count = 0; for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) count++; return count }
export function work(n) { let sum = 0; for (let i = 0; i < n; i++) sum += Math.sqrt(i); return sum > -1 }
export const spin = () => { for (;;); }`

const judged = (body: string, limits = { cpuMs: 4000 }) =>
  judge({
    solution,
    tests: `import { expect, grows, test } from 'hotseat/kit'
import { spin, steps, work } from '#solution'
test('it', async () => { ${body} })`,
    limits,
  })

test('operations that the test counts are told as they are, smallest size first', async () => {
  const { verdict, tests } = await judged(`const points = await grows((n) => steps(n), [8, 2, 4], 'pairs')
expect(points).toEqual([{ size: 2, cost: 4 }, { size: 4, cost: 16 }, { size: 8, cost: 64 }])
await grows(async (n) => n, [1, 2])`)
  expect(verdict).toBe('accepted')
  const points = [2, 4, 8].map((size) => ({ size, cost: size * size }))
  expect(tests[0]?.growth).toEqual([
    { label: 'pairs', unit: 'operations', points },
    { label: '', unit: 'operations', points: [1, 2].map((size) => ({ size, cost: size })) },
  ])
})

test('without a number it is the solution that is measured, and not the test', async () => {
  const { tests } = await judged(`await grows((n) => { work(n) }, [1000, 30_000_000])
await grows((n) => { for (let i = 0; i < n; i++) Math.sqrt(i) }, [10, 30_000_000])`)
  const [solutions, own] = tests[0]?.growth ?? []
  expect(solutions).toMatchObject({ unit: 'ms', points: [{ size: 1000 }, { size: 30_000_000 }] })
  expect(solutions?.points[1]?.cost).toBeGreaterThan(5 * ((solutions?.points[0]?.cost ?? 0) + 1))
  expect(own?.points[1]?.cost).toBeLessThan((solutions?.points[1]?.cost ?? 0) / 5)
})

test('a test that runs out of time shows how far it came', async () => {
  const report = await judged('await grows((n) => n > 2 ? spin() : n, [1, 2, 3])', { cpuMs: 200 })
  expect(report.verdict).toBe('time-limit-exceeded')
  expect(report.tests[0]?.growth?.[0]?.points).toEqual([
    { size: 1, cost: 1 },
    { size: 2, cost: 2 },
  ])
})

test.each([
  ['grows(3, [1, 2])', 'takes a function first'],
  ['grows(() => 1, [1])', 'takes 2 to 16 different sizes above 0'],
  ['grows(() => 1, [1, 1])', 'takes 2 to 16 different sizes above 0'],
  ['grows(() => 1, [0, 1])', 'takes 2 to 16 different sizes above 0'],
  ['grows(() => -1, [1, 2])', 'a number of operations, 0 or more'],
  ['grows(() => NaN, [1, 2])', 'a number of operations, 0 or more'],
])('%s is the test’s mistake', async (call, message) => {
  const { tests } = await judged(`await ${call}`)
  expect(tests[0]?.verdict).toBe('judge-error')
  expect(tests[0]?.message).toContain(message)
})
