import type { Diagnostic, Report } from '../../../runner/protocol.ts'
import { indent, wrap } from '../layout.ts'
import { count, cpuTime, duration, megabytes } from './quantities.ts'
import type { ReportStyle } from './report-text.ts'

/** The verdict, what was counted and measured, and whose fault it is when it is not the user's. */
export function verdictBlock(report: Report, { paint, width }: ReportStyle): string[] {
  const accepted = report.verdict === 'accepted'
  const mark = paint(accepted ? 'good' : 'bad', paint('strong', `${accepted ? '✓' : '✗'} ${report.verdict}`))
  const inAll = `${duration(report.wallMs)} in all`
  const heap = report.heapBytes > 0 ? [`heap ${megabytes(report.heapBytes)}`] : []
  const ran = [`CPU ${cpuTime(report.cpuMs)}`, inAll, ...heap, `seed ${report.seed}`]
  const facts = (report.total === 0 ? [inAll] : ran).join(' · ')
  const fault = blame[report.verdict]
  return [
    `${mark}  ${report.challenge}${tally(report)}`,
    paint('dim', `  ${facts}`),
    ...(fault === undefined ? [] : ['', ...indent(wrap(fault, width - 2), 2)]),
  ]
}

function tally({ passed, total, scope }: Report): string {
  const tests = scope === 'samples' ? 'sample test' : 'test'
  if (total === 0) return ''
  if (passed === total) return total === 1 ? `: the only ${tests} passed` : `: all ${total} ${tests}s passed`
  return `: ${passed} of ${count(total, tests)} passed`
}

const blame: Partial<Record<Report['verdict'], string>> = {
  'judge-error':
    'The tests of this challenge broke, not your solution. Tell the author of the pack; nothing counts against you.',
  'internal-error':
    'Hotseat itself failed, not your solution. Try again, then run `hotseat doctor`; nothing counts against you.',
}

/** What the compiler says, with the source around it. */
export function diagnosticBlock(diagnostic: Diagnostic, { paint, width }: ReportStyle): string[] {
  const { severity, file, line, column } = diagnostic
  const where = `${file}:${line}:${column}`
  return [
    paint(severity === 'error' ? 'bad' : 'warn', `${severity} at ${where}`),
    ...indent(wrap(diagnostic.message, width - 2), 2),
    ...indent(diagnostic.frame === '' ? [] : ['', ...diagnostic.frame.split('\n')], 2),
  ]
}

/** Remarks that change no verdict; nothing when there are none. */
export function notesBlock(notes: string[], { paint, width }: ReportStyle): string[] {
  if (notes.length === 0) return []
  const lines = notes.flatMap((note) => {
    const [first = '', ...rest] = wrap(note, width - 4)
    return [`· ${first}`, ...indent(rest, 2)]
  })
  return [paint('strong', 'Notes'), ...indent(lines, 2)]
}
