import { expect, test } from 'vitest'
import { exitCodeOf } from '../../src/core/exit-code.ts'
import { asTyped, invocation } from '../../src/core/invocation.ts'
import { didYouMean, distance, nearest } from '../../src/core/nearest.ts'
import { wantsColour } from '../../src/core/paint.ts'
import { fixedSeed, parseSeed } from '../../src/core/seed.ts'
import { commandLine } from '../../src/core/shell-quote.ts'
import { usageSentence } from '../../src/core/usage.ts'

test.each([
  ['kitten', 'sitting', 3],
  ['', 'abc', 3],
  ['limist', 'limits', 1],
  ['same', 'same', 0],
])('the distance of %j and %j is %i', (a, b, edits) => {
  expect(distance(a, b)).toBe(edits)
  expect(distance(b, a)).toBe(edits)
})

test('the nearest word is found for a slip and for a beginning, not for another word', () => {
  const slugs = ['lru-cache', 'ttl-cache', 'token-bucket']
  expect(nearest('lru-cahce', slugs)).toBe('lru-cache')
  expect(nearest('LRU-Cache', slugs)).toBe('lru-cache')
  expect(nearest('token', slugs)).toBe('token-bucket')
  expect(nearest('banana', slugs)).toBeUndefined()
  expect(nearest('x'.repeat(100_000), slugs)).toBeUndefined()
  expect(didYouMean('banana', slugs)).toBe('')
  expect(didYouMean('tkoen-bucket', slugs)).toBe(' Did you mean "token-bucket"?')
})

test('the seed of run depends on the challenge and its version, and has 31 bits', () => {
  const seed = fixedSeed('core/lru-cache', 1)
  expect(fixedSeed('core/lru-cache', 1)).toBe(seed)
  expect(fixedSeed('core/lru-cache', 2)).not.toBe(seed)
  expect(fixedSeed('core/ttl-cache', 1)).not.toBe(seed)
  expect(parseSeed(String(seed))).toBe(seed)
})

test.each(['', '-1', '1.5', '0x10', '2147483648', '99999999999', 'seed', '1e3', ' 1'])(
  '%j is no seed',
  (text) => {
    expect(parseSeed(text)).toBeUndefined()
  },
)

test('the smallest and the largest seed are seeds', () => {
  expect(parseSeed('0')).toBe(0)
  expect(parseSeed('2147483647')).toBe(2147483647)
})

test('a command line quotes only what a shell would read otherwise', () => {
  expect(commandLine(['hotseat', 'run', 'core/lru-cache'])).toBe('hotseat run core/lru-cache')
  expect(commandLine(['run', "it's $HOME.ts", ''])).toBe(`run 'it'\\''s $HOME.ts' ''`)
})

test('commands in sentences are written the way the user starts Hotseat', () => {
  expect(asTyped('See `hotseat list`.', invocation({}))).toBe('See `hotseat list`.')
  expect(asTyped('See `hotseat list`.', invocation({ npm_command: 'exec' }))).toBe('See `npx hotseat list`.')
})

test('wrong use is told in sentences', () => {
  expect(usageSentence("error: unknown command 'lst'\n(Did you mean list?)")).toBe(
    'Unknown command "lst". Did you mean "list"?',
  )
})

test.each([
  ['accepted', 0],
  ['wrong-answer', 1],
  ['compile-error', 1],
  ['idleness-limit-exceeded', 1],
  ['judge-error', 3],
  ['internal-error', 3],
] as const)('%s ends with exit code %i', (verdict, code) => {
  expect(exitCodeOf(verdict)).toBe(code)
})

test.each([
  [{}, true, true, true],
  [{}, false, true, false],
  [{}, true, false, false],
  [{ NO_COLOR: '1' }, true, true, false],
  [{ NO_COLOR: '' }, true, true, true],
  [{ FORCE_COLOR: '1' }, false, true, true],
  [{ FORCE_COLOR: '0' }, true, true, false],
  [{ FORCE_COLOR: '1' }, false, false, false],
  [{ FORCE_COLOR: '1', NO_COLOR: '1' }, true, true, false],
  [{ TERM: 'dumb' }, true, true, false],
])('with %j, terminal %s, flag %s, colour is %s', (env, terminal, flag, colour) => {
  expect(wantsColour(env, terminal, flag)).toBe(colour)
})
