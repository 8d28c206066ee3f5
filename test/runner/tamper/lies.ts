import type { Tampering } from './tampering.ts'

const matcher = `asymmetricMatch: () => true, $$typeof: Symbol.for('jest.asymmetricMatcher'), toString: () => 'any'`

/** Every matcher that compares, against a value that is not what it expects. */
const comparisons = [
  `expect(it).toEqual({ a: 1 })`,
  `expect(it).toStrictEqual({ a: 1 })`,
  `expect(it).toMatchObject({ a: 1 })`,
  `expect({ it }).toEqual({ it: { a: 1 } })`,
  `expect([it]).toEqual([{ a: 1 }])`,
  `expect([it]).toContainEqual({ a: 1 })`,
  `expect({ it }).toHaveProperty('it', { a: 1 })`,
  `expect([it]).toEqual(expect.arrayContaining([{ a: 1 }]))`,
  `expect({ it }).toEqual(expect.objectContaining({ it: { a: 1 } }))`,
  `expect(new Map([[1, it]])).toEqual(new Map([[1, { a: 1 }]]))`,
  `expect(new Set([it])).toEqual(new Set([{ a: 1 }]))`,
  `{ const spy = vi.fn(); spy(it); expect(spy).toHaveBeenCalledWith({ a: 1 }) }`,
  `{ const spy = vi.fn(() => it); spy(); expect(spy).toHaveReturnedWith({ a: 1 }) }`,
  `expect(it).to.deep.equal({ a: 1 })`,
  `expect(() => { throw it }).toThrow({ a: 1 })`,
  `await expect(Promise.resolve({ it })).resolves.toEqual({ it: { a: 1 } })`,
  `await expect(Promise.reject(it)).rejects.toEqual({ a: 1 })`,
]

const lookAlikes = {
  'a plain object': `({ ${matcher} })`,
  'an instance of a class': `new (class { asymmetricMatch() { return true } get $$typeof() { return Symbol.for('jest.asymmetricMatcher') } })()`,
  'an object that inherits it': `Object.create({ ${matcher} })`,
  'an array': `Object.assign([], { ${matcher} })`,
  'an error': `Object.assign(new Error('x'), { ${matcher} })`,
  'a function': `Object.assign(() => 1, { ${matcher} })`,
  'a map': `Object.assign(new (class extends Map {})(), { ${matcher} })`,
  'a proxy that has everything': `new Proxy({}, { has: () => true, get: (_, key) => key === 'then' ? undefined : () => true })`,
}

/** An equal that is none: what is returned claims to be equal, in the words of the matchers. */
export const lies: readonly Tampering[] = [
  ...Object.entries(lookAlikes).map(
    ([what, value]): Tampering => ({
      name: `${what} that matches anything, against every matcher`,
      solution: `export function attack() { return ${value} }`,
      test: `const it = solution.attack(); const fooled = []; ${comparisons.map(unless).join(' ')} expect(fooled).toEqual([])`,
      verdict: 'accepted',
    }),
  ),
  ...liars({
    'valueOf and toString': [
      `{ valueOf: () => 5, toString: () => '5', [Symbol.toPrimitive]: () => 5 }`,
      'toBe(5)',
      'toEqual(5)',
      'toBeCloseTo(6)',
    ],
    'a tag of a Map': [
      `{ constructor: Map, size: 1, [Symbol.toStringTag]: 'Map', *[Symbol.iterator]() {}, has: () => true, get: () => 2 }`,
      'toEqual(new Map([[1, 2]]))',
    ],
    'a tag of a Set': [
      `{ constructor: Set, size: 2, [Symbol.toStringTag]: 'Set', *[Symbol.iterator]() {}, has: () => true }`,
      'toEqual(new Set([1, 2]))',
      `to.include(1)`,
    ],
    'the mark of an immutable Set': [
      `{ constructor: Set, size: 2, '@@__IMMUTABLE_SET__@@': true, *[Symbol.iterator]() {} }`,
      'toEqual(new Set([1, 2]))',
      'toStrictEqual(new Set([1, 2]))',
    ],
    'the mark of an immutable Map': [
      `{ constructor: Map, size: 1, '@@__IMMUTABLE_KEYED__@@': true, *[Symbol.iterator]() {} }`,
      'toEqual(new Map([[1, 2]]))',
    ],
    'a tag of a Date': [
      `{ constructor: Date, [Symbol.toStringTag]: 'Date', valueOf: () => 5, getTime: () => 5 }`,
      'toEqual(new Date(5))',
      'toBeInstanceOf(Date)',
    ],
    'a tag of a String': [
      `{ [Symbol.toStringTag]: 'String', includes: () => true, indexOf: () => 0, length: 5, match: () => true }`,
      `toEqual(expect.stringContaining('right'))`,
      `to.include('right')`,
      `to.be.a('string')`,
      `toMatch('right')`,
    ],
    'a tag of a Number': [
      `{ [Symbol.toStringTag]: 'Number', valueOf: () => 5 }`,
      'toEqual(expect.closeTo(5))',
      'toEqual(Object(5))',
      'toBeGreaterThan(4)',
    ],
    'the methods of a DOM node': [
      `{ nodeType: 1, nodeName: 'A', isEqualNode: () => true }`,
      'toEqual({ nodeType: 1, nodeName: "A", a: 1 })',
    ],
    'a proxy that lists what is wanted': [
      `new Proxy({}, { ownKeys: () => ['a'], getOwnPropertyDescriptor: () => ({ value: 2, enumerable: true, configurable: true }), has: () => true, get: () => 2 })`,
      'toEqual({ a: 1 })',
    ],
    'a proxy that lists nothing': [
      `new Proxy({ a: 1, b: 2 }, { ownKeys: () => [] })`,
      'toEqual({ a: 1 })',
      `toHaveProperty('c')`,
    ],
    'an array whose length lies': [
      `new Proxy([1, 2, 3, 4], { get: (list, key) => key === 'length' ? 2 : list[key] })`,
      'toEqual([1, 2, 3])',
      'toContain(5)',
    ],
    'an equals of its own': [
      `{ a: 2, equals: () => true, isEqual: () => true, [Symbol.for('nodejs.util.inspect.custom')]: () => '{ a: 1 }', toJSON: () => ({ a: 1 }) }`,
      'toEqual({ a: 1 })',
      'to.deep.equal({ a: 1 })',
      'toMatchObject({ a: 1 })',
    ],
    'a function that says it is a spy': [
      `Object.assign(() => 1, { _isMockFunction: true, mock: { calls: [[1]], results: [{ type: 'return', value: 1 }] }, getMockName: () => 'spy' })`,
      'toHaveBeenCalled()',
      'toHaveBeenCalledWith(1)',
      'toHaveReturnedWith(1)',
    ],
    'values that change at each reading': [
      `(() => { let n = 0; return { get a() { return n++ } } })()`,
      'toEqual({ a: 7 })',
      `toHaveProperty('a', 7)`,
    ],
  }),
  {
    name: 'a message with methods of its own',
    solution: `export function attack() { throw { message: { indexOf: () => 0, includes: () => true, toString: () => 'x' } } }`,
    test: `expect(() => solution.attack()).toThrow('right')`,
  },
  {
    name: 'an error whose message has methods of its own',
    solution: `export function attack() { throw Object.assign(new Error('x'), { message: { indexOf: () => 0 } }) }`,
    test: `expect(() => solution.attack()).toThrowError('right')`,
  },
  {
    name: 'a rejection whose message has methods of its own',
    solution: `export async function attack() { throw { message: { indexOf: () => 0 } } }`,
    test: `await expect(solution.attack()).rejects.toThrow('right')`,
  },
  {
    name: 'a class that takes everything for an instance',
    solution: `export class Right extends Error { static [Symbol.hasInstance]() { return true } }\nexport function attack() { throw new TypeError('x') }`,
    test: `expect(() => solution.attack()).toThrow(solution.Right)`,
  },
  {
    name: 'an instance that nobody made',
    solution: `export class Right { static [Symbol.hasInstance]() { return true } }\nexport function attack() { return {} }`,
    test: `expect(solution.attack()).toBeInstanceOf(solution.Right)`,
  },
  {
    name: 'a matcher as the argument of a spy',
    solution: `export function attack(spy) { spy({ ${matcher} }) }`,
    test: `const spy = vi.fn(); solution.attack(spy); expect(spy).toHaveBeenCalledWith({ a: 1 })`,
  },
  {
    name: 'a thenable that never calls back, under resolves',
    solution: `export function attack() { return { then() { return Promise.resolve() } } }`,
    test: `await expect(solution.attack()).resolves.toBe(5)`,
    verdict: 'idleness-limit-exceeded',
  },
  {
    name: 'an error of the assertion library',
    solution: `export function attack() { throw Object.assign(new Error('expected 1 to be 1'), { name: 'AssertionError', actual: 1, expected: 1, showDiff: true }) }`,
    test: `expect(solution.attack()).toBe(1)`,
    verdict: 'runtime-error',
  },
]

/** The comparison at `index` as a statement that notes when it holds. */
function unless(comparison: string, index: number): string {
  return `try { ${comparison}; fooled.push(${index}) } catch {}`
}

function liars(table: Record<string, [value: string, ...checks: string[]]>): Tampering[] {
  return Object.entries(table).flatMap(([name, [value, ...checks]]) =>
    checks.map((check) => ({
      name: `${name}, against ${check}`,
      solution: `export function attack() { return ${value} }`,
      test: `expect(solution.attack()).${check}`,
    })),
  )
}
