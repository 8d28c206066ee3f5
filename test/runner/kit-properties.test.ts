import { describe, expect, test } from 'vitest'
import { failed, fastCheckBundle, testBed } from './kit-harness.ts'

async function failure(body: string) {
  return failed(await testBed().runOne(`test('t', async () => { ${body} })`))
}

describe('properties', () => {
  test('a failure shows the shrunk counterexample, the way there and its root cause', async () => {
    const body = 'fc.assert(fc.property(fc.integer(), fc.string(), (n, s) => { expect(n).toBeLessThan(50) }))'
    const outcome = await failure(body)
    expect(outcome.kind).toBe('assertion')
    expect(outcome.message).toMatch(
      /^Property failed after \d+ runs? \(seed 7, path [\d:]+, shrunk \d+ times?\): expected 50 to be less than 50$/,
    )
    expect(outcome.counterexample).toBe('50, ""')
    expect(outcome.error).toHaveProperty('message', 'expected 50 to be less than 50')
    expect([outcome.expected, outcome.actual]).toEqual(['< 50', '50'])
    expect((await failure(body)).message).toBe(outcome.message)
  })

  test('the root cause decides the kind', async () => {
    const property = (inner: string) => `fc.assert(fc.property(fc.nat(), (n) => { ${inner} }))`
    expect(await failure(property('return n < 0'))).toMatchObject({
      kind: 'assertion',
      message: expect.stringContaining('the property returned false'),
    })
    expect(await failure(property('throw new RangeError("x")'))).toMatchObject({
      kind: 'thrown',
      message: expect.stringContaining('RangeError: x'),
      counterexample: '0',
    })
    expect((await failure(property('vi.mock("x")'))).kind).toBe('kit')
    expect((await failure('fc.assert(fc.property(fc.nat(), async () => {}))')).message).toContain(
      'use fc.asyncProperty',
    )
    expect((await failure(property('fc.pre(false)'))).kind).toBe('kit')
  })

  test('asynchronous properties, schedulers and commands', async () => {
    const outcome = await failure(`
      await fc.assert(fc.asyncProperty(fc.array(fc.nat()), async (list) => {
        await new Promise((resolve) => setTimeout(resolve, 10)); expect(list.length).toBeLessThan(3)
      }))`)
    expect(outcome).toMatchObject({
      kind: 'assertion',
      counterexample: '[0,0,0]',
      expected: '< 3',
      actual: '3',
    })
    const race = await failure(`
      await fc.assert(fc.asyncProperty(fc.scheduler(), async (s) => {
        const order = []
        s.schedule(Promise.resolve('a'), 'a').then((v) => order.push(v)); s.schedule(Promise.resolve('b'), 'b').then((v) => order.push(v))
        await s.waitAll(); expect(order).toEqual(['a', 'b'])
      }))`)
    expect(race.counterexample).toContain('schedulerFor')
    expect(race.actual).toBe('[\\n  "b",\\n  "a",\\n]'.replaceAll('\\n', '\n'))
    const commands = await failure(`
      class Push { check() { return true } run(m, r) { m.n++; r.n = Math.min(2, r.n + 1); expect(r.n).toBe(m.n) } toString() { return 'push' } }
      fc.assert(fc.property(fc.commands([fc.constant(new Push())]), (cmds) => {
        fc.modelRun(() => ({ model: { n: 0 }, real: { n: 0 } }), cmds)
      }))`)
    expect(commands.counterexample).toContain('push,push,push')
  })

  test('examples, own reporters, own seeds and failures that a test expects', async () => {
    const outcome = await testBed().runOne(`
      test('t', async () => {
        const seen = []
        fc.assert(fc.property(fc.nat(), (n) => { seen.push(n) }), { examples: [[3], [4]], numRuns: 5 })
        expect(seen.length).toBe(5); expect(seen.slice(0, 2)).toEqual([3, 4])
        let report
        fc.assert(fc.property(fc.nat(), () => false), { reporter: (details) => { report = details } })
        expect(report.failed).toBe(true); expect(report.seed).toBe(7)
        expect(fc.check(fc.property(fc.nat(), () => {}), { seed: 99 }).seed).toBe(99)
        expect(() => fc.assert(fc.property(fc.nat(), () => false))).toThrow('Property failed after 1 run (seed 7')
        await expect(fc.assert(fc.asyncProperty(fc.nat(), async () => false))).rejects.toThrow('Counterexample: 0')
        expect(fc.sample(fc.integer(), 3)).toEqual(fc.sample(fc.integer(), 3))
      })`)
    expect(outcome).toEqual({ status: 'passed' })
  })

  test('what the body draws is the same at each evaluation', async () => {
    let seed = 0
    const bed = testBed({ seed: () => ++seed })
    const outcomes = await bed.runAll(`
      for (const n of fc.sample(fc.nat(), 2)) test('case ' + n, () => { expect(fc.sample(fc.nat(), 9).length).toBe(9) })`)
    expect(Object.values(outcomes)).toEqual([{ status: 'passed' }, { status: 'passed' }])
  })

  test('once a limit is hit, nothing more runs', async () => {
    let over = false
    let runs = 0
    const bed = testBed({ over: () => over })
    Object.assign(bed.kit.exports, {
      limit: () => {
        over = ++runs === 3
        if (over) throw new Error('limit')
      },
    })
    const outcome = await bed.runOne(
      `test('t', () => { fc.assert(fc.property(fc.array(fc.nat()), () => limit()), { numRuns: 5000 }) })`,
    )
    expect(runs).toBe(3)
    expect(outcome.status).toBeDefined()
  })

  test('the library is loaded on first touch, and by its own name too', async () => {
    const loads: string[] = []
    const bed = testBed()
    const { loadFastCheck } = bed.env
    const counting = testBed({ loadFastCheck: () => loads.push('fc') && loadFastCheck() } as object)
    await counting.runOne(`test('t', () => { expect(1).toBe(1) })`)
    expect(loads).toEqual([])
    const exports = counting.kit.fastCheckExports() as Record<string, unknown>
    expect(loads).toEqual(['fc'])
    expect(exports['default']).toBe(exports)
    expect(exports['property']).toBe((counting.kit.exports as { fc: Record<string, unknown> }).fc['property'])
    expect(loads).toEqual(['fc'])
    expect(fastCheckBundle().length).toBeLessThan(200_000)
  })
})
