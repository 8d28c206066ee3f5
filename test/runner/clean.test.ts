import { expect, test } from 'vitest'
import { clean } from '../../runner/clean.ts'

test.each([
  ['colours', 'a\u001b[31mb\u001b[0mc', 'abc'],
  ['a cleared screen', 'a\u001b[2J\u001b[Hb', 'ab'],
  ['an eight-bit CSI', 'a\u009b31mb', 'ab'],
  ['OSC 52, which writes to the clipboard', 'a\u001b]52;c;aGk=\u0007b', 'ab'],
  ['a hyperlink', 'a\u001b]8;;http://x\u001b\\b', 'ab'],
  ['an OSC that never ends', 'a\u001b]0;title', 'a'],
  ['a device control string', 'a\u001bPq\u001b\\b', 'ab'],
  ['a charset switch', 'a\u001b(0b', 'ab'],
  ['bells, backspaces and NUL', 'a\u0007\u0008\u0000b', 'ab'],
  ['carriage returns that would overwrite', 'wrong\raccepted', 'wrongaccepted'],
  ['bidirectional overrides and isolates', 'a\u202eb\u2066c\u200f', 'abc'],
])('takes out %s', (_, text, expected) => {
  expect(clean(text)).toBe(expected)
})

test('leaves lines, tabs and every printable character', () => {
  const text = 'naïve\n\tcafé 漢字 🎉\n'
  expect(clean(text)).toBe(text)
  expect(clean('a\r\nb')).toBe('a\nb')
})
