import fc from 'fast-check'
import { expect, test } from 'vitest'
import { plainText, plainValue } from '../../runner/guest/plain.ts'

const copy = (value: unknown) => plainValue(plainText(value, 'body', 1_000_000))

test('plain data of every kind comes back as it was', () => {
  const leaf = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.double(),
    fc.integer(),
    fc.bigInt(),
    fc.boolean(),
    fc.constantFrom(null, undefined, -0, Number.NaN, Infinity, -Infinity),
    fc.date({ noInvalidDate: false }),
    fc.uint8Array(),
  )
  const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
    tree: fc.oneof(
      { depthSize: 'small' },
      leaf,
      fc.array(tie('tree')),
      fc.dictionary(fc.string(), tie('tree')),
      fc.array(fc.tuple(tie('tree'), tie('tree'))).map((entries) => new Map(entries)),
      fc.array(tie('tree')).map((items) => new Set(items)),
    ),
  }))
  fc.assert(
    fc.property(tree, (value) => {
      expect(copy(value)).toEqual(value)
    }),
  )
})

test('a list that looks like an encoded value is a list', () => {
  for (const value of [['u'], ['a', 1], ['o', 'k', 1], ['n', 'NaN'], [['b', 'AA==']], 'v', '["u"]']) {
    expect(copy(value)).toEqual(value)
  }
  const own = JSON.parse('{"__proto__": 1, "constructor": 2}') as object
  expect(Object.entries(copy(own) as object)).toEqual(Object.entries(own))
})

test.each([
  ['a function', { list: [() => 1] }, 'body.list[0] is a function: only plain data can be sent'],
  ['a symbol', Symbol('x'), 'body is a symbol: only plain data can be sent'],
  ['an error', new TypeError('x'), 'body is an error (TypeError): only plain data can be sent'],
  ['a promise', Promise.resolve(1), 'body is an object of the class Promise: only plain data can be sent'],
  ['a regular expression', /x/, 'body is an object of the class RegExp: only plain data can be sent'],
  ['words', new Uint16Array(2), 'body is an object of the class Uint16Array: only plain data can be sent'],
  [
    'a forged map',
    Object.create(Map.prototype),
    'body is an object of the class Map: only plain data can be sent',
  ],
  [
    'no class at all',
    Object.create({ constructor: null }),
    'body is an object of a class: only plain data can be sent',
  ],
])('%s is refused in one sentence', (_name, value, message) => {
  expect(() => copy(value)).toThrow(new TypeError(message))
})

test('what is endless ends at the limit', () => {
  const endless: unknown[] = []
  endless.push(endless, endless)
  expect(() => copy(endless)).toThrow(
    /^body\[0\].*(is nested more than 64 deep, or contains itself|is larger)/,
  )
  expect(() => plainText('x'.repeat(2000), 'body', 1024)).toThrow(
    'body is larger than 1 KB as text: send less at once',
  )
  expect(() => plainText(new Array(1e9), 'body', 1024)).toThrow('body is larger than 1 KB as text')
})
