import { expect, test } from 'vitest'
import type { Report, TestResult } from '../../runner/protocol.ts'
import { colourPaint, plainPaint } from '../../src/core/paint.ts'
import { duration, megabytes } from '../../src/core/report/quantities.ts'
import { reportText } from '../../src/core/report/report-text.ts'

const style = { paint: plainPaint, width: 80, invocation: 'hotseat' }

const hidden: TestResult = {
  name: 'LruCache › evicts the least recently used key',
  group: 'hidden',
  level: 1,
  verdict: 'wrong-answer',
  message: 'expected undefined to be 1',
  expected: '1',
  actual: 'undefined',
  diff: '- 1\n+ undefined',
  counterexample: '[["set", 1]]',
  replay: "hotseat submit core/lru-cache --seed 7 --only 'LruCache › evicts the least recently used key'",
  stack: [
    { file: 'tests/hidden.test.ts', line: 30, column: 3, function: 'Object.run' },
    { file: 'solution.ts', line: 12, column: 5, function: 'LruCache.get' },
  ],
  frame: '  11 | get(key) {\n> 12 |   return this.map.get(key)\n     |          ^',
  calls: ['new LruCache(2)', "set('a', 1)", "get('a') → undefined"],
  console: [
    { level: 'log', text: 'looking for a' },
    { level: 'warn', text: 'not\nthere' },
  ],
  consoleTruncated: true,
  cpuMs: 4,
  virtualMs: 0,
  heapBytes: 2 ** 20,
}

const report: Report = {
  format: 1,
  challenge: 'core/lru-cache',
  scope: 'all',
  verdict: 'wrong-answer',
  passed: 1,
  total: 3,
  seed: 7,
  cpuMs: 4,
  wallMs: 61.4,
  heapBytes: 4 * 2 ** 20,
  tests: [accepted('stores'), hidden, { ...hidden, name: 'another', verdict: 'time-limit-exceeded' }],
  diagnostics: [],
  notes: ['a note'],
}

test('the first failing hidden test is told in full, the others by name', () => {
  expect(reportText(report, style)).toBe(`✗ wrong-answer  core/lru-cache: 1 of 3 tests passed
  CPU under 8 ms · 61 ms in all · heap 4.0 MB · seed 7

✗ wrong-answer  LruCache › evicts the least recently used key  hidden test

  expected undefined to be 1

  What the test did, in order
    1  new LruCache(2)
    2  set('a', 1)
    3  get('a') → undefined

  The smallest case that fails
    [["set", 1]]

  expected  1
  actual    undefined

  Your console
    looking for a
    warn: not
    warn: there
    … the rest was cut: a test shows 64 KB of console

  In your code
    solution.ts:12:5 in LruCache.get
      11 | get(key) {
    > 12 |   return this.map.get(key)
         |          ^
    tests/hidden.test.ts:30:3

  Run it again: hotseat submit core/lru-cache --seed 7 --only 'LruCache › evicts the least recently used key'

Also failing: 1 hidden test
  ✗ time-limit-exceeded  another

Notes
  · a note
`)
})

test('every failing sample test is told in full', () => {
  const tests = ['one', 'two'].map((name) => ({ ...hidden, name, group: 'sample' as const }))
  const text = reportText({ ...report, scope: 'samples', tests }, style)
  expect(text.match(/In your code/g)).toHaveLength(2)
  expect(text).toContain('1 of 3 sample tests passed')
  expect(text).not.toContain('Also failing')
})

test('an accepted report is its verdict and its figures', () => {
  const text = reportText(
    { ...report, verdict: 'accepted', passed: 3, tests: [accepted('a')], notes: [] },
    style,
  )
  expect(text).toBe(`✓ accepted  core/lru-cache: all 3 tests passed
  CPU under 8 ms · 61 ms in all · heap 4.0 MB · seed 7
`)
})

test('values of several lines are told as a diff, removed in green and added in red', () => {
  const long = { ...hidden, expected: '[\n  1\n]', actual: '[\n  2\n]', diff: '  [\n-   1\n+   2\n  ]' }
  const text = reportText({ ...report, tests: [long] }, { ...style, paint: colourPaint })
  expect(text).toContain('\u001b[32m-   1\u001b[39m')
  expect(text).toContain('\u001b[31m+   2\u001b[39m')
  expect(text).not.toContain('actual    ')
})

test('a compile error is told with its frame and without figures of a run', () => {
  const diagnostic = {
    severity: 'error' as const,
    file: 'solution.ts',
    line: 1,
    column: 7,
    frame: '> 1 | const\n    |      ^',
  }
  const broken: Report = {
    ...report,
    verdict: 'compile-error',
    passed: 0,
    total: 0,
    tests: [],
    notes: [],
    diagnostics: [{ ...diagnostic, message: 'Expected identifier but found end of file' }],
  }
  expect(reportText(broken, style)).toBe(`✗ compile-error  core/lru-cache
  61 ms in all

error at solution.ts:1:7
  Expected identifier but found end of file

  > 1 | const
      |      ^
`)
})

test.each([
  ['judge-error', 'not your solution. Tell the author of the'],
  ['internal-error', 'Hotseat itself failed, not your solution.'],
] as const)('%s never reads as the fault of the user', (verdict, words) => {
  expect(reportText({ ...report, verdict, tests: [] }, style)).toContain(words)
})

test('long lists are cut and the cut is announced', () => {
  const calls = Array.from({ length: 50 }, (_, index) => `get(${index})`)
  const console = Array.from({ length: 50 }, (_, index) => ({ level: 'log' as const, text: `line ${index}` }))
  const text = reportText({ ...report, tests: [{ ...hidden, calls, console }] }, style)
  expect(text).toContain('… 30 earlier calls')
  expect(text).toContain('50  get(49)')
  expect(text).toContain('… 20 earlier lines')
  const dropped = { ...hidden, calls: ['… 26 calls before these', 'get(1)'] }
  expect(reportText({ ...report, tests: [dropped] }, style)).toContain('… 26 earlier calls\n    27  get(1)\n')
})

test('nothing in a report can drive the terminal', () => {
  const hostile = {
    ...hidden,
    name: 'a\u001b[2Jb',
    message: '\u001b]0;x\u0007\u202emessage',
    calls: ['\u001b[1Acall'],
  }
  const text = reportText({ ...report, tests: [hostile], notes: ['\u009b2J'] }, style)
  expect(text).not.toMatch(/[\u001b\u0007\u202e\u009b]/)
  expect(text).toContain('✗ wrong-answer  ab')
})

test('replay lines are written the way the user starts Hotseat', () => {
  const text = reportText(report, { ...style, invocation: 'npx hotseat' })
  expect(text).toContain('Run it again: npx hotseat submit core/lru-cache')
})

test('times and sizes are for people', () => {
  expect([3, 999, 1240, 59_996, 185_000].map(duration)).toEqual([
    '3 ms',
    '999 ms',
    '1.24 s',
    '1 min 0 s',
    '3 min 5 s',
  ])
  expect(megabytes(1_572_864)).toBe('1.5 MB')
})

function accepted(name: string): TestResult {
  const nothing = { stack: [], console: [], consoleTruncated: false, cpuMs: 0, virtualMs: 0, heapBytes: 0 }
  return { name, group: 'sample', level: 1, verdict: 'accepted', ...nothing }
}
