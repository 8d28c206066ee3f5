import type { Report, TestResult } from '../../../runner/protocol.ts'
import type { Fault } from './finding.ts'
import type { Impostors, SubmissionRuns } from './observed.ts'

/** Submissions that do not get their folder's verdict, and tests that are wrong themselves. */
export function verdictFaults(submissions: readonly SubmissionRuns[]): Fault[] {
  return submissions.flatMap(({ name, expected, first }): Fault[] => {
    if (first.verdict === expected) return []
    const at = { check: 'verdicts', file: `submissions/${name}` } as const
    const message = `The verdict is ${first.verdict} and not ${expected}: ${why(first)}`
    if (first.verdict === 'judge-error')
      return [
        { ...testPlace(first), message: `A test fails by itself with ${name}: ${why(first)}`, fix: mendTest },
      ]
    if (first.verdict === 'internal-error') {
      return [
        {
          ...at,
          message,
          fix: 'Judge it again; if it stays, the solution or a test does what the sandbox cannot bear.',
        },
      ]
    }
    if (first.verdict === 'accepted') {
      return [
        {
          ...at,
          message,
          fix: 'Add a hidden test that this mistake fails, or move the file to submissions/accepted/.',
        },
      ]
    }
    const fix =
      expected === 'accepted'
        ? 'Mend the solution, or the test if the test is wrong.'
        : `Move the file to submissions/${first.verdict}/ if that is what the mistake leads to, or mend it.`
    return [{ ...at, message, fix }]
  })
}

const mendTest = 'Mend the test: it fails by itself, whatever the solution does.'

/** Whether the sample tests let a mistake through, and every hidden test catches one. */
export function coverageFaults(submissions: readonly SubmissionRuns[]): Fault[] {
  const wrong = submissions.filter(({ expected, first }) => expected !== 'accepted' && first.tests.length > 0)
  if (wrong.length === 0) return []
  const passesSamples = ({ first }: SubmissionRuns) =>
    first.tests.every(({ group, verdict }) => group !== 'sample' || verdict === 'accepted')
  const failed = new Set(wrong.flatMap(({ first }) => first.tests.filter(isFailed).map(({ name }) => name)))
  const known = new Map(
    submissions.flatMap(({ first }) => first.tests.map((test) => [test.name, test] as const)),
  )
  const idle = [...known.values()].filter(({ group, name }) => group === 'hidden' && !failed.has(name))
  return [
    ...(wrong.some(passesSamples) ? [] : [samplesTellAll]),
    ...idle.map(
      ({ name }): Fault => ({
        check: 'hidden',
        message: `No wrong submission fails the hidden test "${name}".`,
        fix: 'Add the mistake that it is there for to submissions/, or remove the test.',
      }),
    ),
  ]
}

const samplesTellAll: Fault = {
  check: 'samples',
  file: 'submissions/',
  message: 'Every wrong submission already fails a sample test.',
  fix: 'Add a mistake that passes all sample tests, so that the hidden ones are needed.',
}

/** Answers that must not be accepted: the starter, an empty file, and one that knows the sample cases by heart. */
export function impostorFaults({ starter, empty, hardCoded }: Impostors, language = 'ts'): Fault[] {
  const found: Fault[] = []
  if (starter !== undefined) found.push(...starterFaults(starter, `starter.${language}`))
  if (empty !== undefined && empty.verdict !== 'compile-error') {
    found.push({
      check: 'empty',
      message: `An empty file gets ${empty.verdict} and not compile-error.`,
      fix: "Let the tests import what the solution has to export, by name: import { … } from '#solution'.",
    })
  }
  if (hardCoded !== undefined && 'untried' in hardCoded) {
    found.push({
      check: 'hard-coded',
      note: true,
      message: `An answer that only knows the sample cases was not tried: ${hardCoded.untried}.`,
      fix: '',
    })
  } else if (hardCoded?.report.verdict === 'accepted') {
    found.push({
      check: 'hard-coded',
      message: 'An answer that only repeats what the sample tests saw is accepted.',
      fix: 'Add hidden tests with other values than those of the sample tests.',
    })
  }
  return found
}

function starterFaults(report: Report, file: string): Fault[] {
  const at = { check: 'starter' as const, file }
  if (report.verdict === 'accepted') {
    return [
      { ...at, message: 'The starter is accepted as it is.', fix: 'Leave out what the user has to write.' },
    ]
  }
  if (report.verdict === 'compile-error') {
    const line = report.diagnostics[0]?.line
    const place = line === undefined ? at : { ...at, line }
    return [
      {
        ...place,
        message: `The starter does not compile: ${why(report)}`,
        fix: 'Mend it: a user begins with it.',
      },
    ]
  }
  if (report.verdict !== 'judge-error' && report.verdict !== 'internal-error') return []
  return [
    {
      ...testPlace(report),
      message: `A test fails by itself with the starter: ${why(report)}`,
      fix: mendTest,
    },
  ]
}

/** The place in the pack's tests at which one went wrong by itself, as far as it is known. */
function testPlace(report: Report): Pick<Fault, 'check' | 'file' | 'line'> {
  const frames = [
    ...report.tests.filter(({ verdict }) => verdict === 'judge-error').flatMap(({ stack }) => stack),
    ...report.diagnostics,
  ]
  const frame = frames.find(({ file }) => file.startsWith('tests/'))
  return { check: 'tests', ...(frame === undefined ? {} : { file: frame.file, line: frame.line }) }
}

/** What a report says of its first failure, as the rest of a sentence. */
export function why(report: Report): string {
  const blamed = report.tests.find(({ verdict }) => verdict === report.verdict) ?? report.tests.find(isFailed)
  if (blamed !== undefined) return ended(`"${blamed.name}" says ${blamed.message ?? blamed.verdict}`)
  if (report.diagnostics[0] !== undefined) return ended(report.diagnostics[0].message)
  return report.verdict === 'accepted' ? 'every test passes.' : ended(report.notes[0] ?? 'nothing was said')
}

function ended(text: string): string {
  const line = text.split('\n')[0]?.trim() ?? ''
  const short = line.length > 200 ? `${line.slice(0, 200)}…` : line
  return /[.!?…]$/.test(short) ? short : `${short}.`
}

function isFailed({ verdict }: TestResult): boolean {
  return verdict !== 'accepted'
}
