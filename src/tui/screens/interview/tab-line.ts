import { columns, pad } from '../../../core/layout.ts'
import type { InterviewState } from '../../../core/mock/state.ts'
import type { Paint } from '../../../core/paint.ts'
import { glyphs, tones } from '../../theme.ts'
import { type InterviewUi, type Tab, tabs } from './interview-state.ts'

/** Columns from which the tabs have their numbers. */
const numbered = 78

/** The line above the texts: which there are, which one has the keys, how far it is scrolled. */
export function tabLine(
  ui: InterviewUi,
  { current: round, plan }: InterviewState,
  { paint, width, place }: { paint: Paint; width: number; place: string },
): string {
  const run = round.runs.at(-1)
  const isTold = run !== undefined && (run.mode === 'run' || plan.style !== 'pressure')
  const verdict = ui.busy
    ? ' …'
    : isTold
      ? ` ${run.report.verdict === 'accepted' ? glyphs.passed : glyphs.failed}`
      : ''
  const words: Record<Tab, string> = {
    problem: 'Problem',
    notes: 'Notes',
    result: `Result${verdict}`,
    hints: `Hints ${round.hints.length}/${round.plan.challenge?.hints ?? 0}`,
    'follow-ups': 'Questions',
  }
  const titles =
    ui.mode === 'help'
      ? ['[Keys]']
      : tabs.map((tab, index) => {
          const word = width < numbered ? words[tab] : `${index + 1} ${words[tab]}`
          return tab === ui.tab ? `[${word}]` : ` ${word} `
        })
  const plain = titles.join('')
  const left = titles
    .map((title) => paint(title.startsWith('[') ? tones.activeTab : tones.tab, title))
    .join('')
  return left + paint(tones.facts, pad('', width - columns(plain) - columns(place)) + place)
}
