import type { Report, TestResult } from '../../../runner/protocol.ts'
import { indent, wrap } from '../layout.ts'
import { sanitiseAll } from '../sanitise.ts'
import { diagnosticBlock, notesBlock, verdictBlock } from './blocks.ts'
import { failingTest } from './failing-test.ts'
import { growthBlocks } from './growth-text.ts'
import { count } from './quantities.ts'
import type { ReportStyle } from './report-text.ts'

/** So many accepted tests in a row are named; of more there is only the number. */
const mostNamed = 4

export interface ViewOptions {
  /** Whether every failing test is shown in full; undefined where that cannot be asked for. */
  all?: boolean
  /** The key that asks for it. */
  allKey?: string
  /** How it compares with the reference, where that was measured. */
  beside?: string
}

/** A report as a screen shows it: the verdict, the first failing test in full, all tests in a line each, notes last. */
export function resultView(
  unsafe: Report,
  style: ReportStyle,
  { all, beside = '', allKey = 'a' }: ViewOptions = {},
): string {
  const report = sanitiseAll(unsafe)
  const failing = report.tests.filter(isFailing)
  const inFull = all ? failing : failing.slice(0, 1)
  const more =
    failing.length > inFull.length && all !== undefined
      ? [style.paint('dim', `${allKey} shows all ${failing.length} failing tests in full.`)]
      : []
  const blocks = [
    [...verdictBlock(report, style), ...besideBlock(beside, style)],
    ...report.diagnostics.map((diagnostic) => diagnosticBlock(diagnostic, style)),
    ...inFull.map((test) => failingTest(test, style)),
    more,
    ...growthBlocks(report, style),
    testList(report.tests, style),
    notesBlock(report.notes, style),
  ]
  return `${blocks
    .filter((block) => block.length > 0)
    .map((block) => block.join('\n'))
    .join('\n\n')}\n`
}

/** How a solution compares with the reference, below what was measured of it. */
export function besideBlock(beside: string, { paint, width }: ReportStyle): string[] {
  if (beside === '') return []
  return indent(wrap(beside, width - 2), 2).map((line) => paint('dim', line))
}

/** The command that shows the first failure again; undefined when nothing failed. */
export function replayOf({ tests }: Report): string | undefined {
  return tests.find(isFailing)?.replay
}

function isFailing({ verdict }: TestResult): boolean {
  return verdict !== 'accepted'
}

/** Tests in the order they ran; those in a row that were accepted are told by their number when there are many. */
function testList(tests: TestResult[], { paint }: ReportStyle): string[] {
  const rows: TestResult[][] = []
  for (const test of tests) {
    const row = rows.at(-1)
    if (row?.[0] !== undefined && !isFailing(row[0]) && !isFailing(test)) row.push(test)
    else rows.push([test])
  }
  const lines = rows.flatMap((row) => {
    if (row.length > mostNamed) return [paint('good', `✓ ${count(row.length, 'test')} accepted`)]
    return row.map((test) =>
      isFailing(test)
        ? `${paint('bad', `✗ ${test.verdict}`)}  ${test.name}`
        : `${paint('good', '✓')} ${test.name}`,
    )
  })
  return lines.length === 0 ? [] : [paint('strong', 'Tests'), ...indent(lines, 2)]
}
