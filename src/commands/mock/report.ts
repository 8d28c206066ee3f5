import { createHash } from 'node:crypto'
import { exitCodes } from '../../core/exit-code.ts'
import { asTyped } from '../../core/invocation.ts'
import { markdownText } from '../../core/markdown-text.ts'
import type { Logged } from '../../core/mock/events.ts'
import type { MockReport } from '../../core/mock/report/report.ts'
import { reportHtml } from '../../core/mock/report/report-html.ts'
import { reportMarkdown } from '../../core/mock/report/report-markdown.ts'
import { snapshotSteps } from '../../core/mock/report/snapshots.ts'
import { interviewState } from '../../core/mock/state.ts'
import { interviewClock } from '../../io/mock/clock.ts'
import { readReport } from '../../io/mock/read-interviews.ts'
import { tidyPath } from '../../io/places.ts'
import { writeResult } from '../../io/write-result.ts'
import type { Context } from '../context.ts'

export interface ReportOptions {
  json?: boolean
  md?: boolean
  html?: boolean
  output?: string
}

/** `hotseat mock report`: what an interview was worth and why, for people or as data. */
export async function report(
  context: Context,
  number: number | undefined,
  options: ReportOptions,
): Promise<number> {
  const { terminal, places, env } = context
  const { report, events } = readReport(places, number, interviewClock(env))
  const text = written(context, report, events, options)
  if (options.output === undefined) terminal.out(text)
  else {
    writeResult(options.output, text)
    terminal.say(`Written to ${tidyPath(options.output)}.`)
  }
  return exitCodes.done
}

function written(
  { terminal, invocation }: Context,
  report: MockReport,
  events: Logged[],
  { json, md, html, output }: ReportOptions,
): string {
  if (json) return `${JSON.stringify(report)}\n`
  if (html || (output?.endsWith('.html') && !md)) {
    const state = interviewState(events)
    return reportHtml(report, state === undefined ? [] : snapshotSteps(state), sha256)
  }
  // A file is for other programs than this terminal.
  if (md || output !== undefined) return reportMarkdown(report)
  return markdownText(asTyped(reportMarkdown(report), invocation), terminal)
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('base64')
}
