import { expect, test } from 'vitest'
import { columns, cut, pad, wrap } from '../../src/core/layout.ts'
import { markdownText } from '../../src/core/markdown-text.ts'
import { colourPaint, plainPaint } from '../../src/core/paint.ts'
import { sanitise, sanitiseAll } from '../../src/core/sanitise.ts'

test('control sequences, control characters and bidi controls do not reach the terminal', () => {
  expect(sanitise('\u001b[31mred\u001b[0m \u001b]0;title\u0007bell\u0007')).toBe('red bell')
  expect(sanitise('a\u202eb\u2066c\u200f\u061cd\u009be')).toBe('abcd'.concat('e'))
  expect(sanitise('carriage\r\nreturn\ttab\u001b')).toBe('carriage\nreturn\ttab')
  expect(sanitiseAll({ a: ['\u0007x', 1, null], b: { c: '\u001b[2J' } })).toEqual({
    a: ['x', 1, null],
    b: { c: '' },
  })
})

test('columns count wide characters twice and combining marks not at all', () => {
  expect(columns('abc')).toBe(3)
  expect(columns('日本')).toBe(4)
  expect(columns('e\u0301')).toBe(1)
  expect(pad('日本', 6)).toBe('日本  ')
})

test('text is cut with an ellipsis that fits', () => {
  expect(cut('a short line', 20)).toBe('a short line')
  expect(cut('a longer line of text', 10)).toBe('a longer…')
  expect(columns(cut('日本日本日本', 6))).toBeLessThanOrEqual(6)
  expect(cut('x', 0)).toBe('')
})

test('wrapping keeps indents, line breaks and long words', () => {
  expect(wrap('  one two three', 9)).toEqual(['  one two', '  three'])
  expect(wrap('a\n\nb', 10)).toEqual(['a', '', 'b'])
  expect(wrap('aaaaaaaaaaaa b', 5)).toEqual(['aaaaaaaaaaaa', 'b'])
})

const statement = `## Task

Write a **cache** that keeps _at most_ \`capacity\` entries, see [the paper](https://example.org/lru), a < b & c.

\`\`\`ts
const cache = new LruCache(2)

cache.get('a') // undefined
\`\`\`

- first
  - nested
- second

1. one
2. two

| call | result |
|------|--------|
| get  | 1      |
`

test('Markdown becomes text: code indented, prose wrapped, marks dropped', () => {
  expect(markdownText(statement, { paint: plainPaint, width: 40 })).toBe(`Task

Write a cache that keeps at most
\`capacity\` entries, see the paper
(https://example.org/lru), a < b & c.

    const cache = new LruCache(2)

    cache.get('a') // undefined

- first
  - nested
- second

1. one
2. two

call  result
get   1
`)
})

test('headings are bold where there is colour', () => {
  expect(markdownText('# Title', { paint: colourPaint, width: 40 })).toBe('\u001b[1mTitle\u001b[22m\n')
})
