import type { Diagnostic, Report, TestResult } from '../../../runner/protocol.ts'
import { indent, wrap } from '../layout.ts'
import type { Paint } from '../paint.ts'
import { sanitiseAll } from '../sanitise.ts'
import { failingTest } from './failing-test.ts'
import { count, cpuTime, duration, megabytes } from './quantities.ts'

export interface ReportStyle {
  paint: Paint
  /** Columns to wrap prose at; code and data are never wrapped. */
  width: number
  /** How the user starts Hotseat: `hotseat` or `npx hotseat`. */
  invocation: string
}

/**
 * A report as a teacher tells it: the verdict, then every failing sample test and the first failing hidden
 * test in full, the other failing tests by name, compile errors with their frames, notes last.
 */
export function reportText(unsafe: Report, style: ReportStyle): string {
  const report = sanitiseAll(unsafe)
  const failing = report.tests.filter((test) => test.verdict !== 'accepted')
  const hidden = failing.find((test) => test.group === 'hidden')
  const inFull = failing.filter((test) => test.group === 'sample' || test === hidden)
  const byName = failing.filter((test) => !inFull.includes(test))
  const blocks = [
    verdictBlock(report, style),
    ...report.diagnostics.map((diagnostic) => diagnosticBlock(diagnostic, style)),
    ...inFull.map((test) => failingTest(test, style)),
    byNameBlock(byName, style),
    notesBlock(report.notes, style),
  ]
  const text = blocks.filter((block) => block.length > 0).map((block) => block.join('\n'))
  return `${text.join('\n\n')}\n`
}

function verdictBlock(report: Report, { paint, width }: ReportStyle): string[] {
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

function diagnosticBlock(diagnostic: Diagnostic, { paint, width }: ReportStyle): string[] {
  const { severity, file, line, column } = diagnostic
  const where = `${file}:${line}:${column}`
  return [
    paint(severity === 'error' ? 'bad' : 'warn', `${severity} at ${where}`),
    ...indent(wrap(diagnostic.message, width - 2), 2),
    ...indent(diagnostic.frame === '' ? [] : ['', ...diagnostic.frame.split('\n')], 2),
  ]
}

function byNameBlock(tests: TestResult[], { paint }: ReportStyle): string[] {
  if (tests.length === 0) return []
  const widest = Math.max(...tests.map((test) => test.verdict.length))
  const lines = tests.map((test) => `${paint('bad', `✗ ${test.verdict.padEnd(widest)}`)}  ${test.name}`)
  return [paint('strong', `Also failing: ${count(tests.length, 'hidden test')}`), ...indent(lines, 2)]
}

function notesBlock(notes: string[], { paint, width }: ReportStyle): string[] {
  if (notes.length === 0) return []
  const lines = notes.flatMap((note) => {
    const [first = '', ...rest] = wrap(note, width - 4)
    return [`· ${first}`, ...indent(rest, 2)]
  })
  return [paint('strong', 'Notes'), ...indent(lines, 2)]
}
