import { describe, expect, test } from 'vitest'
import { diskJudged } from './disk-judging.ts'
import { accepted } from './http-judging.ts'

/** Runs the body of a test whose solution passes on calls of the disk. */
function onDisk(body: string, more = ''): Promise<void> {
  return accepted(diskJudged(body, `${calls}\n${more}`))
}

const calls = `export const append = (disk: Disk, file: any, bytes: any) => disk.append(file, bytes)
export async function trouble(run: () => Promise<unknown>) { try { return await run() } catch (e) { const { name, message, code } = e as Error & { code: string }; return [name, code, message] } }
export const failing = (disk: any, name: string, ...args: any[]) => trouble(() => disk[name](...args))
export async function all(disk: Disk) { return Promise.all((await disk.list()).map(async (file) => [file, new TextDecoder().decode(await disk.read(file, 0, 1000))])) }`

describe('a disk', () => {
  test('appends, reads, syncs, renames, removes and lists', () =>
    onDisk(`const disk = createDisk(); const d = disk.mount()
      expect(await solution.append(d, 'a', bytes('hello'))).toBe(0)
      expect(await solution.append(d, 'a', bytes(' world'))).toBe(5)
      expect([await d.size('a'), text(await d.read('a', 4, 3)), text(await d.read('a', 9, 100)), text(await d.read('a', 99, 1))]).toEqual([11, 'o w', 'ld', ''])
      await d.sync('a')
      await d.append('__proto__', bytes('x'))
      await d.append('b', bytes(''))
      expect(await d.list()).toEqual(['__proto__', 'a', 'b'])
      await d.rename('__proto__', 'a')
      expect(await solution.all(d)).toEqual([['a', 'x'], ['b', '']])
      expect(disk.usedBytes).toBe(1)
      await d.rename('a', 'a')
      await d.remove('a')
      expect([await d.list(), disk.usedBytes, disk.crashes]).toEqual([['b'], 0, 0])`))

  test('keeps what it was given when the solution changes its bytes', () =>
    onDisk(
      `const disk = createDisk(); const d = disk.mount()
      await solution.tricky(d)
      expect(text(await d.read('a', 0, 9))).toBe('aaa')`,
      `export async function tricky(disk: Disk) { const b = new Uint8Array(3).fill(97); const p = disk.append('a', b); b.fill(98); await p; const r = await disk.read('a', 0, 3); r.fill(99) }`,
    ))

  test('fails as a file system of Node does', () =>
    onDisk(`const d = createDisk({ capacityBytes: 4, maxFiles: 2 }).mount(); const { failing } = solution
      await d.append('a', bytes('123'))
      expect(await failing(d, 'append', 'a', bytes('45'))).toEqual(['Error', 'ENOSPC', "ENOSPC: no space left on the disk, append 'a'"])
      expect(text(await d.read('a', 0, 9))).toBe('123')
      await d.append('b', bytes('4'))
      expect((await failing(d, 'append', 'c', bytes('')))[1]).toBe('ENOSPC')
      await d.remove('b')
      await d.append('a', bytes('4'))
      for (const name of ['read', 'size', 'sync', 'remove', 'rename']) expect((await failing(d, name, 'x', ...(name === 'read' ? [0, 1] : ['y'])))).toEqual(['Error', 'ENOENT', "ENOENT: no such file, " + name + " 'x'"])`))

  test('says what is wrong with an argument', () =>
    onDisk(`const d = createDisk().mount(); const { failing } = solution
      expect(await failing(d, 'append', 5, bytes('x'))).toEqual(['TypeError', 'ERR_INVALID_ARG_TYPE', 'disk.append: the name of a file is a string, not number'])
      expect((await failing(d, 'append', 'a', 'text'))[2]).toBe('disk.append(file, bytes): the bytes are a Uint8Array, not string')
      expect((await failing(d, 'append', 'a', [1, 2]))[1]).toBe('ERR_INVALID_ARG_TYPE')
      for (const file of ['', 'a/b', 'a\\0', 'x'.repeat(256)]) expect((await failing(d, 'size', file))[1]).toBe('ERR_INVALID_ARG_VALUE')
      await d.append('a', bytes('abc'))
      for (const [from, length] of [[-1, 1], [0, -1], [0.5, 1], [NaN, 1], [0, Infinity], [0, 2 ** 30]]) expect((await failing(d, 'read', 'a', from, length)).slice(0, 2)).toEqual(['RangeError', 'ERR_OUT_OF_RANGE'])
      expect((await failing(d, 'read', 'a', '0', 1))[1]).toBe('ERR_INVALID_ARG_TYPE')
      expect(await d.list()).toEqual(['a'])`))

  test('counts calls and bytes since a mark, and keeps a log', () =>
    onDisk(`const disk = createDisk(); const d = disk.mount()
      await d.append('a', bytes('12345')); await d.sync('a')
      disk.mark()
      await d.read('a', 1, 3); await d.read('a', 4, 3); await solution.failing(d, 'read', 'b', 0, 1)
      expect(disk.counts()).toMatchObject({ calls: 3, read: 3, bytesRead: 4, append: 0, bytesAppended: 0 })
      await d.rename('a', 'b c')
      expect(disk.operations.at(0)).toEqual({ call: 1, life: 1, name: 'append', file: 'a', from: 0, bytes: 5 })
      expect(disk.operations.map(({ name }) => name)).toEqual(['append', 'sync', 'read', 'read', 'read', 'rename'])
      expect(disk.log().split('\\n').map((line) => line.trim())).toEqual(['1  append a 5 bytes at 0', '2  sync a', '3  read a 3 bytes from 1', '4  read a 1 bytes from 4', '5  read b ENOENT', '6  rename a → "b c"'])`))

  test('takes virtual time if it is told to', () =>
    onDisk(`const d = createDisk({ latencyMs: 5 }).mount(); const began = clock.now()
      await d.append('a', bytes('1')); await d.sync('a')
      expect(clock.now() - began).toBe(10)
      const quick = createDisk().mount()
      await quick.append('a', bytes('1'))
      expect(clock.now() - began).toBe(10)`))

  test('does calls that are under way together in an order of the seed', () =>
    onDisk(
      `const orders = new Set()
      for (let seed = 0; seed < 40; seed++) {
        const order = async () => { const d = createDisk({ seed }).mount(); await solution.abc(d); return text(await d.read('a', 0, 9)) }
        orders.add(await order())
      }
      expect([...orders].sort()).toEqual(['abc', 'acb', 'bac', 'bca', 'cab', 'cba'])
      const one = createDisk({ seed: 3 }).mount(), log = []
      await Promise.all([...'abcdefgh'].map((letter) => one.append('a', bytes(letter)).then((at) => log.push(at))))
      expect(log).toEqual([0, 1, 2, 3, 4, 5, 6, 7])`,
      `export const abc = (disk: Disk) => Promise.all([...'abc'].map((letter) => disk.append('a', new TextEncoder().encode(letter))))`,
    ))
})

describe('a crash', () => {
  test('spares what was synced, and the rest by its fate', () =>
    onDisk(`for (const fate of ['kept', 'lost', 'torn']) {
        const disk = createDisk(); const d = disk.mount()
        await d.append('a', bytes('synced.')); await d.sync('a'); await d.append('a', bytes('unsynced'))
        disk.crash(fate)
        const found = text(await disk.mount().read('a', 0, 100))
        if (fate === 'kept') expect(found).toBe('synced.unsynced')
        else if (fate === 'lost') expect(found).toBe('synced.')
        else expect(found).toMatch(/^synced\\.(?!unsynced)u?n?s?y?n?c?e?d?\\0*$/)
        disk.crash('lost')
        expect(text(await disk.mount().read('a', 0, 100))).toBe(found)
      }`))

  test('tears at every byte, and leaves zeros or nothing behind it', () =>
    onDisk(`const seen = new Set()
      for (let seed = 0; seed < 200; seed++) {
        const disk = createDisk({ seed })
        await disk.mount().append('a', bytes('xyz')); disk.crash('torn')
        seen.add(text(await disk.mount().read('a', 0, 9)).replaceAll('\\0', '0'))
        expect(disk.usedBytes).toBe(await disk.mount().size('a'))
      }
      expect([...seen].sort()).toEqual(['', '0', '00', '000', 'x', 'x0', 'x00', 'xy', 'xy0'])`))

  test('keeps names as they are, and bytes with the file that has been renamed', () =>
    onDisk(`const disk = createDisk(); const d = disk.mount()
      await d.append('old', bytes('old')); await d.sync('old')
      await d.append('new', bytes('new')); await d.rename('new', 'old'); await d.append('x', bytes('x')); await d.remove('x'); await d.append('y', bytes('y'))
      disk.crash('lost')
      expect(await solution.all(disk.mount())).toEqual([['old', ''], ['y', '']])`))

  test('answers nothing that was asked before it', () =>
    onDisk(`const disk = createDisk({ seed: 1 }); const d = disk.mount(); let answers = 0
      for (let n = 0; n < 40; n++) d.append('a', bytes('x')).then(() => answers++)
      disk.crash('kept')
      const done = await disk.mount().size('a')
      expect(done).toBeGreaterThan(5); expect(done).toBeLessThan(35)
      d.list().then(() => answers++, () => answers++)
      await clock.advance(100_000)
      expect(answers).toBe(0)
      expect(disk.crashes).toBe(1)`))

  test('comes before or after the call that was said', () =>
    onDisk(`for (const when of ['before', 'after']) {
        const disk = createDisk(); disk.crashAt(2, { when, fate: 'kept' }); let answers = 0
        expect(await disk.run(async (d) => { await d.append('a', bytes('1')); answers++; await d.append('a', bytes('2')); answers++ })).toBe(false)
        expect([answers, await disk.mount().size('a')]).toEqual([1, when === 'before' ? 1 : 2])
      }`))

  test('repeats exactly with its seed', () =>
    onDisk(`const story = async (seed) => {
        const disk = createDisk({ seed })
        for (let round = 0; round < 5; round++) { disk.crashAt(3); await disk.run((d) => Promise.all(['a', 'b', 'c', 'a'].map((file) => d.append(file, bytes('12345'))))) }
        return disk.log()
      }
      expect(await story(5)).toBe(await story(5))
      expect(await story(5)).not.toBe(await story(6))`))
})

describe('a program that starts anew', () => {
  const state = `let count = 0; declare const globalThis: any
export const next = () => ++count
export const hang = () => { globalThis.kept = globalThis.kept ?? 0; return globalThis.kept++ }
export const tick = (log: string[]) => void setInterval(() => log.push('tick'), 10)
export class Box { items = [1] }`

  test('has fresh variables, globals and timers', () =>
    accepted(
      diskJudged(
        `const first = restart()
        expect([first.next(), first.next(), solution.next(), first.hang(), first.hang()]).toEqual([1, 2, 1, 0, 1])
        vi.stubGlobal('fromTest', 5)
        const log = []
        first.tick(log)
        const second = restart()
        expect([second.next(), second.hang(), first.next(), second.fromTest()]).toEqual([1, 0, 3, 5])
        await clock.advance(100)
        expect(log).toEqual([])
        expect(new second.Box()).toBeInstanceOf(second.Box)
        expect(new second.Box()).not.toBeInstanceOf(first.Box)
        expect(new second.Box().items).toEqual([1])
        expect(inside(({ next }) => next())).toBe(2)`,
        `${state}\nexport const fromTest = () => globalThis.fromTest`,
      ),
    ))

  test('is what each run gets', () =>
    accepted(
      diskJudged(
        `const disk = createDisk()
        for (let n = 0; n < 2; n++) expect(await disk.run(async (d, { next }) => { expect(next()).toBe(1); await d.list() })).toBe(true)
        let starts = 0
        disk.crashAt(2)
        await disk.recover(async (d) => { starts++; await d.list(); await d.list() })
        expect([starts, disk.crashes, disk.operations.map(({ life }) => life)]).toEqual([2, 1, [1, 2, 3, 4, 4]])`,
        state,
      ),
    ))

  test('may not fix a global for good', async () => {
    const report = await diskJudged(
      `restart(); restart()`,
      `Object.defineProperty(globalThis, 'mine' + Math.random(), { value: 1 })`,
    )
    expect(report.tests[0]?.verdict).toBe('runtime-error')
    expect(report.tests[0]?.message).toMatch(/^TypeError: the solution fixed the global "mine/)
  })

  test('fails the test when its module throws at the second start', async () => {
    const report = await diskJudged(
      `restart()`,
      `if ((Array as any).again) throw new Error('twice')\n;(Array as any).again = true`,
    )
    expect(report.tests[0]).toMatchObject({ verdict: 'runtime-error', message: 'Error: twice' })
  })
})
