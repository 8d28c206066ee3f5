import type { Report, TestResult } from '../../runner/protocol.ts'

/** A test's result with what a test wants to be different. */
export function aResult(fields: Partial<TestResult> = {}): TestResult {
  return {
    name: 'adds',
    group: 'sample',
    level: 1,
    verdict: 'accepted',
    stack: [],
    console: [],
    consoleTruncated: false,
    cpuMs: 0,
    virtualMs: 0,
    heapBytes: 0,
    ...fields,
  }
}

/** A report with what a test wants to be different. */
export function aReport(fields: Partial<Report> = {}): Report {
  return {
    format: 1,
    challenge: 'core/a',
    scope: 'samples',
    verdict: 'accepted',
    passed: 2,
    total: 2,
    seed: 1,
    cpuMs: 0,
    wallMs: 1,
    heapBytes: 0,
    tests: [],
    diagnostics: [],
    notes: [],
    ...fields,
  }
}
