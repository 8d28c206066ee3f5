import { describe, expect, test } from 'vitest'
import { failed, names, testBed } from './kit-harness.ts'

describe('declaring tests', () => {
  const collect = (source: string) => {
    const bed = testBed()
    return names(bed.kit.collect([bed.file(source)])[0])
  }

  test('names join the suites, and doubles become unique', () => {
    const source = `
      describe('A', () => { describe('b', () => { test('c', () => {}) }); it('d', () => {}); it('d', () => {}) })
      test('A › d (2)', () => {})`
    expect(collect(source)).toEqual(['A › b › c', 'A › d', 'A › d (2)', 'A › d (2) (2)'])
  })

  test('skip, todo, only and their chains', () => {
    expect(
      collect(`
        test.skip('a', () => {}); xit('b', () => {}); test.todo('c'); test('d', { skip: true }, () => {})
        test.skipIf(true)('e', () => {}); test.runIf(true)('f', () => {}); describe.skip('g', () => { test('h', () => {}) })`),
    ).toEqual(['(a)', '(b)', '(c)', '(d)', '(e)', 'f', '(g › h)'])
    expect(
      collect(`
        test('a', () => {}); test.only('b', () => {}); describe.only('c', () => { test('d', () => {}); test.skip('e', () => {}) })
        fdescribe('f', () => { test('g', () => {}); fit('h', () => {}) })`),
    ).toEqual(['(a)', 'b', 'c › d', '(c › e)', '(f › g)', 'f › h'])
  })

  test('tables fill their titles', () => {
    expect(
      collect(`
        test.each([[1, 'x', { a: 1 }], [2, 'y', null]])('%i %s %j %#/%$ %%', () => {})
        test.each([{ a: 1, b: { c: 'deep' } }])('$a and $b.c', () => {})
        test.each\`left | right
          \${1} | \${'one'}
          \${2} | \${'two'}\`('$left is $right', () => {})
        describe.each(['p', 'q'])('suite %s', (letter) => { test.concurrent.for([1])(letter + ' %d', () => {}) })`),
    ).toEqual([
      '1 x {"a":1} 0/1 %',
      '2 y null 1/2 %',
      '1 and deep',
      '1 is one',
      '2 is two',
      'suite p › p 1',
      'suite q › q 1',
    ])
  })

  test('rows reach the body as Vitest passes them', async () => {
    const outcomes = await testBed().runAll(`
      test.each([[1, 2, 3], [2, 2, 4]])('%d + %d', (a, b, sum) => { expect(a + b).toBe(sum) })
      test.each([{ n: 1 }])('object', (row) => { expect(row).toEqual({ n: 1 }) })
      test.for([[1, 2]])('for', (row, context) => { expect(row).toEqual([1, 2]); context.expect(1).toBe(1) })`)
    expect(Object.values(outcomes)).toEqual(Array(4).fill({ status: 'passed' }))
  })

  test('misuse is a sentence', () => {
    expect(() => collect(`describe('late', async () => {})`)).toThrow('returns a promise')
    expect(() => collect(`test('again', { retry: 2 }, () => {})`)).toThrow('retry is not available')
    expect(() => collect(`throw new Error('broken file')`)).toThrow('broken file')
  })
})

describe('running a test', () => {
  test('one whose parameter is done lasts until it calls that', async () => {
    const bed = testBed()
    const outcomes = await bed.runAll(`
      beforeEach((done) => { setTimeout(done, 5) })
      test('ends', function (done) { setTimeout(() => { expect(1).toBe(1); done() }, 10) })
      test('fails', (done) => { setTimeout(() => done(new Error('told')), 10) })
      test('throws', (done) => { throw new Error('at once') })`)
    expect(outcomes['ends']).toEqual({ status: 'passed' })
    expect(outcomes['fails']).toMatchObject({ message: 'Error: told' })
    expect(outcomes['throws']).toMatchObject({ message: 'Error: at once' })
  })

  test('hooks run outside in and inside out, cleanups last', async () => {
    const bed = testBed()
    const log: string[] = []
    Object.assign(bed.kit.exports, { log })
    const outcome = await bed.runOne(`
      beforeAll(() => { log.push('all') ; return () => log.push('all cleanup') })
      beforeEach(() => { log.push('each') ; return async () => { log.push('each cleanup') } })
      afterEach(() => log.push('after 1')); afterEach(() => log.push('after 2')); afterAll(() => log.push('after all'))
      describe('inner', () => {
        beforeEach(async () => { await null; log.push('inner each') }); afterEach(() => log.push('inner after'))
        test('t', ({ onTestFinished }) => { log.push('test'); onTestFinished(() => log.push('finished')) })
      })`)
    expect(outcome).toEqual({ status: 'passed' })
    expect(log.join(', ')).toBe(
      'all, each, inner each, test, inner after, after 2, after 1, each cleanup, finished, after all, all cleanup',
    )
  })

  test('each run evaluates the body anew', async () => {
    const outcomes = await testBed().runAll(`
      let count = 0
      test('first', () => { expect(++count).toBe(1) }); test('second', () => { expect(++count).toBe(1) })`)
    expect(Object.values(outcomes).map(({ status }) => status)).toEqual(['passed', 'passed'])
  })

  test('an open file shares one evaluation and enters suites once', async () => {
    const bed = testBed()
    const log: string[] = []
    Object.assign(bed.kit.exports, { log })
    const body = bed.file(`
      let count = 0
      beforeAll(() => log.push('all')); afterAll(() => { log.push('end'); throw new Error('late') })
      test('first', () => { expect(++count).toBe(1) }); test('second', () => { expect(++count).toBe(2) })`)
    const file = bed.kit.open(body)
    expect(await file.run('first')).toEqual({ status: 'passed' })
    expect(await file.run('second')).toEqual({ status: 'passed' })
    expect(failed(await file.close()).message).toBe('Error: late')
    expect(log).toEqual(['all', 'end'])
  })

  test('an afterEach hook that fails, fails the test; the first failure is told', async () => {
    const bed = testBed()
    expect(
      failed(await bed.runOne(`afterEach(() => { throw new Error('hook') }); test('t', () => {})`)).message,
    ).toBe('Error: hook')
    expect(
      failed(
        await bed.runOne(
          `afterEach(() => { throw new Error('hook') }); test('t', () => { expect(1).toBe(2) })`,
        ),
      ).kind,
    ).toBe('assertion')
  })

  test('test.fails inverts, context.skip ends the test', async () => {
    const outcomes = await testBed().runAll(`
      test.fails('a', () => { expect(1).toBe(2) }); test.fails('b', () => {})
      test('c', ({ skip }) => { skip(); throw new Error('never') })`)
    expect(outcomes['a']?.status).toBe('passed')
    expect(failed(outcomes['b'] ?? { status: 'passed' }).message).toContain('test.fails')
    expect(outcomes['c']?.status).toBe('passed')
  })

  test("a name that is gone is the kit's failure", async () => {
    const bed = testBed()
    expect(failed(await bed.kit.run(bed.file(''), 'nobody')).kind).toBe('kit')
  })
})

describe('time', () => {
  test('a timeout counts virtual milliseconds', async () => {
    const bed = testBed()
    const outcome = failed(await bed.runOne(`test('t', () => new Promise(() => {}), 500)`))
    expect(outcome.kind).toBe('timeout')
    expect(outcome.message).toBe('The test took more than 500 ms of virtual time.')
    const source = `test('t', { timeout: 500 }, () => new Promise((resolve) => setTimeout(resolve, 400)))`
    expect((await bed.runOne(source)).status).toBe('passed')
    expect(bed.env.clock.pending()).toBe(0)
  })

  test('the timeout of a test is not among its timers', async () => {
    const outcome = await testBed().runOne(`
      test('t', () => {
        const fired = []
        setTimeout(() => fired.push('a'), 50)
        expect([vi.getTimerCount(), clock.pending()]).toEqual([1, 1])
        vi.runAllTimers()
        expect(fired).toEqual(['a']); expect(clock.now()).toBe(Date.UTC(2026, 0, 1) + 50)
        vi.clearAllTimers()
        return new Promise((resolve) => setTimeout(resolve, 300))
      }, 400)`)
    expect(outcome).toEqual({ status: 'passed' })
  })

  test('fake timers drive the virtual clock', async () => {
    const outcome = await testBed().runOne(`
      test('t', async () => {
        vi.useFakeTimers({ now: 1000 })
        const log = []
        setInterval(() => log.push('tick'), 10); setTimeout(() => log.push('late'), 25)
        vi.advanceTimersByTime(10); expect(log).toEqual(['tick'])
        await vi.advanceTimersToNextTimerAsync(); expect(log.length).toBe(2)
        vi.runOnlyPendingTimers(); expect(log).toEqual(['tick', 'tick', 'late', 'tick'])
        expect(() => vi.runAllTimers()).toThrow('infinite loop')
        vi.clearAllTimers(); expect(vi.getTimerCount()).toBe(0)
        vi.setSystemTime(new Date(5)); expect(vi.getMockedSystemTime().getTime()).toBe(5); expect(Date.now()).toBe(5)
        expect(vi.isFakeTimers()).toBe(true); vi.useRealTimers()
      })`)
    expect(outcome).toEqual({ status: 'passed' })
  })

  test('waitFor, waitUntil and poll wait in virtual time', async () => {
    const outcome = await testBed().runOne(`
      test('t', async () => {
        let ready = false
        setTimeout(() => { ready = true }, 400)
        await vi.waitFor(() => expect(ready).toBe(true)); expect(clock.now()).toBe(Date.UTC(2026, 0, 1) + 400)
        expect(await vi.waitUntil(() => ready && 'yes')).toBe('yes')
        setTimeout(() => { ready = false }, 100)
        await expect.poll(() => ready).not.toBe(true)
        await expect(vi.waitFor(() => { throw new Error('never') }, 200)).rejects.toThrow('never')
        await expect(expect.poll(() => 1, { timeout: 100 }).toBe(2)).rejects.toThrow('expected 1 to be 2')
      })`)
    expect(outcome).toEqual({ status: 'passed' })
  })
})

describe('a test that a limit cut short', () => {
  test('does not go on when the next one is under way', async () => {
    const bed = testBed()
    const log: string[] = []
    let wake: () => void = () => undefined
    const sleep = new Promise<void>((resolve) => {
      wake = resolve
    })
    Object.assign(bed.kit.exports, { log, sleep })
    const body = bed.file(`
      afterEach(() => { log.push('after') })
      test('cut', async () => { await sleep; log.push('body') }, 1000)
      test('next', () => { expect.assertions(1); expect(clock.pending()).toBe(1) })`)
    const cut = bed.kit.run(body, 'cut').then(() => log.push('cut settled'))
    await new Promise((resolve) => setImmediate(resolve))
    wake()
    // The timer of the cut test still waits in this world; the kit no longer takes it for its own.
    expect(await bed.kit.run(body, 'next')).toEqual({ status: 'passed' })
    await Promise.race([cut, new Promise((resolve) => setImmediate(resolve))])
    expect(log).toEqual(['body', 'after'])
  })

  test('an object that refuses to be restored does not disturb later tests', async () => {
    const bed = testBed()
    let gone = false
    const shared = new Proxy({ method: () => 1 } as object, {
      defineProperty(target, key, descriptor) {
        if (gone) throw new Error('gone')
        return Reflect.defineProperty(target, key, descriptor)
      },
    })
    Object.assign(bed.kit.exports, {
      shared,
      drop: () => {
        gone = true
      },
    })
    const outcomes = await bed.runAll(`
      test('a', () => { vi.spyOn(shared, 'method').mockReturnValue(2); expect(shared.method()).toBe(2); drop() })
      test('b', () => { expect(1).toBe(1); vi.restoreAllMocks() })`)
    expect(Object.values(outcomes)).toEqual([{ status: 'passed' }, { status: 'passed' }])
  })

  test('a beforeAll hook that failed fails every test of its suite', async () => {
    const bed = testBed()
    const file = bed.kit.open(
      bed.file(`
      beforeAll(() => { throw new Error('no base') }); test('a', () => {}); test('b', () => {})`),
    )
    expect(failed(await file.run('a')).message).toBe('Error: no base')
    expect(failed(await file.run('b')).message).toBe('Error: no base')
  })
})
