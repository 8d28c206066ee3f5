import { describe, expect, test } from 'vitest'
import type { Failure } from '../../runner/guest/kit/contract.ts'
import { failed, testBed } from './kit-harness.ts'

/** Runs one test with this body and gives back how it failed. */
async function failure(body: string): Promise<Failure> {
  return failed(await testBed().runOne(`test('t', async () => { ${body} })`))
}

async function passes(body: string): Promise<void> {
  expect(await testBed().runOne(`test('t', async () => { ${body} })`)).toEqual({ status: 'passed' })
}

describe('what a failure says', () => {
  test.each([
    ['expect(undefined).toBe(1)', 'expected undefined to be 1', '1', 'undefined'],
    ['expect("a").toEqual("b")', "expected 'a' to deeply equal 'b'", '"b"', '"a"'],
    ['expect(-0).toBe(0)', 'expected -0 to be +0', '0', '-0'],
    ['expect([1]).toEqual([1, 2])', 'expected [ 1 ] to deeply equal', '[\n  1,\n  2,\n]', '[\n  1,\n]'],
    ['expect(() => {}).toThrow("x")', 'to throw', undefined, undefined],
    ['expect(5).toBeUndefined()', 'expected 5 to be undefined', 'undefined', '5'],
    ['expect(undefined).toBeDefined()', 'expected undefined to be defined', undefined, undefined],
    ['expect(1).not.toBe(1)', 'expected 1 not to be 1', undefined, undefined],
    [
      'expect({ a: 1, b: 2 }).toMatchObject({ a: 2 })',
      'to match object',
      '{\n  "a": 2,\n}',
      '{\n  "a": 1,\n}',
    ],
    ['expect(undefined).toBeGreaterThan(1)', 'must be number or bigint', undefined, undefined],
    ['expect(undefined).toMatch("a")', 'expects to receive a string', undefined, undefined],
    ['expect(vi.fn()).toHaveBeenCalledTimes(1)', 'to be called 1 times, but got 0', '1', '0'],
    ['expect([1, 2]).toContain(3)', 'to include 3', undefined, undefined],
    ['expect.unreachable("here")', 'not to be reached', undefined, undefined],
    ['assert.equal(1, 2)', 'expected 1 to equal 2', '2', '1'],
    ['expect(1).to.equal(2)', 'expected 1 to equal 2', '2', '1'],
    ['expect(null).to.be.true', 'expected null to be true', undefined, undefined],
    ['expect(4).rejects.toBe(1)', 'You must provide a Promise', undefined, undefined],
    [
      'await expect(Promise.resolve(1)).rejects.toThrow()',
      'resolved "1" instead of rejecting',
      undefined,
      undefined,
    ],
    [
      'await expect(Promise.reject(new Error("x"))).resolves.toBe(1)',
      'instead of resolving',
      undefined,
      undefined,
    ],
    ['await expect(Promise.resolve(1)).resolves.toBe(2)', 'expected 1 to be 2', '2', '1'],
    [
      'await expect(Promise.reject(new Error("x"))).rejects.toThrow("y")',
      "including 'y'",
      undefined,
      undefined,
    ],
  ])('%s', async (body, message, expected, actual) => {
    const outcome = await failure(body)
    expect(outcome.kind).toBe('assertion')
    expect(outcome.message).toContain(message)
    expect(outcome.message).not.toMatch(/\x1b/)
    if (expected !== undefined) expect([outcome.expected, outcome.actual]).toEqual([expected, actual])
  })

  test('matchers that match do not show as differences', async () => {
    const outcome = await failure('expect({ id: "x", n: 1 }).toEqual({ id: expect.any(String), n: 2 })')
    expect(outcome.expected).toBe('{\n  "id": "x",\n  "n": 2,\n}')
    expect(outcome.actual).toBe('{\n  "id": "x",\n  "n": 1,\n}')
  })

  test('errors are named, and what is no error is printed', async () => {
    expect(await failure('throw new RangeError("far")')).toMatchObject({
      kind: 'thrown',
      message: 'RangeError: far',
    })
    expect(await failure('throw "text"')).toMatchObject({
      kind: 'thrown',
      message: expect.stringContaining('"text"'),
    })
    expect(await failure('throw undefined')).toMatchObject({ kind: 'thrown', stack: '' })
    const forged =
      'throw Object.assign(new Error("expected 1 to be 2"), { name: "AssertionError", expected: 1, actual: 2 })'
    expect(await failure(forged)).toMatchObject({ kind: 'thrown' })
    expect((await failure(forged)).expected).toBeUndefined()
  })

  test('texts are capped', async () => {
    const outcome = await failure('expect("a".repeat(50_000)).toBe("b".repeat(50_000))')
    expect(outcome.message.length).toBeLessThan(4200)
    expect(outcome.expected?.length).toBeLessThan(16_500)
    expect((await failure('throw new Error("x".repeat(50_000))')).stack.length).toBeLessThan(8300)
  })
})

describe('expectations that are easy to lose', () => {
  test('a check that nobody awaits still fails the test', async () => {
    expect(
      (await failure('expect(Promise.resolve(1)).resolves.toBe(2); await 0; await 0; await 0')).kind,
    ).toBe('assertion')
    expect((await failure('expect(new Promise((r) => setTimeout(r, 90, 1))).resolves.toBe(2)')).kind).toBe(
      'assertion',
    )
    expect((await failure('expect.poll(() => 1).toBe(2)')).kind).toBe('assertion')
    const asynchronous =
      'expect.extend({ async toBeOdd(n) { await 0; return { pass: n % 2 === 1, message: () => "even" } } })'
    expect(await failure(`${asynchronous}; expect(2).toBeOdd()`)).toMatchObject({
      kind: 'assertion',
      message: 'even',
    })
    await passes(
      `${asynchronous}; await expect(3).toBeOdd(); await expect(expect(2).toBeOdd()).rejects.toThrow('even')`,
    )
    await passes('await expect(Promise.resolve(1)).resolves.toBe(2).catch(() => {})')
  })

  test('assertions are counted per test', async () => {
    await passes('expect.assertions(1); expect(1).toBe(1)')
    expect(await failure('expect.assertions(2); expect(1).toBe(1)')).toMatchObject({ kind: 'assertion' })
    expect((await failure('expect.hasAssertions()')).message).toContain('at least one assertion')
  })

  test('custom matchers and equality testers', async () => {
    const extend =
      'expect.extend({ toBeTiny(n) { return { pass: n < 1, message: () => n + " is big", expected: 0, actual: n } } })'
    const outcome = await failure(`${extend}; expect(5).toBeTiny()`)
    expect(outcome).toMatchObject({ kind: 'assertion', message: '5 is big', expected: '0', actual: '5' })
    await passes(`${extend}; expect(5).not.toBeTiny(); expect({ a: 0 }).toEqual({ a: expect.toBeTiny() })`)
    const bed = testBed()
    const tester =
      'expect.addEqualityTesters([(a, b) => (typeof a === "number" && typeof b === "number" ? true : undefined)])'
    const outcomes = await bed.runAll(`${tester}; test('a', () => { expect([1]).toEqual([2]) })`)
    expect(outcomes['a']?.status).toBe('passed')
    expect(failed(await bed.runOne(`test('b', () => { expect([1]).toEqual([2]) })`)).kind).toBe('assertion')
  })

  test('what cannot work here is refused with a sentence', async () => {
    expect(await failure('expect(1).toMatchSnapshot()')).toMatchObject({ kind: 'kit' })
    expect((await failure('vi.mock("./x")')).message).toBe(
      'vi.mock is not available here: the solution runs alone in its sandbox. Pass a fake to it instead.',
    )
    expect((await failure('test("inner", () => {})')).message).toContain('cannot be called while a test runs')
    expect((await failure('clock.advance("5")')).kind).toBe('kit')
    expect((await failure('replay({}, [1])')).kind).toBe('kit')
    expect((await failure('inside("1")')).kind).toBe('kit')
    expect((await failure('inside({ drive() {} }.drive)')).message).toContain('not a method')
    expect((await failure('inside(Math.max)')).message).toContain('not a method')
    expect((await failure('vi.advanceTimersByTime(-1)')).kind).toBe('kit')
    expect((await failure('fc.assert(fc.nat())')).message).toContain('takes a property')
  })
})

test('clock, replay and inside reach the judge', async () => {
  await passes(`
    const start = clock.now(); let fired = 0
    setTimeout(() => { fired++ }, 20)
    const done = clock.advance(20); expect(fired).toBe(1); await done; expect(clock.now() - start).toBe(20)
    expect(replay({}, [['a', 1], ['b']])).toEqual([2, 1])
    expect(await inside((solution, data) => data * 2, 21)).toBe(42)
    expect(inside(function (solution, data) { return data + 1 }, 1)).toBe(2)
    expect(await inside(async (solution, data) => data, 3)).toBe(3); expect(inside(async => 1)).toBe(1)
    expectTypeOf(1).not.toEqualTypeOf(); assertType(1)`)
})
