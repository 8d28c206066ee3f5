import type { Verdict } from '../../../runner/protocol.ts'
import type { HostileProgram } from '../hostile-programs.ts'

const limits = { cpuMs: 100 }
/** Which comes first depends on the machine: memory that runs away, or time. */
const either: Verdict[] = ['time-limit-exceeded', 'memory-limit-exceeded']
const time = 'time-limit-exceeded'

/** V8's own code, which looks at no timeout and no memory limit, or ends the whole process. */
export const natives: readonly HostileProgram[] = [
  {
    name: 'fill of a thousand million',
    solution: `export function attack() { return Array(1e9).fill(0) }`,
    limits,
    verdict: either,
  },
  {
    name: 'Array.from of a length',
    solution: `export function attack() { return Array.from({ length: 1e9 }) }`,
    limits,
    verdict: either,
  },
  {
    name: 'toSorted of a huge holey array',
    solution: `export function attack() { return Array(4e8).toSorted() }`,
    limits,
    verdict: either,
  },
  {
    name: 'indexOf in a list as long as a safe integer',
    solution: `export function attack() { return Array.prototype.indexOf.call({ length: 2 ** 53 - 1 }, 1) }`,
    limits,
    verdict: time,
  },
  {
    name: 'reverse of a list as long as a safe integer',
    solution: `export function attack() { return Array.prototype.reverse.call({ length: 2 ** 53 - 1 }) }`,
    limits,
    verdict: either,
  },
  {
    name: 'native loops that the solution catches',
    solution: `export function attack() { for (;;) { try { Array(1e9).fill(0) } catch {} } }`,
    limits,
    verdict: either,
  },
  {
    name: 'fill while the module loads',
    solution: `Array(1e9).fill(0)\nexport const attack = () => 'fine'`,
    limits,
    verdict: either,
    later: 'none',
  },
  {
    name: 'squaring a BigInt',
    solution: `export function attack() { let n = 3n; for (;;) n *= n }`,
    limits,
    verdict: [...either, 'runtime-error'],
  },
  {
    name: 'digits of a huge BigInt',
    solution: `export function attack() { return (2n ** (2n ** 24n)).toString().length }`,
    limits,
    verdict: time,
  },
  {
    name: 'a huge BigInt as the answer',
    solution: `export function attack() { return 1n << 25_000_000n }`,
    limits,
    verdict: 'output-limit-exceeded',
  },
  {
    name: 'splitting a huge string',
    solution: `export function attack() { return 'x'.repeat(1 << 28).split('') }`,
    limits: { cpuMs: 3000 },
    verdict: 'memory-limit-exceeded',
  },
  {
    name: 'a replacement that multiplies',
    solution: `export function attack() { return 'a'.repeat(1 << 20).replace(/a/g, '$&'.repeat(1024)) }`,
    limits: { cpuMs: 3000 },
    verdict: 'memory-limit-exceeded',
  },
  {
    name: 'a pattern too large to compile',
    solution: `export function attack() { return new RegExp('(?:a?){999}'.repeat(3000)).test('aaa') ? 'fine' : 'no' }`,
    limits,
    verdict: ['runtime-error', ...either],
  },
  {
    name: 'source nested too deeply for the parser',
    solution: `export function attack() { return (0, eval)('['.repeat(1e6)) }`,
    limits,
    verdict: 'runtime-error',
  },
  {
    name: 'sorting a gigabyte',
    solution: `export function attack() { const all = new Uint8Array(2 ** 30); return all.sort().length }`,
    limits,
    verdict: 'memory-limit-exceeded',
  },
  {
    name: 'a length for the test to fill',
    solution: `export function attack() { return 1e9 }`,
    test: `expect(Array(solution.attack()).fill(0).length).toBe(3)`,
    limits,
    verdict: either,
  },
]
