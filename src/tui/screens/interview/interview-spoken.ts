import type { InterviewState } from '../../../core/mock/state.ts'
import { keysText, spokenHelp } from '../../spoken/keys-text.ts'
import type { Topic } from '../../spoken/news.ts'
import type { InterviewUi } from './interview-state.ts'
import { headerOf } from './interview-view.ts'

export interface SpokenInterview {
  hints: { shown: string; word: string }[]
  help: string[]
  /** All lines of the tab that is open. */
  lines: () => string[]
}

/** An interview for those who listen. The clock is said when a phase begins and by its warnings, not each second. */
export function interviewTopics(
  state: InterviewState,
  ui: InterviewUi,
  { hints, help, lines }: SpokenInterview,
): Topic[] {
  const { current, paused } = state
  const { left, right } = headerOf(state, ui.now)
  const isReading = ui.mode !== 'help'
  return [
    { name: 'interview', text: `\n${left}. ${keysText(hints)}`, once: true },
    { name: `phase ${current.number} ${current.entered.length} ${paused}`, text: `${right}.`, once: true },
    { name: 'help', text: isReading ? '' : spokenHelp(help) },
    { name: `title of ${ui.tab}`, text: isReading ? `\n${titles[ui.tab]}` : '', once: true },
    {
      name: ui.tab,
      text: isReading && !(ui.tab === 'result' && ui.run !== undefined) ? lines().join('\n') : '',
    },
    {
      name: 'typing',
      text: ui.mode === 'type' ? `Type what you want to say: ${ui.typing.what}. Enter says it.` : '',
    },
    { name: 'message', text: ui.message?.text ?? '' },
  ]
}

const titles: Record<InterviewUi['tab'], string> = {
  problem: 'Problem.',
  notes: 'Your plan and your questions.',
  result: 'Result.',
  hints: 'Hints.',
  'follow-ups': 'Questions.',
}
