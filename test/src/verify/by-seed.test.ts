import { expect, test } from 'vitest'
import type { Report, Verdict } from '../../../runner/protocol.ts'
import { bySeed } from '../../../src/core/verify/determinism.ts'

function reportOf(verdicts: Record<string, Verdict>): Report {
  return { tests: Object.entries(verdicts).map(([name, verdict]) => ({ name, verdict })) } as Report
}

const seeded = new Set(['drawn', 'drawn too'])

test('what passes with one seed is decided by all tests that draw', () => {
  const report = reportOf({
    fixed: 'accepted',
    drawn: 'accepted',
    other: 'accepted',
    'drawn too': 'accepted',
  })
  expect(bySeed(report, seeded)).toEqual({ tests: ['drawn', 'drawn too'], otherwise: 'accepted' })
})

test('behind a test that fails with every seed nothing decides any more', () => {
  const report = reportOf({ drawn: 'accepted', fixed: 'runtime-error', 'drawn too': 'wrong-answer' })
  expect(bySeed(report, seeded)).toEqual({ tests: ['drawn'], otherwise: 'runtime-error' })
})

test('a failure that was drawn does not count as certain', () => {
  const report = reportOf({ drawn: 'wrong-answer', fixed: 'accepted' })
  expect(bySeed(report, seeded)).toEqual({ tests: ['drawn'], otherwise: 'accepted' })
})
