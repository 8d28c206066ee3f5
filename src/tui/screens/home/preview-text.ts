import { challengeText } from '../../../core/challenge-text.ts'
import { wrap } from '../../../core/layout.ts'
import { openLevel } from '../../../core/levels.ts'
import type { Paint } from '../../../core/paint.ts'
import { Refusal } from '../../../core/refusal.ts'
import { reportText } from '../../../core/report/report-text.ts'
import { readStatement } from '../../../io/challenge-files.ts'
import { statusIn } from '../../../io/history.ts'
import { fold } from '../../parts/fold.ts'
import { chosenChallenge, type HomeState } from './home-state.ts'
import { logText } from './live-run.ts'

export interface PreviewStyle {
  paint: Paint
  width: number
  invocation: string
}

/** Prose wider than this is hard to read. */
const widest = 100

/** The lines of the preview: the chosen challenge's statement, or the run of it, or the report of that. */
export function previewLines(state: HomeState, style: PreviewStyle): string[] {
  return fold(previewText(state, { ...style, width: Math.min(style.width, widest) }), style.width)
}

/** Remembers the last lines made: keys that only move need them again and again. */
export function previewMemory(): typeof previewLines {
  let last: { key: unknown[]; lines: string[] } | undefined
  return (state, style) => {
    const { chosen, shown, view, run, results, history } = state
    const key: unknown[] = [chosen, shown, view, history, style.width]
    if (view === 'result' && chosen !== undefined) key.push(run, results[chosen])
    if (last?.key.length !== key.length || last.key.some((part, index) => part !== key[index])) {
      last = { key, lines: previewLines(state, style) }
    }
    return last.lines
  }
}

function previewText(state: HomeState, { paint, width, invocation }: PreviewStyle): string {
  const challenge = chosenChallenge(state)
  if (challenge === undefined) return ''
  const { view, run, results, history } = state
  if (view === 'result' && run?.challenge === challenge.id) return logText(run, paint)
  const result = results[challenge.id]
  if (view === 'result' && result !== undefined) {
    const report = reportText(result.report, { paint, width, invocation })
    const printed = result.live.log.some(({ kind }) => kind === 'printed')
    return printed ? `${report}\n${paint('strong', 'In order')}\n${logText(result.live, paint)}` : report
  }
  const status = statusIn(history)(challenge.id)
  try {
    const level = openLevel(challenge, history)
    const statement = readStatement(challenge.folder, level)
    return challengeText(challenge, statement, { status, level, paint, width })
  } catch (error) {
    if (error instanceof Refusal) return wrap(error.message, width).join('\n')
    throw error
  }
}
