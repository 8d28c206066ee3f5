import type { HostileProgram } from '../hostile-programs.ts'

const verdict = 'runtime-error'

/** Stacks that overflow: in the solution, in what it returns, and in turns over the wall. */
export const recursion: readonly HostileProgram[] = [
  { name: 'a function that calls itself', solution: `export function attack() { return attack() }`, verdict },
  {
    name: 'an async function that calls itself',
    solution: `export async function attack() { return await attack() }`,
    verdict,
  },
  {
    name: 'toString that asks itself',
    solution: `const it = { toString() { return \`\${it}\` } }\nexport function attack() { return String(it) }`,
    verdict,
  },
  {
    name: 'a getter that reads itself',
    solution: `export const it = { get self() { return this.self } }`,
    test: 'expect(solution.it.self).toBe(1)',
    verdict,
  },
  {
    name: 'a proxy of itself',
    solution: `export function attack() { const proxy = new Proxy({}, {}); Object.setPrototypeOf(proxy, new Proxy(proxy, {})); return proxy.x }`,
    verdict,
  },
  {
    name: 'toJSON that asks for itself',
    solution: `const it = { toJSON() { return JSON.stringify(it) } }\nexport function attack() { return JSON.stringify(it) }`,
    verdict,
  },
  {
    name: 'flat of a list that holds itself',
    solution: `export function attack() { const list = []; list.push(list); return list.flat(Infinity) }`,
    verdict,
  },
  {
    name: 'an overflow in a comparator',
    solution: `const compare = (a, b) => compare(b, a)\nexport function attack() { return [3, 1, 2].sort(compare) }`,
    verdict,
  },
  {
    name: 'callbacks in turns over the wall',
    solution: `export function attack(callback) { return callback(attack) }`,
    test: `const back = (call) => call(back); solution.attack(back)`,
    verdict,
  },
  {
    name: 'callbacks in turns over the wall, with every error caught',
    solution: `export function attack(callback) { try { return callback(attack) } catch { return attack(callback) } }`,
    test: `const back = (call) => { try { return call(back) } catch { return call(back) } }; solution.attack(back)`,
    limits: { cpuMs: 200 },
    verdict: [verdict, 'time-limit-exceeded'],
  },
  {
    name: 'a crossing from the bottom of a full stack',
    solution: `export function attack(callback) { try { return attack(callback) } catch { return callback() } }`,
    test: `expect(solution.attack(() => 'fine')).toBe('fine')`,
    limits: { cpuMs: 500 },
    verdict: [verdict, 'accepted'],
  },
  {
    name: 'an overflow that the solution survives',
    solution: `let depth = 0; const fall = () => { depth++; fall() }\nexport function attack() { try { fall() } catch { return depth > 1000 ? 'fine' : depth } }`,
    verdict: 'accepted',
  },
  {
    name: 'a floating overflow',
    solution: `export function attack() { (async () => { const fall = () => fall(); fall() })(); return 'fine' }`,
    verdict,
  },
]
