import { afterAll, expect, test, vi } from 'vitest'
import { createJudge } from '../../runner/supervise.ts'
import { jobOf } from './judging.ts'

vi.setConfig({ maxConcurrency: 2 })

const judge = createJudge()

afterAll(() => judge.close())

/** Programs whose reports name what differs from run to run in other places: numbers, times, orders, texts of errors. */
const programs: Record<string, [solution: string, tests: string]> = {
  'random numbers': [
    `export function draw() { console.log(Math.random()); return [Math.random(), crypto.randomUUID(), [...crypto.getRandomValues(new Uint8Array(8))]] }`,
    `test('a', () => { expect(draw()).toEqual([Math.random(), crypto.randomUUID()]) })`,
  ],
  times: [
    `export async function wait() { const at = []; for (let n = 0; n < 3; n++) { await new Promise((done) => setTimeout(done, Math.random() * 1000)); at.push(Date.now(), performance.now(), new Date().toLocaleString(), Temporal.Now.instant().toString()) } return at }`,
    `test('a', async () => { expect(await wait()).toEqual([]) })`,
  ],
  'a failing property': [
    `export const sort = (list) => list.length > 3 ? list : list.toSorted((a, b) => a - b)`,
    `test('a', () => { fc.assert(fc.property(fc.array(fc.integer()), (list) => { expect(sort(list)).toEqual(list.toSorted((a, b) => a - b)) })) })`,
  ],
  'a failing property of asynchronous calls': [
    `export const double = async (n) => { await new Promise((done) => setTimeout(done, n % 7)); return n > 50 ? n : n * 2 }`,
    `test('a', async () => { await fc.assert(fc.asyncProperty(fc.nat(), async (n) => { expect(await double(n)).toBe(n * 2) })) })`,
  ],
  'commands against a model': [
    `export class Counter { n = 0; add(k) { this.n += this.n > 20 ? k + 1 : k } get() { return this.n } }`,
    `test('a', () => { fc.assert(fc.property(fc.array(fc.nat(9)), (steps) => { const it = new Counter(); let n = 0; for (const step of steps) { it.add(step); n += step; expect(it.get()).toBe(n) } })) })`,
  ],
  'errors and their stacks': [
    `export function fail() { const inner = () => { throw new TypeError('x') }; try { inner() } catch (cause) { throw new Error('outer', { cause }) } }`,
    `test('a', () => { fail() }); test('b', async () => { await Promise.all([1, 2].map(async () => fail())) })`,
  ],
  'an order of timers and promises': [
    `export const order = []; const note = (x) => () => { order.push(x); console.log(x) }\nexport async function run() { setTimeout(note(1), 5); setImmediate(note(2)); queueMicrotask(note(3)); Promise.resolve().then(note(4)); setTimeout(note(5), 5); setTimeout(note(6)); await new Promise((done) => setTimeout(done, 10)); return order }`,
    `test('a', async () => { expect(await run()).toEqual([]) })`,
  ],
  'unhandled rejections': [
    `export function run() { for (const n of [1, 2, 3]) Promise.reject(new Error(String(n))); return 1 }`,
    `test('a', () => { run() })`,
  ],
  'printed objects': [
    `export function run() { console.log({ a: [1, { b: new Map([[1, new Set([2])]]) }], f: run, s: Symbol('x'), d: new Date() }, new Error('x').message); console.table([{ a: 1 }]); console.count(); return { run } }`,
    `test('a', () => { expect(run()).toEqual({ run: 1, other: [2] }) })`,
  ],
  'a program that waits for nothing': [
    `export const run = () => new Promise(() => {})`,
    `test('a', async () => { await run() })`,
  ],
  'an endless loop': [`export const run = () => { for (;;); }`, `test('a', () => { run() })`],
  'a heap that fills as time passes': [
    `const all = []\nexport async function run() { for (;;) { all.push(new Array(999).fill(all.length)); await new Promise((done) => setTimeout(done, 1)) } }`,
    `test('a', async () => { await run() })`,
  ],
  'many calls that use up the time together': [
    `export function step() { const end = performance.now(); for (let n = 0; n < 1e5; n++) Math.sqrt(n); return end }`,
    `test('a', () => { for (;;) { step(); clock.advance(1) } })`,
  ],
  'a recursion of two without end': [
    `export function even(n) {\n  return odd(n + 1)\n}\nfunction odd(n) {\n  return even(n + 1)\n}`,
    `test('a', () => { even(0) })`,
  ],
  'a flood of text': [
    `export const run = () => { for (;;) console.log('x'.repeat(10_000)) }`,
    `test('a', () => { run() })`,
  ],
  'a program that crashes the sandbox': [
    `export const run = () => 'x'.repeat(1 << 28).split('')`,
    `test('a', () => { run() }); test('b', () => { expect(Math.random()).toBe(1) })`,
  ],
  'a program that does not load': [`throw new Error(String(Math.random()))`, `test('a', () => {})`],
  'a program that does not compile': [`export const = 1`, `test('a', () => {})`],
}

test.concurrent.for(Object.entries(programs))(
  'one seed gives one report: %s',
  async ([, [solution, tests]]) => {
    const job = jobOf({
      solution,
      tests: `import { clock, expect, fc, test } from 'hotseat/kit'\nimport * as solution from '#solution'\nconst { ${namesIn(solution)} } = solution\n${tests}`,
      limits: { cpuMs: 300 },
      seed: 7,
    })
    const first = await judge.judge(job)
    const second = await judge.judge(job)
    expect(JSON.stringify(second, steady, 1)).toBe(JSON.stringify(first, steady, 1))
    expect(first.verdict).not.toBe('accepted')
  },
)

test('another seed gives other numbers', async () => {
  const [solution, tests] = programs['random numbers'] as [string, string]
  const run = (seed: number) =>
    judge.judge(
      jobOf({
        solution,
        tests: `import { expect, test } from 'hotseat/kit'\nimport { draw } from '#solution'\n${tests}`,
        seed,
      }),
    )
  const [one, two] = [await run(1), await run(2)]
  expect(one.tests[0]?.actual).not.toBe(two.tests[0]?.actual)
})

function namesIn(solution: string): string {
  return [...solution.matchAll(/^export (?:async )?(?:const|function|class) (\w+)/gm)]
    .map(([, name]) => name)
    .join(', ')
}

/** Leaves out what is measured. */
function steady(key: string, value: unknown): unknown {
  return ['cpuMs', 'wallMs', 'heapBytes'].includes(key) ? undefined : value
}
