import { exitCodes } from '../../core/exit-code.ts'
import { markdownText } from '../../core/markdown-text.ts'
import { reportMarkdown } from '../../core/mock/report-markdown.ts'
import { interviewClock } from '../../io/mock/clock.ts'
import { readReport } from '../../io/mock/read-interviews.ts'
import { type Context, printJson } from '../context.ts'

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
  const { report } = readReport(context.places, number, interviewClock(context.env))
  if (options.json) printJson(context, report)
  else if (options.md) context.terminal.out(reportMarkdown(report))
  else context.terminal.out(markdownText(reportMarkdown(report), context.terminal))
  return exitCodes.done
}
