import { execFileSync } from 'node:child_process'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createJudge, type Judge } from '../../runner/supervise.ts'
import { jobOf } from './judging.ts'

const tests = `import { expect, test } from 'hotseat/kit'
import { value } from '#solution'
test('a', () => { expect(value()).toBe(1) })`
const right = 'export const value = () => 1'
const deadly = 'export const value = () => { const all = []; for (;;) all.push(new Array(1e6).fill({})) }'

let judge: Judge

beforeAll(() => {
  judge = createJudge({ reuse: true })
})
afterAll(() => judge.close())

async function verdictOf(solution: string, text = tests): Promise<string> {
  const session = judge.open(jobOf({ solution, tests: text }))
  try {
    return (await session.judge()).verdict
  } finally {
    session.close()
  }
}

/** The sandbox processes that this one has started. */
function sandboxes(): number[] {
  const all = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,stat=,args='], { encoding: 'utf8' })
  return all
    .split('\n')
    .map((line) => /^\s*(\d+)\s+(\d+)\s+(\S+) (.*)$/.exec(line) ?? [])
    .filter(
      ([, , parent, state, args]) =>
        Number(parent) === process.pid && state?.[0] !== 'Z' && args?.includes('judge-child'),
    )
    .map(([, pid]) => Number(pid))
}

test('solutions of the same tests are judged in one process, each with nothing of the one before', async () => {
  expect(await verdictOf(`globalThis.n = 7; Array.prototype.at = 7; ${right}`)).toBe('accepted')
  const before = sandboxes()
  const clean = `export const value = () => (globalThis.n === undefined ? [1].at(0) : 0)`
  expect(await verdictOf(clean)).toBe('accepted')
  expect(sandboxes()).toEqual(before)
  expect(await verdictOf(right, `${tests}\ntest('b', () => {})`)).toBe('accepted')
  expect(sandboxes()).not.toEqual(before)
})

test('a process that a solution brought down is not used again', async () => {
  expect(await verdictOf(deadly)).toBe('memory-limit-exceeded')
  expect(await verdictOf(right)).toBe('accepted')
})
