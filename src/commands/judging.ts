import type { Job, Report } from '../../runner/protocol.ts'
import { exitCodeOf } from '../core/exit-code.ts'
import { Refusal } from '../core/refusal.ts'
import { reportText } from '../core/report/report-text.ts'
import { judgeJob } from '../io/judge.ts'
import { type Context, printJson } from './context.ts'
import { liveView } from './live-view.ts'

export interface JudgingOptions {
  json?: boolean
  seed?: number
  only?: string[]
  record?: boolean
}

/**
 * Judges, tells the user live, keeps the report, prints it.
 * @param keep called with the report before it is printed, so that no verdict is seen and then lost.
 * @returns the exit code of the verdict.
 */
export async function judgeAndTell(
  context: Context,
  job: Job,
  options: JudgingOptions,
  keep: (report: Report) => Promise<void> = async () => {},
): Promise<number> {
  const { terminal, invocation, signal } = context
  const view = liveView(terminal, job.challenge, options.json === true)
  const report = await judgeJob(job, view.hear, signal).finally(view.end)
  if (
    options.only &&
    report.total === 0 &&
    report.diagnostics.length === 0 &&
    report.verdict === 'accepted'
  ) {
    throw new Refusal(`No test has a name like ${options.only.map((name) => `"${name}"`).join(' or ')}.`)
  }
  await keep(report)
  if (options.json) printJson(context, report)
  else terminal.out(reportText(report, { paint: terminal.paint, width: terminal.width, invocation }))
  return exitCodeOf(report.verdict)
}
