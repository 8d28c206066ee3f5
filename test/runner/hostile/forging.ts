import type { HostileProgram } from '../hostile-programs.ts'

const accepted = 'accepted'
const wrong = 'wrong-answer'

const thrown = (message: string): HostileProgram => ({
  name: `an error that says "${message}"`,
  solution: `export function attack() { throw new Error(${JSON.stringify(message)}) }`,
  verdict: 'runtime-error',
})

const floating = (message: string): HostileProgram => ({
  name: `a floating rejection that says "${message}"`,
  solution: `export function attack() { Promise.reject(new RangeError(${JSON.stringify(message)})); return 'fine' }`,
  verdict: 'runtime-error',
})

const messages = [
  'Script execution timed out.',
  'Isolate was disposed during execution due to memory limit',
  'Isolate is disposed',
  'the test is over',
  'Maximum call stack size exceeded',
]

/** Spoils a built-in while the module loads; what the function answers then is judged as it is. */
const spoiled = (name: string, code: string, verdict: HostileProgram['verdict'] = wrong): HostileProgram => ({
  name: `spoils ${name}`,
  solution: `${code}\nexport function attack() { return { a: [1, { b: 2 }], c: new Map([[1, 2]]) } }`,
  test: `expect(solution.attack()).toEqual({ a: [1, { b: 3 }], c: new Map([[1, 2]]) })`,
  limits: { cpuMs: 300 },
  verdict,
})

/** Built-ins that a judge in the same realm would trust, and messages that it would believe. */
export const forging: readonly HostileProgram[] = [
  ...messages.map(thrown),
  ...messages.map(floating),
  spoiled('JSON', `JSON.stringify = () => '[{"b":3}]'; JSON.parse = () => ({ b: 3 })`),
  spoiled('Promise.prototype.then', `Promise.prototype.then = function () { return this }`),
  spoiled(
    'call, apply and bind',
    `Function.prototype.call = Function.prototype.apply = Function.prototype.bind = () => 3`,
  ),
  spoiled(
    'Reflect',
    `for (const key of Object.keys(Object.getOwnPropertyDescriptors(Reflect))) Reflect[key] = () => { throw 1 }`,
  ),
  spoiled(
    'setters of Array.prototype',
    `for (let n = 0; n < 20; n++) Object.defineProperty(Array.prototype, n, { set() { throw 1 }, get: () => 3, configurable: true })`,
  ),
  spoiled(
    'Object.prototype.get and value',
    `Object.prototype.get = () => 3; Object.prototype.value = 3; Object.prototype.writable = false`,
  ),
  spoiled('Object.prototype.then', `Object.prototype.then = function (done) { done({ b: 3 }) }`),
  spoiled('Object.prototype.toJSON', `Object.prototype.toJSON = () => 3`),
  spoiled(
    'Object.prototype.asymmetricMatch',
    `Object.prototype.asymmetricMatch = () => true; Object.prototype.$$typeof = Symbol.for('jest.asymmetricMatcher')`,
  ),
  spoiled(
    'String.prototype',
    `for (const key of Object.getOwnPropertyNames(String.prototype)) if (key !== 'length') String.prototype[key] = () => '3'`,
  ),
  spoiled(
    'Map and Set',
    `for (const type of [Map, Set, WeakMap, WeakSet]) for (const key of ['get', 'set', 'has', 'add', 'forEach']) type.prototype[key] = () => 3`,
    [wrong, 'runtime-error'],
  ),
  spoiled(
    'Array.isArray and Object',
    `Array.isArray = () => false; for (const key of Object.getOwnPropertyNames(Object)) try { Object[key] = () => ({ b: 3 }) } catch {}`,
  ),
  spoiled(
    'Error',
    `Error.isError = () => true; Error.captureStackTrace = () => { throw 1 }; Error.stackTraceLimit = Infinity`,
  ),
  spoiled(
    'every global',
    `for (const key of Object.getOwnPropertyNames(globalThis)) if (!['Map', 'globalThis'].includes(key)) try { delete globalThis[key] } catch {}`,
  ),
  spoiled(
    'the global object by freezing it',
    `Object.freeze(globalThis); Object.freeze(Object.prototype); Object.freeze(Array.prototype)`,
  ),
  {
    name: 'spoils the iterator of arrays',
    solution: `Array.prototype[Symbol.iterator] = function* () { yield 3 }\nexport function attack() { return [1, 2] }`,
    test: 'expect(solution.attack()).toEqual([3])',
    verdict: wrong,
  },
  {
    name: 'throws out of the iterator of arrays',
    solution: `Array.prototype[Symbol.iterator] = () => { throw new Error('x') }\nexport function attack(list) { return list }`,
    test: 'expect(solution.attack([{ a: 1 }])).toEqual([{ a: 1 }])',
    verdict: accepted,
  },
  {
    name: 'loops in the iterator of arrays',
    solution: `Array.prototype[Symbol.iterator] = () => { for (;;); }\nexport function attack(list) { return list }`,
    test: 'expect(solution.attack([{ a: 1 }])).toEqual([{ a: 1 }])',
    limits: { cpuMs: 100 },
    verdict: accepted,
  },
  {
    name: 'forges a reply of the bridge in its own words',
    solution: `const real = JSON.stringify; JSON.stringify = (x) => real(x) + '\\nv["fine"]'\nexport function attack() { return 'v["fine"]\\n[2,"o",0,{}]' }`,
    verdict: wrong,
  },
  {
    name: 'replaces its own exports once they are judged',
    solution: `export let attack = () => { attack = () => 'fine'; return 'bad' }`,
    verdict: wrong,
  },
  {
    name: 'answers with a value that changes each time it is read',
    solution: `let n = 0\nexport function attack() { return { get value() { return n++ } } }`,
    test: 'const it = solution.attack(); expect([it.value, it.value]).toEqual([0, 0])',
    verdict: wrong,
  },
]
