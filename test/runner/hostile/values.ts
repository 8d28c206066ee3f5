import type { HostileProgram } from '../hostile-programs.ts'

const limits = { cpuMs: 100 }
const wrong = 'wrong-answer'
const time = 'time-limit-exceeded'
const output = 'output-limit-exceeded'

const returned = (value: string): string => `export function attack() { return ${value} }`
const trap = (name: string): string => returned(`new Proxy({}, { ${name}() { for (;;); } })`)

/** Answers that do harm to whoever looks at them. */
export const values: readonly HostileProgram[] = [
  ...['get', 'ownKeys', 'getPrototypeOf', 'getOwnPropertyDescriptor'].map(
    (name): HostileProgram => ({
      name: `a proxy that loops on ${name}`,
      solution: trap(name),
      limits,
      verdict: time,
    }),
  ),
  {
    name: 'a proxy with ever new prototypes',
    solution: `const next = () => new Proxy({}, { getPrototypeOf: next })\nexport const attack = next`,
    limits,
    verdict: [time, 'memory-limit-exceeded'],
  },
  {
    name: 'a proxy that has ever new properties',
    solution: `let n = 0; const make = () => new Proxy({}, { ownKeys: () => ['k' + n++], getOwnPropertyDescriptor: () => ({ value: make(), enumerable: true, configurable: true }) })\nexport const attack = make`,
    limits,
    verdict: [time, 'memory-limit-exceeded', output, wrong],
  },
  {
    name: 'a revoked proxy',
    solution: `export function attack() { const { proxy, revoke } = Proxy.revocable({}, {}); revoke(); return proxy }`,
    verdict: 'runtime-error',
  },
  {
    name: 'toJSON that loops',
    solution: returned(`{ toJSON() { for (;;); } }`),
    limits,
    verdict: [time, wrong],
  },
  {
    name: 'a thenable that never calls back',
    solution: returned(`{ then() {} }`),
    verdict: 'idleness-limit-exceeded',
  },
  {
    name: 'a thenable that resolves with itself',
    solution: `export function attack() { const it = { then(done) { done(it) } }; return it }`,
    limits,
    verdict: time,
  },
  {
    name: 'a thenable that throws after it resolved',
    solution: returned(`{ then(done) { done('fine'); throw new Error('x') } }`),
    verdict: 'accepted',
  },
  {
    name: 'a thenable that calls back twice',
    solution: returned(`{ then(done, failed) { done('fine'); done('bad'); failed(1) } }`),
    verdict: 'accepted',
  },
  {
    name: 'a getter that loops when it is printed',
    solution: returned(`{ get value() { for (;;); } }`),
    limits,
    verdict: [time, wrong],
  },
  {
    name: 'a class with a getter that loops',
    solution: `class It { get [Symbol.toStringTag]() { for (;;); } }\n${returned('new It()')}`,
    limits,
    verdict: time,
  },
  {
    name: 'an object that holds itself',
    solution: `export function attack() { const it = { list: [] }; it.list.push(it); return it }`,
    verdict: wrong,
  },
  {
    name: 'an array as long as can be',
    solution: `export function attack() { const list = []; list[2 ** 32 - 2] = 1; return list }`,
    verdict: output,
  },
  {
    name: 'an array that lies about its length',
    solution: returned(`new Proxy([], { get: (list, key) => key === 'length' ? 2 ** 53 : list[key] })`),
    verdict: wrong,
  },
  {
    name: 'an array whose length loops',
    solution: returned(
      `new Proxy([], { get: (_, key) => key === 'length' ? { valueOf() { for (;;); } } : 1 })`,
    ),
    limits,
    verdict: time,
  },
  { name: 'a text of 50 MB', solution: returned(`'x'.repeat(5e7)`), verdict: output },
  {
    name: 'lists nested a hundred thousand times',
    solution: `export function attack() { let list = []; for (let n = 0; n < 1e5; n++) list = [list]; return list }`,
    limits: { cpuMs: 2000 },
    verdict: wrong,
  },
  {
    name: 'a chain of five thousand prototypes',
    solution: `export function attack() { let it = new (class {})(); for (let n = 0; n < 5000; n++) it = Object.create(it); return it }`,
    limits,
    verdict: [time, wrong, 'runtime-error'],
  },
  {
    name: 'a map of a million',
    solution: returned(`new Map(Array.from({ length: 1e6 }, (_, n) => [n, n]))`),
    limits: { cpuMs: 3000, heapMb: 256 },
    verdict: output,
  },
  {
    name: 'half a million empty lists',
    solution: returned('Array.from({ length: 5e5 }, () => [])'),
    limits: { cpuMs: 5000, heapMb: 512 },
    verdict: output,
  },
  {
    name: 'an object with hundreds of thousands of keys',
    solution: `export function attack() { const it = {}; for (let n = 0; n < 6e5; n++) it['key' + n] = n; return it }`,
    limits: { cpuMs: 5000, heapMb: 512 },
    verdict: output,
  },
  {
    name: 'a hundred megabytes of bytes',
    solution: returned('new Uint8Array(1e8)'),
    limits: { heapMb: 256 },
    verdict: output,
  },
  {
    name: 'a buffer that was given away',
    solution: `export function attack() { const bytes = new Uint8Array(8); bytes.buffer.transfer(); return bytes }`,
    verdict: [wrong, 'runtime-error'],
  },
  { name: 'a WeakMap', solution: returned('new WeakMap()'), verdict: 'runtime-error' },
  { name: 'a symbol', solution: returned(`Symbol('fine')`), verdict: wrong },
  {
    name: 'a function with looping properties',
    solution: returned(`Object.defineProperty(() => {}, 'name', { get() { for (;;); } })`),
    limits,
    verdict: time,
  },
  {
    name: 'the prototype of all objects',
    solution: returned('Object.prototype'),
    test: `const it = solution.attack(); it.polluted = 1; expect({}.polluted).toBe(undefined); expect(it).toEqual({ a: 1 })`,
    verdict: wrong,
  },
  {
    name: 'an iterator whose return loops',
    solution: `export function* attack() { try { yield 1 } finally { for (;;); } }`,
    test: 'for (const n of solution.attack()) { expect(n).toBe(1); break }',
    limits,
    verdict: time,
  },
  { name: 'an error instead of an answer', solution: returned(`new Error('fine')`), verdict: wrong },
  { name: 'a boxed text', solution: returned(`Object('fine')`), verdict: wrong },
]
