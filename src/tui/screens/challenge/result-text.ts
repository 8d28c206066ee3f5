import { stripVTControlCharacters } from 'node:util'
import { wrap } from '../../../core/layout.ts'
import type { ReportStyle } from '../../../core/report/report-text.ts'
import { resultView } from '../../../core/report/result-view.ts'
import type { KeyOf } from '../../key-of.ts'
import type { ChallengeState, Result } from './challenge-state.ts'
import { logText } from './live-run.ts'

type ResultStyle = ReportStyle & { key: KeyOf }

/** What the judge says: the newest result, dimmed while the next one is in the making, or that one's progress. */
export function resultText({ run, slow, result, all }: ChallengeState, style: ResultStyle): string {
  const { paint, width } = style
  if (run !== undefined && (slow || result === undefined)) {
    return logText(run, paint) || paint('dim', 'The judge is at work; no test has ended yet.')
  }
  if (result === undefined) {
    return wrap(
      `Nothing has been judged yet. Save your solution, or press ${style.key('challenge.run')}.`,
      width,
    ).join('\n')
  }
  const text = fullText(result, style, all)
  return run === undefined ? text : dimmed(text, style)
}

function fullText({ report, live, beside }: Result, style: ResultStyle, all: boolean): string {
  const text = resultView(report, style, { all, beside, allKey: style.key('challenge.all') })
  const printed = live.log.some(({ kind }) => kind === 'printed')
  return printed ? `${text}\n${style.paint('strong', 'In order')}\n${logText(live, style.paint)}` : text
}

function dimmed(text: string, { paint }: ReportStyle): string {
  const lines = stripVTControlCharacters(text).split('\n')
  return lines.map((line) => (line === '' ? line : paint('dim', line))).join('\n')
}
