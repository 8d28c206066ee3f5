import type { Report, TestResult, Verdict } from './protocol.ts'

/**
 * The verdict of a submission: internal-error, judge-error or compile-error if any test has one, else that of the
 * first test, in file order, that was not accepted.
 */
export function verdictOf(tests: readonly Pick<TestResult, 'verdict'>[]): Verdict {
  for (const overriding of ['internal-error', 'judge-error', 'compile-error'] as const) {
    if (tests.some((test) => test.verdict === overriding)) return overriding
  }
  return tests.find((test) => test.verdict !== 'accepted')?.verdict ?? 'accepted'
}

/** Fills in what a report derives from its tests: verdict, counts and sums. */
export function summarize(
  report: Pick<Report, 'challenge' | 'scope' | 'seed' | 'wallMs' | 'tests' | 'diagnostics' | 'notes'> & {
    total: number
    verdict?: Verdict
  },
): Report {
  const { tests } = report
  return {
    format: 1,
    challenge: report.challenge,
    scope: report.scope,
    verdict: report.verdict ?? verdictOf(tests),
    passed: tests.filter((test) => test.verdict === 'accepted').length,
    total: report.total,
    seed: report.seed,
    cpuMs: Math.round(tests.reduce((sum, test) => sum + test.cpuMs, 0)),
    wallMs: Math.round(report.wallMs),
    heapBytes: tests.reduce((most, test) => Math.max(most, test.heapBytes), 0),
    tests,
    diagnostics: report.diagnostics,
    notes: report.notes,
  }
}
