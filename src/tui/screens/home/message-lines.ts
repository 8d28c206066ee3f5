import { cut, wrap } from '../../../core/layout.ts'
import type { Paint } from '../../../core/paint.ts'
import { sanitise } from '../../../core/sanitise.ts'
import { fold } from '../../parts/fold.ts'
import { tones } from '../../theme.ts'
import { chosenChallenge, type HomeState } from './home-state.ts'
import { progressText } from './live-run.ts'

const mostLines = 4

/** What there is to say, most urgent first: a message, the judge's progress, the chosen challenge in a line. */
export function messageLines(state: HomeState, width: number, paint: Paint): string[] {
  const { message, run } = state
  if (message !== undefined) {
    const lines = wrap(message.text, width).flatMap((line) => fold(line, width))
    return lines.slice(0, mostLines).map((line) => (message.tone ? paint(message.tone, line) : line))
  }
  if (run !== undefined) return [cut(progressText(run), width)]
  if (state.pane === 'preview' || state.mode === 'help') return ['']
  const summary = sanitise(chosenChallenge(state)?.manifest.summary ?? '')
  return [paint(tones.facts, cut(summary, width))]
}
