import type { Verdict } from '../../../runner/protocol.ts'
import type { HostileProgram } from '../hostile-programs.ts'

const limits = { cpuMs: 300, heapMb: 32 }
const verdict = 'memory-limit-exceeded'
/** Slow growth may meet the time limit before it meets the other. */
const either: Verdict[] = ['memory-limit-exceeded', 'time-limit-exceeded']

const keep = (what: string): string =>
  `const kept = []; export function attack() { for (let n = 0; ; n++) kept.push(${what}) }`

/** Memory that a heap limit sees late or not at all. */
export const memory: readonly HostileProgram[] = [
  { name: 'objects', solution: keep('{ n }'), limits, verdict: either },
  { name: 'numbers', solution: keep('n + 0.5'), limits, verdict: either },
  { name: 'arrays of holes', solution: keep('new Array(1000)'), limits, verdict: either },
  { name: 'arrays that are filled', solution: keep('new Array(1000).fill(n)'), limits, verdict: either },
  { name: 'arrays that are spread', solution: keep('[...Array(1000)]'), limits, verdict: either },
  { name: 'large arrays that are filled', solution: keep('Array(1e6).fill(n)'), limits, verdict: either },
  {
    name: 'closures',
    solution: keep('(() => { const own = [n, n]; return () => own })()'),
    limits,
    verdict: either,
  },
  { name: 'registered symbols', solution: keep(`Symbol.for('symbol' + n)`), limits, verdict: either },
  { name: 'patterns', solution: keep(`new RegExp('a' + n)`), limits, verdict: either },
  { name: 'promises that wait', solution: keep('new Promise(() => {})'), limits, verdict: either },
  { name: 'errors with stacks', solution: keep('new Error(String(n))'), limits, verdict: either },
  { name: 'typed arrays', solution: keep('new Uint8Array(1 << 20)'), limits, verdict },
  { name: 'clones', solution: keep('structuredClone(Array(1e4).fill(n))'), limits, verdict: either },
  {
    name: 'Intl objects',
    solution: keep(`new Intl.DateTimeFormat('en', { year: 'numeric' })`),
    limits,
    verdict: either,
  },
  {
    name: 'bytes, with every error caught',
    solution: `const kept = []; export function attack() { for (;;) { try { kept.push(new Uint8Array(1 << 22)) } catch {} } }`,
    limits,
    verdict: either,
  },
  {
    name: 'a map',
    solution: `export function attack() { const map = new Map(); for (let n = 0; ; n++) map.set(n, [n]) }`,
    limits,
    verdict: either,
  },
  {
    name: 'a string that doubles by concat',
    solution: `export function attack() { let all = [1]; for (;;) all = all.concat(all) }`,
    limits,
    verdict: either,
  },
  {
    name: 'a string that is put together and read',
    solution: `export function attack() { const kept = []; for (let n = 0; ; n++) { const text = 'x'.repeat(1e6) + n; kept.push(text); JSON.stringify(text) } }`,
    limits,
    verdict: either,
  },
  {
    name: 'normalization',
    solution: `export function attack() { return '\\ufdfa'.repeat(5e6).normalize('NFKD').length }`,
    limits,
    verdict: either,
  },
  {
    name: 'padding, then reading each character',
    solution: `export function attack() { return Array.from(''.padStart(3e8, 'ab')).length }`,
    limits,
    verdict: either,
  },
  {
    name: 'JSON of a graph that doubles at each level',
    solution: `export function attack() { let graph = [1]; for (let n = 0; n < 26; n++) graph = [graph, graph]; return JSON.stringify(graph).length }`,
    limits,
    verdict: [...either, 'runtime-error'],
  },
  {
    name: 'a bomb for JSON.parse',
    solution: `export function attack() { return JSON.parse('[' + '[],'.repeat(8e6) + '0]').length }`,
    limits,
    verdict: either,
  },
  {
    name: 'timers',
    solution: `export function attack() { for (let n = 1; ; n++) setTimeout(() => n, n) }`,
    limits,
    verdict: either,
  },
  {
    name: 'growth in a microtask',
    solution: `export async function attack() { const kept = []; for (;;) { kept.push(Array(1000).fill(1)); await null } }`,
    limits,
    verdict: either,
  },
  {
    name: 'buffers while the module loads',
    solution: 'const kept = []; for (;;) kept.push(Buffer.alloc(1 << 22)); export function attack() {}',
    limits: { cpuMs: 3000, heapMb: 32 },
    verdict,
    later: verdict,
  },
  {
    name: 'growth while the module loads',
    solution: `const kept: unknown[] = []\nfor (;;) kept.push([1, 2, 3])\nexport const attack = 1`,
    limits: { cpuMs: 3000, heapMb: 16 },
    verdict,
    later: verdict,
  },
  {
    name: 'large texts for a spy of the test',
    solution: `export function attack(callback) { for (let n = 0; n < 5000; n++) callback('x'.repeat(4e6) + n); return 'fine' }`,
    test: `const spy = vi.fn(); solution.attack(spy); expect(spy).toHaveBeenCalledTimes(1)`,
    limits: { cpuMs: 2000, heapMb: 128 },
    verdict: either,
  },
]
