import type { HostileProgram } from '../hostile-programs.ts'

const missing = (name: string, code: string): HostileProgram => ({
  name,
  solution: `export function attack() { ${code}; return 'fine' }`,
  limits: { cpuMs: 300 },
  verdict: 'runtime-error',
})

/** What would outrun the limits or tell the time is not there. */
export const world: readonly HostileProgram[] = [
  missing(
    'WebAssembly memory',
    'const kept = []; for (;;) kept.push(new WebAssembly.Memory({ initial: 1000 }))',
  ),
  missing('SharedArrayBuffer', 'new SharedArrayBuffer(1 << 30)'),
  missing('a resizable buffer', 'new ArrayBuffer(8, { maxByteLength: 1 << 30 }).resize(1 << 30)'),
  missing(
    'a resizable buffer, by way of bytes',
    'new (new Uint8Array(1).buffer.constructor)(8, { maxByteLength: 1 << 30 })',
  ),
  missing('resize', 'new ArrayBuffer(8).resize(1 << 30)'),
  missing('FinalizationRegistry', 'new FinalizationRegistry(() => { for (;;); }).register({}, 1)'),
  missing('WeakRef', 'new WeakRef({})'),
  missing('Atomics', 'Atomics.wait(new Int32Array(4), 0, 0)'),
  missing('process.exit', 'process.exit(0)'),
  missing('a way out by fetch', `fetch('https://example.com')`),
  {
    name: 'the real time',
    solution: `export async function attack() { const from = [Date.now(), performance.now(), +new Date(), Temporal.Now.instant().epochMilliseconds]; for (let n = 0; n < 2e7; n++); const to = [Date.now(), performance.now(), +new Date(), Temporal.Now.instant().epochMilliseconds]; return from.join() === to.join() && from[0] === Date.UTC(2026, 0, 1) ? 'fine' : [from, to].join(' ') }`,
    verdict: 'accepted',
  },
]

const attacks = {
  'time-limit-exceeded': 'for (;;);',
  'memory-limit-exceeded': 'const kept = []; for (;;) kept.push(Array(1e5).fill(1))',
  'output-limit-exceeded': `for (;;) console.log('x'.repeat(1e6))`,
} as const

const testCode = {
  once: `try { solution.attack() } catch {} expect(1).toBe(1)`,
  'and awaits the answer': `try { await solution.attack() } catch {} await new Promise((done) => setTimeout(done, 10)); expect(1).toBe(1)`,
  'and expects the error': `expect(() => solution.attack()).toThrow()`,
  'again and again': `for (;;) { try { solution.attack() } catch {} }`,
  'again and again, asynchronously': `for (;;) { try { await solution.attack() } catch {} }`,
}

/** A limit is final for its test, whatever the test makes of the error. */
export const caught: readonly HostileProgram[] = Object.entries(attacks).flatMap(([verdict, code]) =>
  Object.entries(testCode).map(([name, test]) => ({
    name: `${verdict}, caught ${name}`,
    solution: `export function attack() { ${code} }`,
    test,
    limits: { cpuMs: verdict === 'time-limit-exceeded' ? 100 : 2000, heapMb: 32 },
    verdict: verdict as keyof typeof attacks,
  })),
)
