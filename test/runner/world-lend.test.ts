import { expect, test } from 'vitest'
import { createLend } from '../../runner/host/lend.ts'
import { runInWorld } from './world-isolate.ts'

const junk = [
  undefined,
  null,
  5,
  Number.NaN,
  'x',
  '\ud800',
  {},
  [],
  () => 1,
  Symbol.iterator,
  new Uint8Array(3),
  10n,
]

test('no lent function throws, whatever it is given, nor tells of the host', () => {
  for (const [name, lent] of Object.entries(createLend())) {
    for (const first of junk) {
      for (const second of junk) {
        for (const third of junk) {
          const answer = lent(first, second, third)
          expect(typeof answer[0], name).toBe('boolean')
          if (answer[0] === false) expect(answer.slice(1).join('\n'), name).not.toMatch(/node:|[/\\]\w+[/\\]/)
        }
      }
    }
  }
})

test('inputs over 16 MB are refused', () => {
  const { hash, hmac, urlParse, urlSet, domainTo } = createLend()
  const [big, text] = [new Uint8Array(2 ** 24 + 1), 'x'.repeat(2 ** 24 + 1)]
  const answers = [
    hash('md5', big),
    hmac('md5', big, new Uint8Array(0)),
    hmac('md5', new Uint8Array(0), big),
    urlParse(text),
    urlParse('http://x', text),
    urlSet('http://x', 'search', text),
    domainTo('ascii', text),
  ]
  expect(answers.map((answer) => answer.slice(0, 2))).toEqual(answers.map(() => [false, 'RangeError']))
  expect(
    runInWorld(
      `const h = require('crypto').createHash('md5'); h.update(new Uint8Array(2 ** 24 + 1)); try { h.digest() } catch (error) { return error.name }`,
    ),
  ).toBe('RangeError')
})

test('bytes come back in memory of their own', () => {
  const [, bytes] = createLend().hash('sha256', new Uint8Array(1)) as [true, Uint8Array]
  expect([bytes.constructor.name, bytes.length, bytes.buffer.byteLength]).toEqual(['Uint8Array', 32, 32])
})
