import { attemptLines } from '../../../core/attempts-text.ts'
import { codeLines } from '../../../core/code-text.ts'
import { wrap } from '../../../core/layout.ts'
import type { Paint } from '../../../core/paint.ts'
import { sanitise } from '../../../core/sanitise.ts'
import { sourceDiff } from '../../../core/source-diff.ts'
import { localTime } from '../../../io/local-time.ts'
import type { KeyOf } from '../../key-of.ts'
import { glyphs, tones } from '../../theme.ts'
import type { Past } from './challenge-state.ts'

/** The attempts in a line each, the newest first; or one of them, as it was or against the solution as it is. */
export function pastText(
  { attempts, at, view, source }: Past,
  own: string,
  { paint, width, language, key }: { paint: Paint; width: number; language: string; key: KeyOf },
): string {
  if (attempts.length === 0)
    return `There is no attempt yet. Save your solution, or press ${key('challenge.run')}.`
  const rows = attempts.map((attempt) => ({ ...attempt, when: localTime(attempt.startedAt) }))
  const lines = attemptLines(rows, paint)
  if (view === 'list') {
    return lines
      .map((line, index) =>
        index === at ? `${paint(tones.selected, glyphs.selected)} ${line}` : `  ${line}`,
      )
      .join('\n')
  }
  const body =
    view === 'diff'
      ? sourceDiff(sanitise(source), sanitise(own), paint)
      : codeLines(sanitise(source).trimEnd(), language, paint)
  const keys = `${key('challenge.restore')} goes back to it, ${key('challenge.back')} to the list.`
  const how =
    view === 'diff'
      ? `- only in this attempt, + only in your solution as it is. ${keys}`
      : `${key('challenge.diff')} compares it with your solution as it is. ${keys}`
  return [lines[at] ?? '', ...wrap(how, width).map((line) => paint('dim', line)), '', ...body].join('\n')
}
