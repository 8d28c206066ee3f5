import type { Report } from '../../../runner/protocol.ts'
import { indent, pad } from '../layout.ts'
import { count } from '../report/quantities.ts'
import { type ReportStyle, reportText } from '../report/report-text.ts'
import { sanitise } from '../sanitise.ts'
import type { OwnTests, Style } from './events.ts'
import { groupsOf, type TestGroupScore } from './score/credit.ts'
import type { Seen } from './state.ts'

/** What a candidate is told of a run: all of the samples and of the own tests. Of hidden tests as much as the style allows. */
export function feedbackText(
  { mode, report, own }: Seen<'run'>,
  levels: readonly string[],
  interview: Style,
  style: ReportStyle,
): string {
  if (mode === 'run') return [reportText(report, style), ...ownTestsText(own, style)].join('\n')
  if (interview === 'coach') return reportText(report, style)
  if (interview === 'pressure') return 'Handed in. You will hear how it went when the interview is over.\n'
  return groupsText(report, levels, style)
}

/** What came of a run, in a sentence. */
export function shortFeedback({ mode, report, own }: Seen<'run'>): string {
  const { verdict, passed, total } = report
  if (verdict === 'compile-error') return 'It does not compile.'
  if (total === 0) return `It ended as ${verdict}.`
  const tests = mode === 'run' ? 'sample test' : 'test'
  const mine =
    own === undefined
      ? ''
      : own.problem === undefined
        ? `, ${own.passed} of your own ${own.total}`
        : '; your own tests cannot be run'
  return `${passed} of ${count(total, tests)} passed${mine}.`
}

/** A run as data, without what the style keeps from the candidate. */
export function feedbackData(
  { mode, level, report, own }: Seen<'run'>,
  levels: readonly string[],
  style: Style,
) {
  if (mode === 'run') return { mode, level, report, own: own ?? null }
  if (style === 'coach') return { mode, level, report }
  if (style === 'pressure') return { mode, level }
  const { verdict, passed, total, diagnostics } = report
  return { mode, level, verdict, passed, total, groups: groupsOf(report, levels), diagnostics }
}

function groupsText(report: Report, levels: readonly string[], style: ReportStyle): string {
  const { verdict, passed, total } = report
  const { paint } = style
  // The compiler speaks of the candidate's own code, and of nothing that is hidden.
  if (verdict === 'compile-error' || total === 0) return reportText(report, style)
  const groups = groupsOf(report, levels)
  const widest = Math.max(...groups.map(({ name }) => name.length))
  const head = verdict === 'accepted' ? paint('good', '✓ accepted') : `${paint('bad', `✗ ${verdict}`)}`
  const first = groups.find((group) => group.passed < group.total)
  return [
    `${head}: ${passed} of ${count(total, 'test')} passed`,
    ...indent(
      groups.map((group) => `${pad(sanitise(group.name), widest)}  ${shareText(group)}`),
      2,
    ),
    ...(first === undefined
      ? []
      : [`First to fail: ${sanitise(first.name)}. Hidden cases stay hidden in an interview.`]),
    '',
  ].join('\n')
}

function shareText({ passed, total }: TestGroupScore): string {
  return `${passed} of ${total}`
}

function ownTestsText(own: OwnTests | undefined, { paint }: ReportStyle): string[] {
  if (own === undefined) return []
  if (own.problem !== undefined)
    return [paint('bad', `✗ Your own tests cannot be run: ${sanitise(own.problem)}`), '']
  const { passed, total, failed } = own
  if (failed.length === 0) return [paint('good', `✓ your own tests: ${passed} of ${total} passed`), '']
  return [
    paint('bad', `✗ your own tests: ${passed} of ${total} passed`),
    ...indent(
      failed.map((line) => sanitise(line)),
      2,
    ),
    '',
  ]
}
