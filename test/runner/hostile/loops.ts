import type { HostileProgram } from '../hostile-programs.ts'

const limits = { cpuMs: 100 }
const verdict = 'time-limit-exceeded'

/** Code that never ends, in every place where a judge may run it. */
export const loops: readonly HostileProgram[] = [
  { name: 'an endless loop', solution: `export function attack() { for (;;); }`, limits, verdict },
  {
    name: 'a loop in finally, around a loop in catch',
    solution: `export function attack() { for (;;) { try { for (;;); } catch { for (;;); } finally { for (;;); } } }`,
    limits,
    verdict,
  },
  {
    name: 'a loop while the module loads',
    solution: `for (;;); export const attack = 1`,
    test: 'expect(1).toBe(1)',
    limits,
    verdict,
    later: verdict,
  },
  {
    name: 'a loop in a static block',
    solution: `export class Attack { static { for (;;); } }\nexport const attack = 1`,
    test: 'expect(1).toBe(1)',
    limits,
    verdict,
    later: verdict,
  },
  {
    name: 'a loop in a constructor',
    solution: `export class Attack { constructor() { for (;;); } }`,
    test: 'new solution.Attack()',
    limits,
    verdict,
  },
  {
    name: 'a loop in a getter of an export',
    solution: `export const it = { get value() { for (;;); } }`,
    test: 'expect(solution.it.value).toBe(1)',
    limits,
    verdict,
  },
  {
    name: 'a loop that catches the end of its time',
    solution: `export function attack() { for (;;) { try { for (;;); } catch {} } }`,
    limits,
    verdict,
  },
  {
    name: 'microtasks that feed themselves',
    solution: `export function attack() { const again = () => { Promise.resolve().then(again) }; again(); return 'fine' }`,
    limits,
    verdict,
  },
  {
    name: 'queueMicrotask that feeds itself',
    solution: `export function attack() { const again = () => queueMicrotask(again); again(); return 'fine' }`,
    limits,
    verdict,
  },
  {
    name: 'an async loop over nothing',
    solution: `export async function attack() { for (;;) await null }`,
    limits,
    verdict,
  },
  {
    name: 'a pattern that backtracks for ever',
    solution: `export function attack() { return /^(a+)+$/.test('a'.repeat(60) + '!') ? 'bad' : 'fine' }`,
    limits,
    verdict,
  },
  {
    name: 'a pattern that backtracks in the test',
    solution: `export function attack() { return /^(\\w+\\s?)*$/ }`,
    test: `let found = 0; for (let i = 0; i < 1e9; i++) if (solution.attack().test('a')) found++; expect(found).toBe(1)`,
    limits,
    verdict,
  },
  {
    name: 'a comparator that never answers',
    solution: `export function attack() { return [2, 1, 3].sort(() => { for (;;); }) }`,
    limits,
    verdict,
  },
  {
    name: 'toString that never answers',
    solution: `export function attack() { return \`\${{ toString() { for (;;); } }}\` }`,
    limits,
    verdict,
  },
  {
    name: 'an endless generator, spread',
    solution: `function* all() { for (;;) yield }\nexport function attack() { let n = 0; for (const _ of all()) n++; return n }`,
    limits,
    verdict,
  },
  {
    name: 'an endless generator for the test',
    solution: `export function* attack() { for (;;) yield 1 }`,
    test: `let sum = 0; for (const n of solution.attack()) sum += n; expect(sum).toBe(3)`,
    limits,
    verdict,
  },
  {
    name: 'an endless async generator for the test',
    solution: `export async function* attack() { for (;;) yield 1 }`,
    test: `let sum = 0; for await (const n of solution.attack()) sum += n; expect(sum).toBe(3)`,
    limits,
    verdict,
  },
  {
    name: 'an object that is never done',
    solution: `export const queue = { isEmpty: () => false, take: () => 1 }`,
    test: `while (!solution.queue.isEmpty()) solution.queue.take()`,
    limits,
    verdict,
  },
]
