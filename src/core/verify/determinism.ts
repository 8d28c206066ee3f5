import type { Report, TestResult, Verdict } from '../../../runner/protocol.ts'
import type { Fault } from './finding.ts'
import type { SubmissionRuns } from './observed.ts'

/** Seeds with which every submission has to get the same verdict as with the first one. */
export const firstSeed = 1
export const otherSeeds = [2, 3, 5, 8, 13, 21, 34, 55, 89, 144]

/**
 * Where a verdict depends on chance, on the order of the tests, or on the time of day. With `onServer` only the verdicts of
 * tests have to repeat: which of two sessions that wait for one row goes on first is the server's choice.
 */
export function determinismFaults(submissions: readonly SubmissionRuns[], onServer = false): Fault[] {
  return submissions.flatMap((runs) =>
    [...repeatFaults(runs, onServer), ...orderFaults(runs), ...seedFaults(runs)].slice(0, 1),
  )
}

/**
 * Whether a run in reverse order with the same seed says of every test just what the first one said: then the report
 * repeats, and there is no need to see it in the same order as well.
 */
export function repeats({ first, orders }: SubmissionRuns): boolean {
  const reversed = orders.find(({ order }) => order === 'reversed')?.report
  if (reversed === undefined) return false
  const again = { ...reversed, verdict: first.verdict, tests: reversed.tests.toReversed() }
  return JSON.stringify(comparable(first, false)) === JSON.stringify(comparable(again, false))
}

/** What the verdict depends on with another seed. */
export interface BySeed {
  /** Tests that go by the seed, as far as they come before the first that fails with every seed. */
  tests: string[]
  /** The verdict when all of them are accepted. */
  otherwise: Verdict
}

/** Which tests have to run again to know the verdict with another seed, from a report and the tests that drew. */
export function bySeed({ tests }: Report, seeded: ReadonlySet<string>): BySeed {
  const fixed = tests.findIndex(({ name, verdict }) => verdict !== 'accepted' && !seeded.has(name))
  const before = fixed === -1 ? tests : tests.slice(0, fixed)
  return {
    tests: before.filter(({ name }) => seeded.has(name)).map(({ name }) => name),
    otherwise: tests[fixed]?.verdict ?? 'accepted',
  }
}

function repeatFaults({ name, first, again }: SubmissionRuns, onServer: boolean): Fault[] {
  if (again === undefined) return []
  const bailed = first.verdict !== 'accepted'
  const before = comparable(first, bailed)
  const after = comparable(again, bailed)
  if (onServer && JSON.stringify(verdictsOf(before)) === JSON.stringify(verdictsOf(after))) return []
  if (JSON.stringify(before) === JSON.stringify(after)) return []
  const index = before.tests.findIndex(
    (test, each) => JSON.stringify(test) !== JSON.stringify(after.tests[each]),
  )
  const test = before.tests[index]
  return [
    {
      check: 'determinism',
      file: `submissions/${name}`,
      message:
        test === undefined
          ? 'The same seed gave two different reports.'
          : `The same seed gave two different reports of "${test.name}"${difference(test, after.tests[index])}.`,
      fix: 'Look for what is not seeded in the test or the submission, such as an order that depends on memory or load.',
    },
  ]
}

/** A report without what the machine measures: the rest has to repeat byte for byte. A run that bailed out ends early. */
function comparable(report: Report, bailed: boolean) {
  const failed = report.tests.findIndex(({ verdict }) => verdict !== 'accepted')
  const ran = bailed && failed >= 0 ? report.tests.slice(0, failed + 1) : report.tests
  const tests = ran.map((test) => ({ ...test, calls: callsOf(test), cpuMs: 0, heapBytes: 0, growth: [] }))
  const { verdict, total, seed, diagnostics } = report
  return { verdict, total, seed, diagnostics, tests }
}

function verdictsOf({ tests }: Pick<Report, 'tests'>) {
  return tests.map(({ name, verdict }) => ({ name, verdict }))
}

/** How far a test came before its time ran out depends on the machine. */
function callsOf({ verdict, calls = [] }: TestResult): string[] {
  return verdict === 'time-limit-exceeded' ? [] : calls
}

function difference(before: TestResult, after: TestResult | undefined): string {
  if (after === undefined || before.name !== after.name) return ': other tests ran'
  if (before.verdict !== after.verdict) return `: ${before.verdict}, then ${after.verdict}`
  if (before.message !== after.message) return `: ${clip(before.message)}, then ${clip(after.message)}`
  const fields = Object.keys({ ...before, ...after }) as (keyof TestResult)[]
  const field = fields.find((each) => JSON.stringify(before[each]) !== JSON.stringify(after[each]))
  return field === undefined ? '' : `, which differ in "${field}"`
}

function clip(text = 'nothing'): string {
  const line = text.split('\n')[0] ?? ''
  return line.length > 80 ? `"${line.slice(0, 80)}…"` : `"${line}"`
}

function orderFaults({ name, first, orders }: SubmissionRuns): Fault[] {
  const expected = new Map(first.tests.map((test) => [test.name, test.verdict]))
  return orders.flatMap(({ order, report }) => {
    const differs = report.tests.find((test) => expected.get(test.name) !== test.verdict)
    if (differs === undefined) return []
    const [before, after] = [expected.get(differs.name) ?? 'not run', differs.verdict]
    return [
      {
        check: 'determinism' as const,
        file: `submissions/${name}`,
        message: `"${differs.name}" is ${before}, but ${after} when the tests run ${order === 'reversed' ? 'in reverse order' : 'in another order'}.`,
        fix: 'Let no test rely on what another one left behind.',
      },
    ]
  })
}

function seedFaults({ name, expected, first, seeds }: SubmissionRuns): Fault[] {
  if (first.verdict !== expected) return []
  const differs = seeds.find(({ verdict }) => verdict !== expected)
  if (differs === undefined) return []
  const others = seeds.filter(({ verdict }) => verdict !== expected).length
  const failed = differs.tests.find(({ verdict }) => verdict !== 'accepted')
  const where = failed === undefined ? '' : ` in "${failed.name}"`
  return [
    {
      check: 'determinism',
      file: `submissions/${name}`,
      message: `${others} of ${seeds.length} seeds give another verdict: with seed ${differs.seed} it is ${differs.verdict}${where}.`,
      fix:
        expected === 'accepted'
          ? 'Mend the solution, or the test that asks too much for some seeds.'
          : 'Let a test with fixed values catch the mistake, so that it is caught whatever the seed.',
    },
  ]
}
