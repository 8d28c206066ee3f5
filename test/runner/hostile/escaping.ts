import type { HostileProgram } from '../hostile-programs.ts'

const accepted = 'accepted'
const compile = 'compile-error'

const imports = (path: string): HostileProgram => ({
  name: `imports ${path}`,
  solution: `import * as all from '${path}'\nexport const attack = () => (all, 'fine')`,
  verdict: compile,
  later: 'none',
})

/** Code that answers 'fine' when it found no way out, and what it got otherwise. */
const tries = (
  name: string,
  code: string,
  verdict: HostileProgram['verdict'] = accepted,
): HostileProgram => ({
  name,
  solution: `export async function attack(callback = () => {}) { ${code} }`,
  verdict,
})

/** Ways to Node, to the machine and to the tests. */
export const escaping: readonly HostileProgram[] = [
  ...[
    'node:fs',
    'child_process',
    'node:worker_threads',
    'node:vm',
    'isolated-vm',
    'hotseat/kit',
    '#solution',
  ].map(imports),
  ...[
    '../tests/hidden.test.ts',
    './tests/hidden.test',
    '/etc/passwd',
    'data:text/javascript,1',
    'https://example.com/x.js',
  ].map(imports),
  {
    name: 'imports with a path that the compiler cannot see',
    solution: `export async function attack() { const tried = []; for (const make of [(path) => import(path), (path) => (0, eval)('import("' + path + '")')]) try { await make('fs'); tried.push('out') } catch {} return tried.join() || 'fine' }`,
    verdict: accepted,
  },
  {
    name: 'requires what there is not',
    solution: `export function attack() { return require(['f', 's'].join('')) }`,
    verdict: 'runtime-error',
  },
  tries(
    'asks for process',
    `const ways = ['binding', 'dlopen', 'mainModule', 'getBuiltinModule', 'kill', 'send', 'report']; return ways.find((way) => way in process) ?? Object.keys(process.env)[0] ?? 'fine'`,
  ),
  tries(
    'asks the constructor of a constructor',
    `return attack.constructor.constructor('return process')() === process ? 'fine' : 'another process'`,
  ),
  tries(
    'asks every kind of function',
    `const kinds = [() => {}, async () => {}, function* () {}, async function* () {}, callback, setTimeout, console.log, structuredClone]; const found = []; for (const kind of kinds) { let made = kind.constructor('return typeof process.binding + typeof require + typeof describe')(); if (typeof made.next === 'function') made = made.next(); made = await made; found.push(made.value ?? made) } return found.every((text) => text === 'undefinedundefinedundefined') ? 'fine' : found.join()`,
  ),
  tries(
    'walks the frames of a stack',
    `Error.prepareStackTrace = (_, frames) => frames; Error.stackTraceLimit = 100; const frames = new Error().stack; for (const frame of frames) { const own = frame.getFunction(); if (frame.getThis() !== undefined || (own !== undefined && !String(own).includes('frames'))) return String(own) } return 'fine'`,
  ),
  tries(
    'asks for the caller',
    `const sloppy = Function('try { return sloppy.caller } catch { return undefined }'); let found; try { found = attack.caller ?? attack.arguments } catch {} return found ? 'out' : (sloppy, 'fine')`,
  ),
  tries(
    'looks for host functions in the global object',
    `for (const key of Reflect.ownKeys(globalThis)) { const { value } = Reflect.getOwnPropertyDescriptor(globalThis, key); if (/Callback|Reference|ExternalCopy|Isolate/.test(value?.constructor?.name)) return String(key) } return 'fine'`,
  ),
  tries(
    'uses the natives of the engine',
    `let found = 'fine'; try { Function('%SystemBreak()')() ; found = 'out' } catch {} return found`,
  ),
  {
    name: 'runs code through the constructor of an async callback',
    solution: `export async function attack(callback) { return (await callback.constructor('return typeof describe + typeof globalThis.secret')()) === 'undefinedundefined' ? 'fine' : 'out' }`,
    test: `globalThis.secret = 1; expect(await solution.attack(async () => 1)).toBe('fine')`,
    verdict: accepted,
  },
  {
    name: 'runs code through the constructor of a generator callback',
    solution: `export function attack(callback) { return callback.constructor('yield typeof globalThis.secret')().next().value === 'undefined' ? 'fine' : 'out' }`,
    test: `globalThis.secret = 1; expect(solution.attack(function* () {})).toBe('fine')`,
    verdict: accepted,
  },
  {
    name: 'reads the source of a test by its callback',
    solution: `export function attack(callback) { const texts = [callback.toString(), String(callback), Function.prototype.toString.call(callback), callback.toSource?.(), callback.constructor.prototype.toString.call(callback)]; return texts.join().includes('secret') ? texts.join() : 'fine' }`,
    test: `expect(solution.attack(() => 'secret')).toBe('fine')`,
    verdict: accepted,
  },
  {
    name: 'changes the prototype of all objects of the judge',
    solution: `export function attack(callback) { callback.__defineGetter__.call(Object.prototype, 'polluted', () => 1); for (const it of [Object.getPrototypeOf(callback), callback.constructor.prototype, callback.__proto__.__proto__, callback.constructor]) Object.defineProperty(it, 'polluted', { value: 1 }); return 'fine' }`,
    test: `expect(solution.attack(() => 1)).toBe('fine'); expect([{}.polluted, (() => 1).polluted, Function.polluted]).toEqual([undefined, undefined, undefined])`,
    verdict: accepted,
  },
  {
    name: 'changes the iterators of the judge',
    solution: `export function attack(iterator) { const prototype = Object.getPrototypeOf(iterator); try { prototype.next = () => ({ done: true }) } catch {} try { Object.getPrototypeOf(prototype).map = () => 1 } catch {} return 'fine' }`,
    test: `for (const it of [[1].values(), [1].values().map((n) => n), 'a'.matchAll(/a/g), new Map([[1, 2]]).keys()]) expect(solution.attack(it)).toBe('fine'); expect([...[1].values().map((n) => n)]).toEqual([1]); expect([...'a'.matchAll(/a/g)].length).toBe(1)`,
    verdict: accepted,
  },
]
