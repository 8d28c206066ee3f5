import type { Report, TestResult } from '../../../runner/protocol.ts'
import { indent } from '../layout.ts'
import type { Paint } from '../paint.ts'
import { sanitiseAll } from '../sanitise.ts'
import { diagnosticBlock, notesBlock, verdictBlock } from './blocks.ts'
import { failingTest } from './failing-test.ts'
import { growthBlocks } from './growth-text.ts'
import { count } from './quantities.ts'

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
    ...growthBlocks(report, style),
    notesBlock(report.notes, style),
  ]
  const text = blocks.filter((block) => block.length > 0).map((block) => block.join('\n'))
  return `${text.join('\n\n')}\n`
}

function byNameBlock(tests: TestResult[], { paint }: ReportStyle): string[] {
  if (tests.length === 0) return []
  const widest = Math.max(...tests.map((test) => test.verdict.length))
  const lines = tests.map((test) => `${paint('bad', `✗ ${test.verdict.padEnd(widest)}`)}  ${test.name}`)
  return [paint('strong', `Also failing: ${count(tests.length, 'hidden test')}`), ...indent(lines, 2)]
}
