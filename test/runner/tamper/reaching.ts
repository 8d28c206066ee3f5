import type { Tampering } from './tampering.ts'

const verdict = 'accepted'

/** Attempts at the judge's side; each test says that nothing came of it. */
export const reaching: readonly Tampering[] = [
  {
    name: 'setting back a spy',
    solution: `export function attack(spy) { spy(1); spy(2); for (const key of ['mockClear', 'mockReset', 'mockRestore', 'mockReturnValue', 'mockImplementation', 'getMockName', 'mock', '_isMockFunction']) { if (key in spy || spy[key] !== undefined || Reflect.ownKeys(spy).includes(key)) return key; try { spy[key] = () => {} } catch {} } return 'nothing' }`,
    test: `const spy = vi.fn(); expect(solution.attack(spy)).toBe('nothing'); expect(spy).toHaveBeenCalledTimes(2); expect(vi.isMockFunction(spy)).toBe(true)`,
    verdict,
  },
  {
    name: 'disposing of a spy',
    solution: `export const clock = { tick: () => 1 }\nexport function attack(spy) { spy[Symbol.dispose]?.(); return typeof spy[Symbol.dispose] }`,
    test: `const spy = vi.fn(() => 7); expect(solution.attack(spy)).toBe('undefined'); expect(spy()).toBe(7)`,
    verdict,
  },
  {
    name: 'reading the right answer off a failed expectation',
    solution: `export function attack(callback) { try { callback(0) } catch (error) { return JSON.stringify([error.message, error.expected, error.actual, error.stack, Reflect.ownKeys(error).map((key) => String(error[key])), Object.getPrototypeOf(error) === Error.prototype]) } }`,
    test: `const said = solution.attack((n) => { expect(n).toBe('secret') }); expect(said).not.toContain('secret'); expect(said).toContain(',true]')`,
    verdict,
  },
  {
    name: 'changing a failed expectation on its way',
    solution: `export function attack(callback) { try { callback(0) } catch (error) { error.message = 'x'; error.name = 'KitError'; Object.setPrototypeOf(error, TypeError.prototype); throw error } }`,
    test: `solution.attack((n) => { expect(n).toBe(1) })`,
  },
  {
    name: 'throwing an error of the kit',
    solution: `export function attack(callback) { let caught; try { callback('x'.repeat(5e6)) } catch (error) { caught = error } const forged = new Error('x'); Object.setPrototypeOf(forged, Object.getPrototypeOf(caught)); throw forged }`,
    test: `solution.attack((text) => text + text)`,
    limits: { heapMb: 128 },
    verdict: 'runtime-error',
  },
  {
    name: 'passing on an error of the kit',
    solution: `export function attack(callback) { return callback('x'.repeat(5e6)) }`,
    test: `solution.attack((text) => text + text)`,
    limits: { heapMb: 128 },
    verdict: 'runtime-error',
  },
  {
    name: 'replacing what the test passed for its own use',
    solution: `export function attack(wanted) { const copy = [...wanted]; wanted.length = 0; return copy.length }`,
    test: `const wanted = [1, 2, 3]; expect(solution.attack(wanted)).toBe(3); expect(wanted).toEqual([])`,
    verdict,
  },
  {
    name: 'moving the clock',
    solution: `export async function attack() { Date.now = () => 5; globalThis.Date = class { static now() { return 6 } }; performance.now = () => 7; Temporal.Now.instant = () => 8; for (let n = 0; n < 100; n++) clearTimeout(n); globalThis.setTimeout = (f) => f(); return 1 }`,
    test: `const now = Date.now(); let fired = false; setTimeout(() => { fired = true }, 50); await solution.attack(); expect([Date.now(), clock.now(), fired]).toEqual([now, now, false]); clock.advance(50); expect([Date.now() - now, fired]).toEqual([50, true])`,
    verdict,
  },
  {
    name: 'spoiling built-ins before the answer is looked at',
    solution: `export function attack() { for (const type of [Object, Array, Map, Set, Promise, String, Number, Function]) for (const key of Object.getOwnPropertyNames(type.prototype)) { try { type.prototype[key] = () => true } catch {} } return [1, { a: 2 }] }`,
    test: `expect(solution.attack()).toEqual([1, { a: 3 }])`,
  },
  {
    name: 'spoiling built-ins after the answer was given',
    solution: `export function attack() { queueMicrotask(() => { JSON.stringify = JSON.parse = Promise.prototype.then = () => { throw 1 }; Object.prototype.then = (done) => done(5) }); return 4 }`,
    test: `const it = solution.attack(); await null; await null; expect(it).toBe(5)`,
  },
  {
    name: 'spoiling built-ins in a getter that the matcher reads',
    solution: `export function attack() { return { get a() { Object.is = () => true; Array.isArray = () => true; Object.keys = () => []; return 2 } } }`,
    test: `expect(solution.attack()).toEqual({ a: 3 })`,
  },
  {
    name: 'asking everything that a callback leads to',
    solution: `export function attack(callback) { const seen = new Set(); const queue = [[callback, 'callback']]; while (queue.length > 0 && seen.size < 3000) { const [it, path] = queue.pop(); if (it === null || !/object|function/.test(typeof it) || seen.has(it)) continue; seen.add(it); if (/describe|expect|vi$|host|cells|isolate|bridge|secret/i.test(path)) return path; for (const key of Reflect.ownKeys(it)) { try { queue.push([it[key], path + '.' + String(key)]) } catch {} } try { queue.push([Object.getPrototypeOf(it), path + '.^']) } catch {} } return 'nothing' }`,
    test: `class Own { #secret = 1; method() { return this.#secret } } for (const it of [() => 1, async () => 1, function* () {}, Own, new Own(), vi.fn(), { list: [new Own()], f() {} }, [1].values(), Promise.resolve(), new Error('x'), new Map([[() => 1, new Own()]])]) expect(solution.attack(it)).toBe('nothing')`,
    limits: { cpuMs: 5000 },
    verdict,
  },
  {
    name: 'calling what a callback leads to with built-ins as receivers',
    solution: `export function attack(callback) { const found = ['__defineGetter__', '__defineSetter__', 'call', 'apply', 'bind', 'toString', 'valueOf', 'hasOwnProperty', 'constructor'].map((key) => callback[key]); found[0].call(Object.prototype, 'polluted', () => 1); found[0].call(Array.prototype, 'polluted', () => 1); found[1].call(Function.prototype, 'polluted', () => 1); found[2].call(found[0], Map.prototype, 'polluted', () => 1); found[3].call(found[0], Set.prototype, ['polluted', () => 1]); found[4].call(found[0], Promise.prototype)('polluted', () => 1); return 'done' }`,
    test: `expect(solution.attack(() => 1)).toBe('done'); for (const type of [Object, Array, Function, Map, Set, Promise]) expect(Object.hasOwn(type.prototype, 'polluted')).toBe(false)`,
    verdict,
  },
  {
    name: 'defining traps on the prototypes of handles',
    solution: `export function attack(it) { for (let at = it; at !== null; at = Object.getPrototypeOf(at)) { for (const key of ['then', 'toJSON', 'toString', 'asymmetricMatch', 'constructor', 'polluted']) { try { Object.defineProperty(at, key, { get: () => () => true, configurable: true }) } catch {} } } return 'done' }`,
    test: `expect(solution.attack([1].values())).toBe('done'); expect(solution.attack(new Intl.NumberFormat('en'))).toBe('done'); expect(solution.attack('a'.matchAll(/a/g))).toBe('done'); expect({}.polluted).toBe(undefined); expect(Intl.NumberFormat.prototype.polluted).toBe(undefined); expect([].values().polluted).toBe(undefined); expect({ a: 1 }).not.toEqual({ a: 2 })`,
    verdict,
  },
  {
    name: 'giving the test a prototype to write to',
    solution: `export const all = [Object.prototype, Array.prototype, Function.prototype, Promise.prototype, Error.prototype, Object.getPrototypeOf(Uint8Array.prototype), Object.getPrototypeOf(async () => {})]`,
    test: `for (const it of solution.all) { try { it.polluted = 1 } catch {} } expect([{}.polluted, [].polluted, (() => 1).polluted, Promise.resolve().polluted, new Error('x').polluted, new Uint8Array(1).polluted]).toEqual(Array(6).fill(undefined))`,
    verdict,
  },
  {
    name: 'frames of the judge in a prepared stack',
    solution: `export function attack(callback) { Error.stackTraceLimit = 200; Error.prepareStackTrace = (_, frames) => frames.map((frame) => [frame.getThis(), frame.getFunction(), frame.getEvalOrigin(), frame.getFileName()]); return callback(() => { const frames = new Error('x').stack; return frames.every(([self, own, origin, file]) => self === undefined && own === undefined && origin === undefined && !/secret|tests-/.test(file)) }) }`,
    test: `expect(solution.attack((inner) => inner())).toBe(true)`,
    verdict,
  },
  {
    name: 'an error of the test whose stack is prepared by the solution',
    solution: `let seen = ''; Error.prepareStackTrace = (_, frames) => { seen += frames.map((frame) => String(frame.getFunction()) + frame.getFileName()).join(); return seen }\nexport function attack(callback) { try { callback() } catch (error) { void error.stack } return seen }`,
    test: `expect(solution.attack(() => { throw new Error('secret') })).not.toMatch(/secret|tests-/)`,
    verdict,
  },
  {
    name: 'a getter that calls back into the test while it compares',
    solution: `export function attack(callback) { return { get a() { callback(); return 2 } } }`,
    test: `let calls = 0; const it = solution.attack(() => { calls++ }); expect(it).toEqual({ a: 1 })`,
  },
  {
    name: 'counting the expectations of the test up',
    solution: `export function attack(callback) { for (let n = 0; n < 2; n++) callback(); return 1 }`,
    test: `expect.assertions(2); solution.attack(() => { expect(1).toBe(1) }); expect(1).toBe(1)`,
  },
  {
    name: 'values that are large, legal and wrong',
    solution: `export function attack() { return Array.from({ length: 500_000 }, (_, n) => n) }`,
    test: `expect(solution.attack()).toEqual(Array.from({ length: 500_000 }, (_, n) => n === 499_999 ? 0 : n))`,
    limits: { cpuMs: 3000, heapMb: 128 },
  },
  {
    name: 'a large set that is wrong',
    solution: `export function attack() { return new Set(Array.from({ length: 20_000 }, (_, n) => ({ n }))) }`,
    test: `expect(solution.attack()).toEqual(new Set(Array.from({ length: 20_000 }, (_, n) => ({ n: n + 1 }))))`,
    limits: { cpuMs: 3000, heapMb: 128 },
  },
]
