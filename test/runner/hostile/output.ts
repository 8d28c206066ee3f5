import type { HostileProgram } from '../hostile-programs.ts'

const flood = 'output-limit-exceeded'
const limits = { cpuMs: 3000, heapMb: 128 }
/** A clipboard sequence, colours, a title, a clear screen, and a right-to-left override. */
const controls = `'\\x1b]52;c;aGk=\\x07\\x1b[31m\\x1b]0;title\\x1b\\\\\\x9b2J\\u202e\\u2066\\r\\b\\0'`

/** Text for the terminal: too much of it, and such as takes the terminal over. */
export const output: readonly HostileProgram[] = [
  {
    name: 'a flood of large lines',
    solution: `export function attack() { for (;;) console.log('x'.repeat(1e6)) }`,
    limits,
    verdict: flood,
  },
  {
    name: 'a flood of small lines',
    solution: `export function attack() { for (;;) console.error('x'.repeat(1000)) }`,
    limits,
    verdict: flood,
  },
  {
    name: 'one line of 20 MB',
    solution: `export function attack() { console.log('x'.repeat(2e7)); return 'fine' }`,
    limits,
    verdict: 'accepted',
  },
  {
    name: 'a flood, with every error caught',
    solution: `export function attack() { for (;;) { try { for (;;) console.log('x'.repeat(1e6)) } catch {} } }`,
    limits,
    verdict: flood,
  },
  {
    name: 'a flood by timers',
    solution: `export function attack() { setInterval(() => console.log('x'.repeat(1e6)), 1); return new Promise(() => {}) }`,
    limits,
    verdict: flood,
  },
  {
    name: 'a flood by table, dir and group',
    solution: `export function attack() { const row = { text: 'x'.repeat(5000) }; for (;;) { console.group('x'.repeat(1000)); console.table([row]); console.dir(row) } }`,
    limits,
    verdict: flood,
  },
  {
    name: 'a flood of printed objects',
    solution: `export function attack() { const list = Array.from({ length: 100 }, () => 'x'.repeat(9000)); for (;;) console.log(list) }`,
    limits,
    verdict: flood,
  },
  {
    name: 'a quiet end, cut short',
    solution: `export function attack() { for (let n = 0; n < 200; n++) console.log('x'.repeat(1000)); return 'fine' }`,
    limits,
    verdict: 'accepted',
  },
  {
    name: 'printing what loops when it is looked at',
    solution: `export function attack() { console.log(new Proxy({}, { ownKeys() { for (;;); }, get() { for (;;); }, getPrototypeOf() { for (;;); } }), { get a() { for (;;); } }); return 'fine' }`,
    limits: { cpuMs: 100 },
    verdict: ['accepted', 'time-limit-exceeded'],
  },
  {
    name: 'printing what is deep, wide and in circles',
    solution: `export function attack() { let deep = {}; for (let n = 0; n < 1e5; n++) deep = { deep }; const wide = Array(1e5).fill([[[[1]]]]); const circle = {}; circle.circle = circle; console.log(deep, wide, circle); return 'fine' }`,
    limits,
    verdict: 'accepted',
  },
  {
    name: 'control sequences in the console',
    solution: `export function attack() { console.log(${controls}, { [${controls}]: ${controls} }); console.table([{ [${controls}]: 1 }]); return 'bad' }`,
    verdict: 'wrong-answer',
  },
  {
    name: 'control sequences in an error',
    solution: `export function attack() { const error = new Error(${controls}); error.name = ${controls}; error.stack = 'Error\\n    at ' + ${controls} + ' (solution.js:1:50)'; throw error }`,
    verdict: 'runtime-error',
  },
  {
    name: 'control sequences in the name of a function',
    solution: `const it = { [${controls}]() { throw new Error('x') } }\nexport function attack() { it[${controls}]() }`,
    verdict: 'runtime-error',
  },
  {
    name: 'control sequences in the answer',
    solution: `export function attack() { return { [${controls}]: [${controls}, Symbol(${controls})], error: new Error(${controls}) } }`,
    test: `expect(solution.attack()).toEqual({ a: 1 })`,
    verdict: 'wrong-answer',
  },
  {
    name: 'control sequences in a counterexample',
    solution: `export function attack(text) { return text.length > 3 ? ${controls} : text }`,
    test: `fc.assert(fc.property(fc.string(), (text) => { expect(solution.attack(text)).toBe(text) }))`,
    verdict: 'wrong-answer',
  },
  {
    name: 'control sequences in the source',
    solution: `export const attack = '\u001b]52;c;aGk=\u0007\u202e' ;;= 1`,
    verdict: 'compile-error',
    later: 'none',
  },
]
