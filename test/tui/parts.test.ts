import type { Key } from 'ink'
import { expect, test } from 'vitest'
import { columns } from '../../src/core/layout.ts'
import { opensApp } from '../../src/core/opens-app.ts'
import { colourPaint, plainPaint } from '../../src/core/paint.ts'
import { inBatches } from '../../src/tui/in-batches.ts'
import { defaultKeymaps, placesOf } from '../../src/tui/keymaps.ts'
import { keyNames } from '../../src/tui/keys.ts'
import { fold } from '../../src/tui/parts/fold.ts'
import { helpLines } from '../../src/tui/parts/help-text.ts'
import { keyHints } from '../../src/tui/parts/key-hints.ts'
import { windowAround } from '../../src/tui/parts/window.ts'

const plain = (line: string) => line.replace(/\u001b\[[\d;]*m/g, '')

test('long lines are broken at a space where there is one, else at the edge, and keep their indentation', () => {
  expect(fold('  one two three four', 12)).toEqual(['  one two', '  three four'])
  expect(fold('abcdefghij', 4)).toEqual(['abcd', 'efgh', 'ij'])
  expect(fold('short\n\tx\n', 12)).toEqual(['short', '  x'])
  expect(fold('漢字漢字漢', 4)).toEqual(['漢字', '漢字', '漢'])
  expect(fold(`${' '.repeat(20)}abcdef`, 10).every((line) => columns(line) <= 10)).toBe(true)
})

test('colour goes on in the next line and ends with every line', () => {
  const lines = fold(`a ${colourPaint('bad', colourPaint('strong', 'bbbb cccc'))} dd`, 7)
  expect(lines.map(plain)).toEqual(['a bbbb', 'cccc dd'])
  expect(lines).toEqual(['a \u001b[31m\u001b[1mbbbb\u001b[0m', '\u001b[31m\u001b[1mcccc\u001b[0m dd'])
})

test('a footer drops what does not fit from its middle and always says how to get help and out', () => {
  const hints = ['a', 'b', 'c', '?', 'q'].map((shown) => ({ shown, word: 'word' }))
  expect(keyHints(hints, 80, plainPaint)).toBe('a word  b word  c word  ? word  q word')
  expect(keyHints(hints, 30, plainPaint)).toBe('a word  ? word  q word')
  expect(keyHints(hints, 5, plainPaint)).toBe('? word  q word')
})

test('the chosen line is in the middle of the window, except near the ends of the list', () => {
  expect([0, 4, 50, 98, 99].map((at) => windowAround(at, 100, 10))).toEqual([0, 0, 45, 90, 90])
  expect(windowAround(-1, 0, 10)).toBe(0)
})

test('keys have one name each, also when several arrive at once', () => {
  const key = (flags: Partial<Key> = {}) => flags as Key
  expect(keyNames('jjj', key())).toEqual(['j', 'j', 'j'])
  expect(keyNames('lru\r', key())).toEqual(['l', 'r', 'u', 'enter'])
  expect(keyNames('\tq\u0003', key())).toEqual(['tab', 'q', 'ctrl-c'])
  expect(keyNames('', key({ tab: true, shift: true }))).toEqual(['shift-tab'])
  expect(keyNames('d', key({ ctrl: true }))).toEqual(['ctrl-d'])
  expect(keyNames('q', key({ meta: true }))).toEqual(['alt-q'])
  expect(keyNames('', key())).toEqual([])
})

test('things that come in a rush are passed on together, and none is left behind', () => {
  const seen: number[][] = []
  const { push, flush } = inBatches<number>(60_000, (batch) => seen.push(batch))
  push(1)
  push(2)
  flush()
  flush()
  push(3)
  flush()
  expect(seen).toEqual([[1, 2], [3]])
})

test('the app opens for a person at a terminal and for nobody else', () => {
  const both = { stdin: { isTTY: true }, stdout: { isTTY: true } }
  expect(opensApp({ TERM: 'xterm' }, both)).toBe(true)
  expect(opensApp({ CI: 'false' }, both)).toBe(true)
  expect(opensApp({ CI: '1' }, both)).toBe(false)
  expect(opensApp({ TERM: 'dumb' }, both)).toBe(false)
  expect(opensApp({}, { ...both, stdin: {} })).toBe(false)
  expect(opensApp({}, { ...both, stdout: {} })).toBe(false)
})

test.each([60, 80])('in %i columns a help is not cut', (width) => {
  const parts = placesOf(defaultKeymaps).map(({ part, bindings }): [string, typeof bindings] => [
    part,
    bindings,
  ])
  const lines = helpLines(parts, plainPaint, width)
  expect(lines.every((line) => columns(line) <= width)).toBe(true)
  const words = lines.join(' ').replace(/\s+/g, ' ')
  for (const { bindings } of placesOf(defaultKeymaps))
    for (const { what } of bindings) expect(words).toContain(what)
})
