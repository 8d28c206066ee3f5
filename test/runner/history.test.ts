import { afterAll, describe, expect, test } from 'vitest'
import type { TestResult } from '../../runner/protocol.ts'
import { createJudge } from '../../runner/supervise.ts'
import { jobOf } from './judging.ts'

const judge = createJudge()
afterAll(() => judge.close())

const register = `
  let value = 0
  const pause = () => new Promise((done) => setTimeout(done, 10))
  export async function read() { return value }
  export async function write(next: number) { await pause(); value = next }
  /** Reads, and writes later: what others wrote in between is lost. */
  export async function compareAndSet(expected: number, next: number) {
    if (value !== expected) return false
    await pause()
    value = next
    return true
  }
  export async function refuse(next: number) { await pause(); value = next; throw new Error('connection lost') }`

async function run(body: string, solution = register): Promise<TestResult> {
  const tests = `import { clock, expect, fc, history, test } from 'hotseat/kit'
import * as it from '#solution'
test('it', async () => { ${body} })`
  const { tests: results, diagnostics } = await judge.judge(jobOf({ solution, tests, limits: {} }))
  expect(diagnostics).toEqual([])
  return results[0] as TestResult
}

describe('a history of concurrent calls', () => {
  test('that some order explains is accepted, with the calls that failed in it or not', async () => {
    const result = await run(`
      const log = history.record()
      await Promise.all([
        log.call('a', 'write', [1], () => it.write(1)),
        log.call('b', 'read', [], () => it.read()),
        log.call('c', 'write', [2], () => it.refuse(2)).catch(() => {}),
      ])
      expect(await log.call('b', 'read', [], () => it.read())).toBe(2)
      expect(log.operations.map(({ client, name, result }) => [client, name, result])).toEqual([
        ['a', 'write', undefined], ['b', 'read', 0], ['c', 'write', undefined], ['b', 'read', 2]])
      history.linearizable(log, history.register(0))`)
    expect([result.verdict, result.message]).toEqual(['accepted', undefined])
  })

  test('that none explains is a wrong answer, told up to the first result that is one too many', async () => {
    const result = await run(`
      const log = history.record()
      const client = (name, next) => log.call(name, 'compareAndSet', [0, next], () => it.compareAndSet(0, next))
      await Promise.all([client('a', 1), client('b', 2)])
      await log.call('a', 'read', [], () => it.read())
      history.linearizable(log, history.register(0))`)
    expect(result.verdict).toBe('wrong-answer')
    expect(result.message).toBe(
      `no order of the calls explains that compareAndSet(0, 2) of b gave true:
   a                     b
1  compareAndSet(0, 1)
2                        compareAndSet(0, 2)
3  compareAndSet → true
4                        compareAndSet → true`,
    )
  })

  test('is found right or wrong as by trying every order', async () => {
    const result = await run(`
      const step = fc.record({
        name: fc.constantFrom('read', 'write', 'compareAndSet'), a: fc.nat(1), b: fc.nat(1), bool: fc.boolean(),
        called: fc.nat(9), length: fc.nat(5), open: fc.integer({ min: 0, max: 4 }) })
      const spec = history.register(0)
      const explains = (calls) => {
        const must = calls.filter(({ returned }) => returned !== undefined)
        const go = (state, left) => {
          if (must.every((call) => !left.includes(call))) return true
          return left.some((call) => {
            if (left.some((other) => other.returned !== undefined && other.returned < call.called)) return false
            const next = spec.apply(state, call.name, call.args)
            if (call.returned !== undefined && 'result' in next && next.result !== call.result) return false
            return go(next.state, left.filter((other) => other !== call))
          })
        }
        return go(0, calls)
      }
      const seen = { true: 0, false: 0 }
      fc.assert(fc.property(fc.array(step, { minLength: 1, maxLength: 5 }), (steps) => {
        const operations = steps.map(({ name, a, b, bool, called, length, open }, index) => ({
          client: 'c' + index, name, args: name === 'read' ? [] : name === 'write' ? [a] : [a, b],
          called: called + index / 100, returned: open === 0 ? undefined : called + length + 0.5 + index / 100,
          result: name === 'read' ? a : name === 'write' ? undefined : bool }))
        const right = explains(operations)
        seen[right]++
        let found = true
        try { history.linearizable({ operations }, spec) } catch { found = false }
        expect(found).toBe(right)
      }), { numRuns: 400 })
      expect(Math.min(seen.true, seen.false)).toBeGreaterThan(40)`)
    expect([result.verdict, result.message]).toEqual(['accepted', undefined])
  })

  test('of a map is judged key by key, and of a queue by its order', async () => {
    const result = await run(
      `
      const log = history.record()
      const keys = Array.from({ length: 40 }, (_, index) => 'k' + (index % 20))
      await Promise.all(keys.map((key, index) => log.call('c' + index, 'set', [key, index], () => it.set(key, index))))
      for (const key of keys) await log.call('reader', 'get', [key], () => it.get(key))
      history.linearizable(log, history.map())
      const line = history.record()
      for (const item of [1, 2]) await line.call('a', 'enqueue', [item], () => it.push(item))
      await line.call('b', 'dequeue', [], () => it.shift())
      await line.call('b', 'dequeue', [], () => it.shift())
      await line.call('b', 'dequeue', [], () => it.shift())
      history.linearizable(line, history.queue())
      for (const item of [1, 2]) await line.call('a', 'enqueue', [item], () => it.push(item))
      await line.call('b', 'dequeue', [], () => it.pop())
      history.linearizable(line, history.queue())`,
      `const values = new Map<string, number>()
      export const set = async (key: string, value: number) => { await null; values.set(key, value) }
      export const get = async (key: string) => values.get(key)
      const items: number[] = []
      export const push = async (item: number) => { items.push(item) }
      export const shift = async () => items.shift()
      export const pop = async () => items.pop()`,
    )
    expect(result.verdict).toBe('wrong-answer')
    expect(result.message).toContain('no order of the calls explains that dequeue() of b gave 2:')
  })

  test('that is too tangled is the fault of the test', async () => {
    const result = await run(`
      const log = history.record()
      await Promise.all(Array.from({ length: 30 }, (_, index) =>
        log.call('c' + index, 'enqueue', [index], () => it.refuse(index)).catch(() => {})))
      await log.call('reader', 'dequeue', [], () => it.read())
      history.linearizable(log, history.queue())`)
    expect([result.verdict, result.message]).toEqual([
      'judge-error',
      expect.stringContaining('31 calls has too many possible orders'),
    ])
  })

  test.each([
    ['history.linearizable(1, history.map())', 'takes what history.record() returned first'],
    ['history.linearizable(history.record(), {})', 'as its second argument'],
    [
      "const log = history.record(); await log.call('a', 'peek', [], () => 1); history.linearizable(log, history.queue())",
      'A queue has no call "peek"; it has enqueue, dequeue.',
    ],
    ['history.converged([1, 2])', 'takes what each replica holds, by its name'],
    ['history.conserved(1, [])', 'takes two arrays'],
  ])('%s is refused with a sentence', async (body, message) => {
    const result = await run(body)
    expect([result.verdict, result.message]).toEqual(['judge-error', expect.stringContaining(message)])
  })
})

describe('replicas and items', () => {
  const apart = 'export const read = async (at: string) => at === "b" ? [1] : [1, 2]'

  test('that agree, and that all came through, are accepted', async () => {
    const result = await run(`
      history.converged({})
      history.converged({ a: new Set([1, 2]), b: new Set([2, 1]) })
      history.conserved([{ id: 1 }, 2, 2], [2, { id: 1 }, 2])`)
    expect([result.verdict, result.message]).toEqual(['accepted', undefined])
  })

  test('that differ are told by who holds what', async () => {
    const result = await run(
      `const held = {}
      for (const name of ['a', 'b', 'c']) held[name] = await it.read(name)
      history.converged(held)`,
      apart,
    )
    expect(result.verdict).toBe('wrong-answer')
    expect(result.message).toBe('the replicas do not agree:\na, c: [ 1, 2, ]\nb: [ 1, ]')
  })

  test('that were lost or doubled are told one by one', async () => {
    const result = await run(
      "history.conserved(['x', 'y', 'z'], ['z', 'x', 'x', ...(await it.read('b'))])",
      apart,
    )
    expect([result.verdict, result.message]).toEqual([
      'wrong-answer',
      "of 3 items, 4 came through. lost: 'y'; too many: 'x', 1",
    ])
  })
})
