import { expect, test } from 'vitest'
import { plainPaint } from '../../src/core/paint.ts'
import { replayOf, resultView } from '../../src/core/report/result-view.ts'
import { sourceDiff } from '../../src/core/source-diff.ts'
import { aReport, aResult } from '../tui/reports.ts'

const style = { paint: plainPaint, width: 80, invocation: 'hotseat' }
const good = (name: string) => aResult({ name })
const bad = (name: string) =>
  aResult({ name, verdict: 'wrong-answer', message: `why ${name}`, replay: `hotseat run a --only ${name}` })
const report = aReport({
  verdict: 'wrong-answer',
  passed: 7,
  total: 9,
  tests: [good('a'), bad('b'), ...['c', 'd', 'e', 'f', 'g'].map(good), bad('h'), good('i\u001b[2J')],
})

test('the first failing test is told in full before all tests in a line each, many accepted ones as a number', () => {
  const text = resultView(report, style, { all: false })
  expect(text).toMatch(/^✗ wrong-answer {2}core\/a: 7 of 9 sample tests passed\n/)
  expect(text).toContain('  why b\n')
  expect(text).not.toContain('why h')
  expect(text).toContain('a shows all 2 failing tests in full.')
  expect(text.slice(text.indexOf('Tests\n'))).toBe(
    'Tests\n  ✓ a\n  ✗ wrong-answer  b\n  ✓ 5 tests accepted\n  ✗ wrong-answer  h\n  ✓ i\n',
  )
})

test('all failing tests are told in full when that is wanted', () => {
  const text = resultView(report, style, { all: true })
  expect(text).toContain('  why b\n')
  expect(text).toContain('  why h\n')
  expect(text).not.toContain('a shows all')
})

test('a failure is repeated by the command of the first failing test', () => {
  expect(replayOf(report)).toBe('hotseat run a --only b')
  expect(replayOf(aReport({ tests: [good('a')] }))).toBeUndefined()
})

test('a diff of sources shows what changes with a little around it, and says when nothing does', () => {
  const lines = Array.from({ length: 20 }, (_, index) => `line ${index}`)
  const changed = lines.with(10, 'other')
  expect(sourceDiff(lines.join('\n'), `${changed.join('\r\n')}\r\n`, plainPaint)).toEqual([
    '@@ line 8 → line 8 @@',
    ' line 7',
    ' line 8',
    ' line 9',
    '-line 10',
    '+other',
    ' line 11',
    ' line 12',
    ' line 13',
  ])
  expect(sourceDiff('a', 'a\n', plainPaint)).toEqual(['They are the same.'])
})
