import { stripVTControlCharacters } from 'node:util'
import { wrap } from '../../../core/layout.ts'
import type { ReportStyle } from '../../../core/report/report-text.ts'
import { resultView } from '../../../core/report/result-view.ts'
import type { ChallengeState, Result } from './challenge-state.ts'
import { logText } from './live-run.ts'

/** What the judge says: the newest result, dimmed while the next one is in the making, or that one's progress. */
export function resultText({ run, slow, result, all }: ChallengeState, style: ReportStyle): string {
  const { paint, width } = style
  if (run !== undefined && (slow || result === undefined)) {
    return logText(run, paint) || paint('dim', 'The judge is at work; no test has ended yet.')
  }
  if (result === undefined) {
    return wrap('Nothing has been judged yet. Save your solution, or press r.', width).join('\n')
  }
  const text = fullText(result, style, all)
  return run === undefined ? text : dimmed(text, style)
}

function fullText({ report, live, beside }: Result, style: ReportStyle, all: boolean): string {
  const text = resultView(report, style, { all, beside })
  const printed = live.log.some(({ kind }) => kind === 'printed')
  return printed ? `${text}\n${style.paint('strong', 'In order')}\n${logText(live, style.paint)}` : text
}

function dimmed(text: string, { paint }: ReportStyle): string {
  const lines = stripVTControlCharacters(text).split('\n')
  return lines.map((line) => (line === '' ? line : paint('dim', line))).join('\n')
}
