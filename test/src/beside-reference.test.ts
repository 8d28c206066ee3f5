import { expect, test } from 'vitest'
import type { Report, Verdict } from '../../runner/protocol.ts'
import { besideReference } from '../../src/core/report/beside-reference.ts'

function report(cpuMs: number, megabytes: number, verdict: Verdict = 'accepted'): Report {
  return {
    ...{ format: 1, challenge: 'x', scope: 'all', verdict, passed: 1, total: 1, seed: 1, wallMs: 1 },
    ...{ cpuMs, heapBytes: megabytes * 2 ** 20, tests: [], diagnostics: [], notes: [] },
  }
}

test('a solution is held against the reference by ratios, with what they are made of', () => {
  expect(besideReference(report(130, 3), report(100, 2))).toBe(
    'Beside the reference: CPU 1.3 × (130 ms to its 100 ms), heap 1.5 × (3.0 MB to its 2.0 MB).',
  )
  expect(besideReference(report(2500, 1), report(100, 2))).toContain(
    'CPU 25 × (2.50 s to its 100 ms), heap 0.5 ×',
  )
})

test('what is too little to measure is not made a ratio', () => {
  expect(besideReference(report(12, 0), report(100, 2))).toBe(
    'Beside the reference: CPU too little to compare.',
  )
})

test('only what is accepted is compared', () => {
  expect(besideReference(report(130, 3, 'wrong-answer'), report(100, 2))).toBe('')
  expect(besideReference(report(130, 3), report(100, 2, 'wrong-answer'))).toBe('')
})
