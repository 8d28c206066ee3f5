import { afterAll, describe, expect, test, vi } from 'vitest'
import { createJudge } from '../../runner/supervise.ts'
import { jobOf } from './judging.ts'
import { lies } from './tamper/lies.ts'
import { reaching } from './tamper/reaching.ts'

vi.setConfig({ maxConcurrency: 2 })

const judge = createJudge()

afterAll(() => judge.close())

/** Runs after each attack, in the same process: the judge must be what it was. */
const afterwards = `
test('afterwards', () => {
  for (const [a, b] of [[1, 2], [{ a: 1 }, { a: 2 }], [[1], [2]], [new Map([[1, 2]]), new Map([[1, 3]])], ['a', 'b']]) {
    expect(a).not.toEqual(b)
    expect(a).not.toBe(b)
    expect(a).toEqual(a)
  }
  const spy = vi.fn()
  expect(spy).not.toHaveBeenCalled()
  spy(1)
  expect(spy).toHaveBeenCalledWith(1)
  expect(() => { throw new Error('x') }).toThrow('x')
  expect([...[1, 2].values().map((n) => n * 2)]).toEqual([2, 4])
  expect(JSON.stringify({ a: [1] })).toBe('{"a":[1]}')
  expect(Reflect.ownKeys(Object.prototype)).toHaveLength(12)
  expect(Object.keys(globalThis)).not.toContain('polluted')
})`

describe.concurrent.for([
  ['lies about what is equal', lies],
  ['reaching for the judge', reaching],
] as const)('%s', ([, table]) => {
  test.for(table)('$name', async (tampering) => {
    const tests = `import { clock, expect, test, vi } from 'hotseat/kit'
import * as solution from '#solution'
test('attack', async () => { ${tampering.test} })${afterwards}`
    const report = await judge.judge(
      jobOf({ solution: tampering.solution, tests, limits: tampering.limits ?? {} }),
    )
    const [attack, after] = report.tests
    const ending = attack ?? report
    expect(ending.verdict, JSON.stringify(ending, null, 1).slice(0, 2000)).toBe(
      tampering.verdict ?? 'wrong-answer',
    )
    expect(after?.verdict, JSON.stringify(after, null, 1)).toBe('accepted')
  })
})

test('nothing is left of a test in the next one', async () => {
  const solution = `let calls = 0
    export function attack() {
      calls++
      globalThis.leak = 1; Array.prototype.leak = 1; Object.prototype.leak = 1; Symbol.for('leak').description
      Date.now = () => 1; Math.random = () => 0.5
      setTimeout(() => { throw new Error('late') }, 1e6)
      return [calls, globalThis.leaked, [].leaked, Date.now()]
    }
    export const state = () => [calls, globalThis.leak, [].leak, ({}).leak, Math.random() === 0.5]`
  const tests = `import { expect, test } from 'hotseat/kit'
    import { attack, state } from '#solution'
    test('one', () => { attack(); globalThis.ours = 1 })
    test('two', () => { expect(state()).toEqual([0, undefined, undefined, undefined, false]); attack() })
    test('three', () => { expect(state()).toEqual([0, undefined, undefined, undefined, false]) })`
  const report = await judge.judge(jobOf({ solution, tests }))
  expect(report).toMatchObject({ verdict: 'accepted', passed: 3 })
})
