import { expect, test } from 'vitest'
import type { Report, TestResult, Verdict } from '../../../runner/protocol.ts'
import { plainPaint } from '../../../src/core/paint.ts'
import { determinismFaults } from '../../../src/core/verify/determinism.ts'
import { findingsOf, isImported } from '../../../src/core/verify/finding.ts'
import { largeTests, marginFaults, usedByAccepted } from '../../../src/core/verify/margins.ts'
import { matrixOf, matrixText } from '../../../src/core/verify/matrix.ts'
import type { SubmissionRuns } from '../../../src/core/verify/observed.ts'
import { lastLine, type Outcome } from '../../../src/core/verify/outcome.ts'
import { outcomeText } from '../../../src/core/verify/outcome-text.ts'

function result(name: string, verdict: Verdict, more: Partial<TestResult> = {}): TestResult {
  const measured = { cpuMs: 4, virtualMs: 0, heapBytes: 1000 }
  return {
    name,
    verdict,
    group: 'hidden',
    level: 1,
    stack: [],
    console: [],
    consoleTruncated: false,
    ...measured,
    ...more,
  }
}

function report(tests: TestResult[], more: Partial<Report> = {}): Report {
  const verdict = tests.find((test) => test.verdict !== 'accepted')?.verdict ?? 'accepted'
  const counts = { passed: 0, total: tests.length, cpuMs: 0, wallMs: 0, heapBytes: 0 }
  return {
    format: 1,
    challenge: 'x',
    scope: 'all',
    verdict,
    seed: 1,
    tests,
    diagnostics: [],
    notes: [],
    ...counts,
    ...more,
  }
}

function runs(name: string, first: Report, more: Partial<SubmissionRuns> = {}): SubmissionRuns {
  const [expected = 'accepted'] = name.split('/') as Verdict[]
  return { name, expected, first, orders: [], seeds: [], ...more }
}

const pass = result('a', 'accepted')
const fail = result('b', 'wrong-answer', { message: 'expected 1 to be 2' })

test('on a server only the verdicts of tests have to repeat', () => {
  const first = report([pass, result('b', 'accepted', { virtualMs: 5 })])
  const later = report([pass, result('b', 'accepted', { virtualMs: 10 })])
  const failing = report([pass, fail])
  const faults = (again: Report, onServer: boolean) =>
    determinismFaults([runs('accepted/x.ts', first, { again })], onServer)
  expect(faults(later, false)).toHaveLength(1)
  expect(faults(later, true)).toEqual([])
  expect(faults(failing, true)).toHaveLength(1)
})

test('a report that does not repeat is named with what differs', () => {
  const again = report([pass, result('b', 'wrong-answer', { message: 'expected 1 to be 3' })])
  expect(determinismFaults([runs('wrong-answer/x.ts', report([pass, fail]), { again })])).toMatchObject([
    {
      file: 'submissions/wrong-answer/x.ts',
      message: expect.stringContaining('"expected 1 to be 2", then "expected 1 to be 3"'),
    },
  ])
  const slower = report([pass, { ...fail, cpuMs: 900, heapBytes: 5 }])
  expect(determinismFaults([runs('wrong-answer/x.ts', report([pass, fail]), { again: slower })])).toEqual([])
})

test('how far a test came before its time ran out may differ, and what any other test called may not', () => {
  const called = (verdict: 'time-limit-exceeded' | 'wrong-answer', ...calls: string[]) =>
    report([result('a', verdict, { calls })])
  const faults = (verdict: 'time-limit-exceeded' | 'wrong-answer') =>
    determinismFaults([runs(`${verdict}/x.ts`, called(verdict, 'get(1)'), { again: called(verdict) })])
  expect(faults('time-limit-exceeded')).toEqual([])
  expect(faults('wrong-answer')).toMatchObject([{ message: expect.stringContaining('differ in "calls"') }])
})

test('a verdict that depends on the order of the tests is named', () => {
  const orders = [
    {
      order: 'reversed' as const,
      report: report([result('b', 'wrong-answer'), result('a', 'runtime-error')]),
    },
  ]
  expect(determinismFaults([runs('wrong-answer/x.ts', report([pass, fail]), { orders })])).toMatchObject([
    { message: '"a" is accepted, but runtime-error when the tests run in reverse order.' },
  ])
})

test('a verdict that depends on the seed is named with the seed', () => {
  const seeds = [report([pass, fail], { seed: 2 }), report([pass], { seed: 3 })]
  expect(determinismFaults([runs('wrong-answer/x.ts', report([pass, fail]), { seeds })])).toMatchObject([
    { message: '1 of 2 seeds give another verdict: with seed 3 it is accepted.' },
  ])
})

const limits = { cpuMs: 300, heapMb: 10 }

test('an accepted submission keeps away from the limits, by the least of its rounds', () => {
  const used = (cpuMs: number, heapBytes = 0) => report([result('a', 'accepted', { cpuMs, heapBytes })])
  const noisy = runs('accepted/x.ts', used(20), { seeds: [used(24), used(250)] })
  expect(marginFaults([noisy], limits, true)).toEqual([])
  expect(usedByAccepted([noisy])).toEqual({ cpuMs: 20, heapBytes: 0 })
  expect(marginFaults([runs('accepted/x.ts', used(120))], limits, false)).toEqual([])
  expect(marginFaults([runs('accepted/x.ts', used(120))], limits, true)).toMatchObject([
    {
      message: 'It needs 120 ms of CPU in one test, more than a third of the limit of 300 ms.',
      fix: expect.stringContaining('about 400'),
    },
  ])
})

test('an accepted submission works with half of the memory, garbage or not', () => {
  const heaped = (heapBytes: number) => report([result('a', 'accepted', { heapBytes })])
  const memory = { cpuMs: 300, heapMb: 20 }
  const small = runs('accepted/x.ts', heaped(9 * 2 ** 20))
  const large = runs('accepted/x.ts', heaped(11 * 2 ** 20))
  expect([small, large].map((each) => largeTests(each, memory))).toEqual([[], ['a']])
  expect(largeTests(runs('wrong-answer/x.ts', heaped(11 * 2 ** 20)), memory)).toEqual([])
  expect(largeTests(small, { cpuMs: 300, heapMb: 8 })).toEqual(['a'])
  expect(marginFaults([{ ...large, halved: heaped(9 * 2 ** 20) }], memory, true)).toEqual([])
  const halved = report([result('a', 'memory-limit-exceeded')])
  expect(marginFaults([{ ...large, halved }], memory, true)).toMatchObject([
    { message: '"a" needs more than 10 MB, half of the limit of 20 MB.' },
  ])
})

test('a too slow submission stays too slow with half as much time again', () => {
  const first = report([result('a', 'time-limit-exceeded')])
  const slow = (raised: Report) =>
    marginFaults([runs('time-limit-exceeded/x.ts', first, { raised })], limits, true)
  expect(slow(first)).toEqual([])
  expect(slow(report([result('a', 'accepted', { cpuMs: 400 })]))).toMatchObject([
    { message: expect.stringContaining('It needs 400 ms of CPU, less than 1.5 times the limit of 300 ms') },
  ])
})

test('the matrix fits its columns and explains its letters', () => {
  const many = Array.from({ length: 60 }, (_, index) =>
    runs(
      `wrong-answer/mistake-${index}.ts`,
      report([pass, { ...fail, name: 'a test whose name is much longer than there is room for in a table' }]),
    ),
  )
  const lines = matrixText(matrixOf([runs('accepted/x.ts', report([pass])), ...many]), 78)
  expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(78)
  expect(lines.at(-1)).toBe('· accepted  W wrong-answer')
  expect(lines.join('\n')).toContain('a accepted/x')
  expect(lines.join('\n')).toContain('bi wrong-answer/mistake-59')
})

function outcome(faults: { message: string; note?: true }[]): Outcome {
  const all = findingsOf(
    'clamp',
    faults.map((fault) => ({ check: 'verdicts' as const, file: 'a.ts', fix: 'Mend it.', ...fault })),
    false,
  )
  return {
    pack: 'mine',
    folder: '/mine',
    findings: [],
    wallMs: 5,
    challenges: [
      {
        challenge: 'clamp',
        findings: all.filter(({ note }) => !note),
        notes: all.filter(({ note }) => note),
        matrix: matrixOf([runs('accepted/x.ts', report([pass]))]),
        mutation: { killed: 10, reached: 11, total: 12 },
      },
    ],
  }
}

test('the last line says that all holds, or what to mend first', () => {
  expect(lastLine(outcome([]))).toBe(
    'Everything holds: 1 challenge, 1 submission, 1 test, mutation score 90 %.',
  )
  expect(
    lastLine(outcome([{ message: 'One.' }, { message: 'Two.' }, { message: 'Aside.', note: true }])),
  ).toBe('2 findings in 1 challenge: mend clamp a.ts first: One.')
})

test('a finding is shown with its place, and control characters of a pack are not', () => {
  const text = outcomeText(outcome([{ message: 'Say \u001b[31mred\u001b[0m.' }]), {
    paint: plainPaint,
    width: 100,
  })
  expect(text).toContain('find a.ts  Say red.\n       Mend it.\n')
  expect(Math.max(...text.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(80)
})

test('what an imported challenge lacks is a note', () => {
  const source = { title: 'Exercism, TypeScript track', url: 'https://exercism.org/tracks/typescript' }
  expect([isImported({ source }), isImported({ source: { title: 'A paper' } }), isImported({})]).toEqual([
    true,
    false,
    false,
  ])
  const faults = [
    { check: 'hints' as const, message: 'None.', fix: '' },
    { check: 'verdicts' as const, message: 'Wrong.', fix: '' },
  ]
  expect(findingsOf('x', faults, true).map(({ check, note }) => [check, note === true])).toEqual([
    ['hints', true],
    ['verdicts', false],
  ])
})
