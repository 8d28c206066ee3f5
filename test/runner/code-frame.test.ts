import { expect, test } from 'vitest'
import { codeFrame } from '../../runner/code-frame.ts'

test('shows two lines around the place, with a caret under the column', () => {
  const source = ['one', 'two', 'three four', 'five', 'six', 'seven'].join('\n')
  expect(codeFrame(source, 3, 7)).toBe(
    ['  1 | one', '  2 | two', '> 3 | three four', '    |       ^', '  4 | five', '  5 | six'].join('\n'),
  )
})

test('stops at the first and the last line', () => {
  expect(codeFrame('only', 1, 1)).toBe('> 1 | only\n    | ^')
})

test('shows the part of a very long line that matters, with the caret in it', () => {
  const [line = '', caret = ''] = codeFrame(`${'x'.repeat(500)}HERE${'y'.repeat(500)}`, 1, 501).split('\n')
  expect(line.length).toBeLessThan(130)
  expect(line.slice(caret.indexOf('^'))).toMatch(/^HERE/)
})

test.each(['\n', '\r\n', '\r', '\u2028'])('knows the line end %j', (end) => {
  expect(codeFrame(`a${end}b`, 2, 1)).toContain('> 2 | b')
})
