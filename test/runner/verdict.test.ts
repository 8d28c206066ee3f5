import { expect, test } from 'vitest'
import type { Verdict } from '../../runner/protocol.ts'
import { verdictOf } from '../../runner/verdict.ts'

test.each<[Verdict[], Verdict]>([
  [[], 'accepted'],
  [['accepted', 'accepted'], 'accepted'],
  [['accepted', 'runtime-error', 'wrong-answer'], 'runtime-error'],
  [['wrong-answer', 'judge-error'], 'judge-error'],
  [['wrong-answer', 'judge-error', 'internal-error'], 'internal-error'],
  [['time-limit-exceeded', 'compile-error'], 'compile-error'],
])('%j make %s', (tests, verdict) => {
  expect(verdictOf(tests.map((each) => ({ verdict: each })))).toBe(verdict)
})
