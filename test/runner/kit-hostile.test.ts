import { expect, test } from 'vitest'
import { failed, testBed } from './kit-harness.ts'

/** Values that a solution may return to be taken for something else; `markForeign` makes them the solution's. */
test.each([
  [
    'a Set by tag, size and constructor',
    'new Set([1, 2])',
    `{ constructor: Set, size: 2, [Symbol.toStringTag]: 'Set', *[Symbol.iterator]() {} }`,
  ],
  [
    'a Map by tag',
    'new Map([[1, 2]])',
    `{ constructor: Map, size: 1, [Symbol.toStringTag]: 'Map', *[Symbol.iterator]() {} }`,
  ],
  ['a Date by tag', 'new Date(5)', `{ [Symbol.toStringTag]: 'Date', valueOf: () => 5 }`],
  ['a RegExp by tag', '/x/g', `{ [Symbol.toStringTag]: 'RegExp', source: 'x', flags: 'g' }`],
  ['an Error by tag', 'new Error("boom")', `{ [Symbol.toStringTag]: 'Error' }`],
  ['a boxed number', 'Object(5)', `{ [Symbol.toStringTag]: 'Number', valueOf: () => 5 }`],
  ['an ArrayBuffer', 'new ArrayBuffer(3)', `{ [Symbol.toStringTag]: 'ArrayBuffer' }`],
  [
    'an Instant',
    'Temporal.Instant.fromEpochMilliseconds(5)',
    `{ [Symbol.toStringTag]: 'Temporal.Instant', equals: () => true }`,
  ],
])('%s is not equal to the real one', async (_name, real, fake) => {
  const bed = testBed()
  const body = `const real = ${real}; const fake = markForeign(${fake})`
  for (const check of ['toEqual(real)', 'not.toEqual(fake)']) {
    const actual = check.startsWith('not') ? 'real' : 'fake'
    const outcome = await bed.runOne(`test('t', () => { ${body}; expect(${actual}).${check} })`)
    expect(outcome.status).toBe(check.startsWith('not') ? 'passed' : 'failed')
  }
  expect(await bed.runOne(`test('t', () => { ${body}; expect([${real}]).toStrictEqual([real]) })`)).toEqual({
    status: 'passed',
  })
})

test('values that resist printing do not replace the failure', async () => {
  const bed = testBed()
  const hostile = [
    `{ get constructor() { throw new Error('trap') } }`,
    `{ toJSON() { throw new Error('trap') }, toString() { throw new Error('trap') }, [Symbol.for('nodejs.util.inspect.custom')]() { throw 1 } }`,
    `{ get [Symbol.toStringTag]() { throw new Error('trap') } }`,
    `new Proxy({}, { get() { throw new Error('trap') }, ownKeys() { throw new Error('trap') } })`,
    `Object.assign(() => {}, { toString: null, inspect() { throw 1 } })`,
    `{ constructor: { get name() { throw new Error('trap') } } }`,
    `{ $$typeof: Symbol.for('jest.asymmetricMatcher'), toAsymmetricMatcher() { throw new Error('trap') } }`,
  ]
  for (const value of hostile) {
    const outcome = failed(await bed.runOne(`test('t', () => { expect(${value}).toBe(1) })`))
    expect(['assertion', 'thrown'], value).toContain(outcome.kind)
    expect(failed(await bed.runOne(`test('t', () => { throw ${value} })`)).kind, value).toBe('thrown')
  }
})

test('an error with hostile properties is described all the same', async () => {
  const bed = testBed()
  const source = `test('t', () => {
    const error = new Error('x')
    Object.defineProperty(error, 'message', { get() { throw new Error('trap') } })
    Object.defineProperty(error, 'name', { value: Symbol('n') }); Object.defineProperty(error, 'stack', { value: 5 })
    throw error })`
  expect(failed(await bed.runOne(source))).toMatchObject({ kind: 'thrown', stack: '' })
})

test('errors of the solution stay thrown, even out of a matcher', async () => {
  const outcome = failed(
    await testBed().runOne(`test('t', () => {
      const error = markForeign(new TypeError('theirs'))
      expect(1).toSatisfy(() => { throw error }) })`),
  )
  expect(outcome).toMatchObject({ kind: 'thrown', message: 'TypeError: theirs' })
})

test('a function that claims to be a spy is none', async () => {
  const bed = testBed()
  const fake = `markForeign(Object.assign(() => 'real', { _isMockFunction: true, mock: { calls: [[1]] }, getMockName: () => 'spy' }))`
  const lie = failed(await bed.runOne(`test('t', () => { expect(${fake}).toHaveBeenCalledWith(1) })`))
  expect(lie).toMatchObject({ kind: 'assertion', message: expect.stringContaining('needs a spy') })
  expect(
    await bed.runOne(`test('t', () => {
      const fake = ${fake}; expect(vi.isMockFunction(fake)).toBe(false)
      const spy = vi.fn(fake); expect(spy()).toBe('real'); expect(spy).toHaveBeenCalledTimes(1)
      expect(() => vi.spyOn({ method: fake }, 'method')).toThrow('only claims') })`),
  ).toEqual({ status: 'passed' })
})

test('an assertion stays one when it comes back through the solution', async () => {
  const source = `test('t', () => { try { expect(1).toBe(2) } catch (error) { markForeign(error); throw error } })`
  expect(failed(await testBed().runOne(source))).toMatchObject({
    kind: 'assertion',
    expected: '2',
    actual: '1',
  })
})

test('a value that says it is a matcher does not print itself', async () => {
  const bed = testBed()
  const matcher = `{ $$typeof: Symbol.for('jest.asymmetricMatcher'), toAsymmetricMatcher: () => '5' }`
  const outcome = failed(await bed.runOne(`test('t', () => { expect(${matcher}).toEqual(5) })`))
  expect(outcome.actual).toContain('toAsymmetricMatcher')
  const unprintable = `{ toJSON() { throw 1 }, get [Symbol.toStringTag]() { throw 2 } }`
  expect(
    failed(await bed.runOne(`test('t', () => { expect(${unprintable}).toBe(new Set([1, 2])) })`)).message,
  ).toMatch(/^[^\n]*$/)
})
