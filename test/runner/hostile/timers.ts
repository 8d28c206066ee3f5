import type { HostileProgram } from '../hostile-programs.ts'

const limits = { cpuMs: 100 }
const error = 'runtime-error'
const idle = 'idleness-limit-exceeded'
const time = 'time-limit-exceeded'

/** Promises that never settle, timers that never end, and what is thrown where nobody catches it. */
export const timers: readonly HostileProgram[] = [
  {
    name: 'a promise that never settles',
    solution: `export function attack() { return new Promise(() => {}) }`,
    verdict: idle,
  },
  {
    name: 'a race of promises that never settle',
    solution: `export function attack() { return Promise.race([new Promise(() => {}), new Promise(() => {})]) }`,
    verdict: idle,
  },
  {
    name: 'two promises that wait for each other',
    solution: `export function attack() { const a = (async () => { await null; await b })(); const b = (async () => { await a })(); return b }`,
    verdict: idle,
  },
  {
    name: 'an async generator that never yields',
    solution: `export async function* attack() { await new Promise(() => {}) }`,
    test: 'for await (const _ of solution.attack());',
    verdict: idle,
  },
  {
    name: 'a timer that was cleared',
    solution: `export function attack() { return new Promise((done) => clearTimeout(setTimeout(done, 10))) }`,
    verdict: idle,
  },
  {
    name: 'an interval for ever',
    solution: `export function attack() { setInterval(() => {}, 1); return new Promise(() => {}) }`,
    limits,
    verdict: time,
  },
  {
    name: 'an interval without a period',
    solution: `export function attack() { setInterval(() => {}, 0); return new Promise(() => {}) }`,
    limits,
    verdict: time,
  },
  {
    name: 'a timer that sets the next',
    solution: `export function attack() { const again = () => setTimeout(again, 1000); again(); return new Promise(() => {}) }`,
    limits,
    verdict: time,
  },
  {
    name: 'setImmediate for ever',
    solution: `export function attack() { const again = () => setImmediate(again); again(); return new Promise(() => {}) }`,
    limits,
    verdict: time,
  },
  {
    name: 'an interval for ever, under a clock that is driven',
    solution: `export function attack() { setInterval(() => {}, 1); return 'fine' }`,
    test: `expect(solution.attack()).toBe('fine'); clock.advance(1e12)`,
    limits,
    verdict: time,
  },
  {
    name: 'an interval for ever beside an answer',
    solution: `export function attack() { setInterval(() => {}, 1); return 'fine' }`,
    verdict: 'accepted',
  },
  {
    name: 'throwing in a timer',
    solution: `export function attack() { setTimeout(() => { throw new Error('x') }, 5); return new Promise((done) => setTimeout(done, 10, 'fine')) }`,
    verdict: error,
  },
  {
    name: 'throwing undefined in a timer',
    solution: `export function attack() { setTimeout(() => { throw undefined }, 5); return new Promise((done) => setTimeout(done, 10, 'fine')) }`,
    verdict: error,
  },
  {
    name: 'throwing what loops in a timer',
    solution: `export function attack() { setTimeout(() => { throw Object.defineProperty(new Error('x'), 'message', { get() { for (;;); } }) }, 5); return new Promise(() => {}) }`,
    limits,
    verdict: time,
  },
  {
    name: 'throwing in a microtask',
    solution: `export function attack() { queueMicrotask(() => { throw new Error('x') }); return 'fine' }`,
    verdict: error,
  },
  {
    name: 'a rejection in a timer',
    solution: `export function attack() { setTimeout(async () => { throw new Error('x') }, 5); return new Promise((done) => setTimeout(done, 10, 'fine')) }`,
    verdict: error,
  },
  {
    name: 'ten thousand floating rejections',
    solution: `export function attack() { for (let n = 0; n < 10_000; n++) Promise.reject(new Error(String(n))); return 'fine' }`,
    limits: { cpuMs: 1000 },
    verdict: error,
  },
  {
    name: 'clearing every timer there may be',
    solution: `export async function attack() { for (let n = 0; n < 1000; n++) { clearTimeout(n); clearInterval(n); clearImmediate(n) } return 'fine' }`,
    test: `let fired = 0; setTimeout(() => { fired++ }, 5); expect(await solution.attack()).toBe('fine'); clock.advance(10); expect(fired).toBe(1)`,
    verdict: 'accepted',
  },
  {
    name: 'delays of every kind',
    solution: `export async function attack() { for (const delay of [NaN, -1, Infinity, 2 ** 40, '7', null, {}, Symbol.iterator.description]) await new Promise((done) => setTimeout(done, delay)); return 'fine' }`,
    verdict: 'accepted',
  },
  {
    name: 'a then of promises that is replaced',
    solution: `Promise.prototype.then = () => { for (;;); }\nexport async function attack() { return 'fine' }`,
    limits,
    verdict: ['accepted', time],
  },
]
