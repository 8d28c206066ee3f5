import { afterAll, describe, expect, test } from 'vitest'
import type { TestResult } from '../../runner/protocol.ts'
import { createJudge } from '../../runner/supervise.ts'
import { jobOf } from './judging.ts'

const judge = createJudge()
afterAll(() => judge.close())

async function run(body: string, solution: string, seed?: number): Promise<TestResult> {
  const tests = `import { expect, race, test } from 'hotseat/kit'
import * as it from '#solution'
const later = (ms = 0) => new Promise((done) => setTimeout(done, ms))
test('it', async () => { ${body} })`
  const job = jobOf({ solution, tests, limits: {} })
  const { tests: results, diagnostics } = await judge.judge({ ...job, ...(seed !== undefined && { seed }) })
  expect(diagnostics).toEqual([])
  return results[0] as TestResult
}

/** Two withdrawals of 80 from an account with 100. */
const withdrawals = `
  await race(async ({ start, note }) => {
    let balance = 100
    const store = {
      async read() { await later(5); note('reads ' + balance); return balance },
      async write(next) { await later(5); note('writes ' + next); balance = next },
    }
    const results = await Promise.all(['A', 'B'].map((name) => start(name, () => it.withdraw(store, 80))))
    expect(results.filter(Boolean).length, 'withdrawals that were allowed').toBe(1)
  })`

const careless = `export async function withdraw(store: any, amount: number) {
  const balance = await store.read()
  if (balance < amount) return false
  await store.write(balance - amount)
  return true
}`

const locked = `let last: Promise<unknown> = Promise.resolve()
export function withdraw(store: any, amount: number) {
  const mine = last.then(async () => {
    const balance = await store.read()
    if (balance < amount) return false
    await store.write(balance - amount)
    return true
  })
  last = mine
  return mine
}`

describe('race', () => {
  test('finds a lost update, and shows it as a table of steps', async () => {
    const result = await run(withdrawals, careless)
    expect(result.verdict).toBe('wrong-answer')
    expect(result.message).toBe(
      'in the order that comes by itself: withdrawals that were allowed: expected 2 to be 1',
    )
    expect(result.counterexample).toBe(`\
   A          B
1  reads 100
2             reads 100
3  writes 20
4  → true
5             writes 20
6             → true`)
  })

  test('accepts what is right in every order', async () => {
    const result = await run(withdrawals, locked)
    expect([result.verdict, result.message]).toEqual(['accepted', undefined])
  })

  test('finds what goes wrong in one order alone, and says which in the fewest steps', async () => {
    const result = await run(
      `await race(async ({ start }) => {
        const log = []
        const seen = { call(name) { log.push(name) } }
        const all = ['A', 'B', 'C', 'D'].map((name) => start(name, () => it.visit(seen, name)))
        await Promise.all(all)
        expect(log.join('').includes('DB'), 'D just before B').toBe(false)
      })`,
      'export async function visit(seen: any, name: string) { seen.call(name) }',
    )
    expect(result.verdict).toBe('wrong-answer')
    expect(result.message).toMatch(
      /^in another order \(the \d+(st|nd|rd|th) that was tried\): D just before B/,
    )
    expect(result.counterexample).toBe(`\
   A            D            B            C
1  call("A")
2  → undefined
3               call("D")
4               → undefined
5                            call("B")
6                            → undefined
7                                         call("C")
8                                         → undefined`)
  })

  test('tries every order of five that complete together, of the solution and of the test, once', async () => {
    const result = await run(
      `const seen = new Set()
      let runs = 0
      await race(async () => {
        runs++
        const log = []
        for (const name of ['a', 'b', 'c']) setTimeout(() => log.push(name), 10)
        const own = it.two((name) => log.push(name))
        await Promise.all([own, later(20)])
        seen.add(log.join(''))
      }, { orders: 121 })
      expect([seen.size, runs]).toEqual([120, 120])`,
      `export const two = (say: any) => Promise.all(['x', 'y'].map((name) =>
        new Promise<void>((done) => setTimeout(() => { say(name); done() }, 10))))`,
    )
    expect([result.verdict, result.message]).toEqual(['accepted', undefined])
  })

  test('draws orders by the seed when there are too many, and repeats', async () => {
    const body = `const seen = []
      await race(async () => {
        const log = []
        for (let n = 0; n < 9; n++) setTimeout(() => log.push(n), 1)
        await later(2)
        seen.push(log.join(''))
        expect(log.indexOf(8) < log.indexOf(0) && log.indexOf(7) < log.indexOf(1) && log[4] === 4).toBe(false)
      }, { orders: 400 })`
    const results = await Promise.all([1, 1].map((seed) => run(body, 'export const one = 1', seed)))
    expect(results[0]?.verdict).toBe('wrong-answer')
    expect({ ...results[1], cpuMs: 0, heapBytes: 0 }).toEqual({ ...results[0], cpuMs: 0, heapBytes: 0 })
  })

  test('an order in which nothing goes on is idleness, and time goes on as ever', async () => {
    const stuck = await run(
      'await race(async () => { await it.never() })',
      'export const never = () => new Promise(() => {})',
    )
    expect(stuck.verdict).toBe('idleness-limit-exceeded')
    const result = await run(
      `const times = []
      await race(async () => {
        const from = Date.now()
        await Promise.all([later(10), later(30), it.wait(20)])
        times.push(Date.now() - from)
      })
      expect(new Set(times)).toEqual(new Set([30]))`,
      'export const wait = (ms: number) => new Promise((done) => setTimeout(done, ms))',
    )
    expect([result.verdict, result.message]).toEqual(['accepted', undefined])
  })

  test('an error of the solution stays its error', async () => {
    const result = await run(
      "await race(async ({ start }) => { await start('A', () => it.fail()) })",
      "export const fail = async () => { throw new RangeError('no') }",
    )
    expect(result.verdict).toBe('runtime-error')
    expect(result.message).toContain('RangeError: no')
  })

  test.each([
    ['await race(1)', 'race(scenario) takes a function'],
    ['await race(() => {}, { orders: 0 })', 'takes a number of orders from 1 to 10000'],
  ])('%s is refused', async (body, message) => {
    const result = await run(body, 'export const one = 1')
    expect([result.verdict, result.message]).toEqual(['judge-error', expect.stringContaining(message)])
  })
})
