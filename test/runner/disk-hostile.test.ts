import { expect, test } from 'vitest'
import type { Limits, Verdict } from '../../runner/protocol.ts'
import { diskJudged } from './disk-judging.ts'

interface Program {
  name: string
  /** The body of the solution's `attack(disk)`. */
  attack: string
  /** The body of the test; awaits the attack unless given. */
  body?: string
  limits?: Partial<Limits>
  verdict: Verdict | Verdict[]
}

const big = `new Uint8Array(1024 * 1024)`
const trouble = `const trouble = async (run: () => Promise<unknown>) => { try { return await run() } catch (e) { return (e as { code: string }).code } }\n`

const programs: Program[] = [
  {
    name: 'fills the disk',
    attack: `for (let n = 0; n < 20; n++) { const code = await disk.append('a', ${big}).catch((e: any) => e.code); if (code === 'ENOSPC') return n }`,
    body: `expect(await solution.attack(createDisk().mount())).toBe(16)`,
    limits: { cpuMs: 4000 },
    verdict: 'accepted',
  },
  {
    name: 'fills the disk and does not look',
    attack: `for (;;) await disk.append('a', ${big})`,
    limits: { cpuMs: 4000 },
    verdict: 'runtime-error',
  },
  {
    name: 'fills the disk for ever',
    attack: `for (;;) await disk.append('a', ${big}).catch(() => 0)`,
    limits: { cpuMs: 300 },
    verdict: 'time-limit-exceeded',
  },
  {
    name: 'makes files without end',
    attack: `let n = 0; for (;;) await disk.append('f' + n++, new Uint8Array(0))`,
    verdict: 'runtime-error',
  },
  {
    name: 'appends more than may cross',
    attack: `await disk.append('a', new Uint8Array(9 * 1024 * 1024))`,
    verdict: 'output-limit-exceeded',
  },
  {
    name: 'asks for ever',
    attack: `for (;;) await disk.list()`,
    limits: { cpuMs: 300 },
    verdict: 'time-limit-exceeded',
  },
  {
    name: 'asks without waiting, for ever',
    attack: `for (;;) disk.size('a').catch(() => 0)`,
    limits: { cpuMs: 500 },
    verdict: 'runtime-error',
  },
  {
    name: 'appends without waiting, for ever',
    attack: `for (;;) disk.append('a', new Uint8Array(100_000)).catch(() => 0)`,
    limits: { cpuMs: 500 },
    verdict: ['runtime-error', 'memory-limit-exceeded'],
  },
  {
    name: 'has more calls under way than there may be',
    attack: `const all = []; for (let n = 0; n <= 10_000; n++) all.push(disk.list()); await Promise.all(all)`,
    limits: { cpuMs: 5000, heapMb: 128 },
    verdict: 'runtime-error',
  },
  {
    name: 'floods the disk whatever it says',
    attack: `for (;;) try { disk.size(5 as never).catch(() => 0) } catch {}`,
    limits: { cpuMs: 200 },
    verdict: 'time-limit-exceeded',
  },
  {
    name: 'lets a failing call fall',
    attack: `disk.size('nothing'); await disk.list()`,
    verdict: 'accepted',
  },
  {
    name: 'waits for a call of a disk that has crashed',
    attack: `await disk.append('a', ${big})`,
    body: `const disk = createDisk(); const d = disk.mount(); disk.crash(); await solution.attack(d)`,
    verdict: 'idleness-limit-exceeded',
  },
  {
    name: 'goes on and on with a disk that has crashed',
    attack: `for (;;) disk.append('a', new Uint8Array(1))`,
    body: `const disk = createDisk(); const d = disk.mount(); disk.crash(); await solution.attack(d)`,
    limits: { cpuMs: 500 },
    verdict: 'runtime-error',
  },
  {
    name: 'works on after a crash in timers',
    attack: `setInterval(() => { disk.append('a', new Uint8Array(1)); calls++ }, 1); await disk.sync('b')`,
    body: `const disk = createDisk(); disk.crashAt(1)
      await disk.run((d, { attack }) => attack(d))
      await disk.recover(async (d, { count }) => { expect([count(), await d.list()]).toEqual([0, []]) })
      await clock.advance(1000)
      expect(disk.usedBytes).toBe(0)`,
    verdict: 'accepted',
  },
  {
    name: 'spends its time in timers until the crash that never comes',
    attack: `for (;;) { await new Promise((done) => setTimeout(done, 1)); await disk.list() }`,
    body: `const disk = createDisk(); disk.crashAt(1e9); await disk.run((d, { attack }) => attack(d))`,
    limits: { cpuMs: 300 },
    verdict: 'time-limit-exceeded',
  },
  {
    name: 'uses names that are no names',
    attack: `${trouble}
      const codes = []
      for (const file of [undefined, null, 5, {}, [], Symbol('a'), () => 1, { toString: () => 'a' }, new String('a'), new Proxy({}, {}), '', 'a/b', '\\0']) codes.push(await trouble(() => disk.append(file as any, new Uint8Array(1))))
      for (const file of ['__proto__', 'constructor', 'toString', '..', '.', ' ']) { await disk.append(file, new Uint8Array(2)); codes.push(await disk.size(file)) }
      return [...codes, ...await disk.list()]`,
    body: `expect(await solution.attack(createDisk().mount())).toEqual([...Array(10).fill('ERR_INVALID_ARG_TYPE'), ...Array(3).fill('ERR_INVALID_ARG_VALUE'), 2, 2, 2, 2, 2, 2, ' ', '.', '..', '__proto__', 'constructor', 'toString'])`,
    verdict: 'accepted',
  },
  {
    name: 'passes what are no bytes',
    attack: `${trouble}
      const codes = []
      class Mine extends Uint8Array { get length() { return 1e9 } }
      for (const bytes of [undefined, null, 'a', 5, [1], { length: 1e9 }, new ArrayBuffer(1), new Uint16Array(1), new DataView(new ArrayBuffer(1)), new Proxy(new Uint8Array(1), {})]) codes.push(await trouble(() => disk.append('a', bytes as any)))
      await disk.append('b', Buffer.from('xyz'))
      return [...codes, await disk.list(), await disk.size('b'), await trouble(() => disk.append('c', new Mine(3)))]`,
    body: `const answer = await solution.attack(createDisk().mount()); expect(answer.slice(0, 12)).toEqual([...Array(10).fill('ERR_INVALID_ARG_TYPE'), ['b'], 3]); expect(['ERR_INVALID_ARG_TYPE', 0]).toContain(answer[12])`,
    verdict: 'accepted',
  },
  {
    name: 'changes the handle',
    attack: `const done = [Reflect.set(disk, 'append', () => 1), Reflect.defineProperty(disk, 'x', { value: 1 }), Reflect.deleteProperty(disk, 'sync'), Reflect.set(disk.append, 'x', 1), Reflect.setPrototypeOf(disk, null)]
      return done`,
    body: `const disk = createDisk(); const d = disk.mount(); expect(await solution.attack(d)).toEqual([false, false, false, false, false]); expect(await d.append('a', bytes('x'))).toBe(0)`,
    verdict: 'accepted',
  },
  {
    name: 'looks for more behind the handle',
    attack: `return [Reflect.ownKeys(disk).sort(), Reflect.ownKeys(disk.append).sort()]`,
    body: `const [keys, own] = await solution.attack(createDisk().mount()); expect(keys).toEqual(['append', 'list', 'read', 'remove', 'rename', 'size', 'sync']); expect(own).toEqual(['length', 'name'])`,
    verdict: 'accepted',
  },
  {
    name: 'replaces what promises and bytes are made of',
    attack: `Promise.prototype.then = Uint8Array.prototype.set = Map.prototype.get = () => { throw new Error('mine') }; return disk.append('a', new Uint8Array(1))`,
    body: `const d = createDisk().mount(); await Promise.allSettled([solution.attack(d)]); await d.append('b', bytes('x')); expect(await d.size('b')).toBe(1)`,
    verdict: ['accepted', 'runtime-error'],
  },
  {
    name: 'floods the disk within a scenario',
    attack: `for (let n = 0; n < 300; n++) await disk.append('a', new Uint8Array(1))`,
    body: `await crashAtEveryStep((disk) => disk.recover((d, { attack }) => attack(d)))`,
    verdict: 'wrong-answer',
  },
  {
    name: 'hangs after some crash only',
    attack: `if ((await disk.list()).includes('a')) await new Promise(() => 0); await disk.append('a', new Uint8Array(1)); await disk.sync('a')`,
    body: `await crashAtEveryStep((disk) => disk.recover((d, { attack }) => attack(d)))`,
    verdict: 'wrong-answer',
  },
  {
    name: 'keeps its state on the global object',
    attack: `const all = globalThis as any; all.cache = (all.cache ?? 0) + 1; await disk.list(); return all.cache`,
    body: `const disk = createDisk(); for (let n = 0; n < 3; n++) await disk.run(async (d, { attack }) => expect(await attack(d)).toBe(1))`,
    verdict: 'accepted',
  },
]

test.for(programs)('$name', async ({ attack, body, limits, verdict }) => {
  const solution = `let calls = 0\nexport const count = () => calls\nexport async function attack(disk: Disk): Promise<any> { ${attack} }`
  const report = await diskJudged(body ?? `await solution.attack(createDisk().mount())`, solution, limits)
  const [first, next] = report.tests
  expect([verdict].flat(), JSON.stringify(first, null, 1).slice(0, 2000)).toContain(first?.verdict)
  expect(next?.verdict).toBe('accepted')
})
