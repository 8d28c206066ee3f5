import type { Challenge } from '../../../core/catalogue.ts'
import { plainPaint } from '../../../core/paint.ts'
import type { History } from '../../../io/store.ts'
import { footerHints } from '../../keymap.ts'
import type { Keymaps } from '../../keymaps.ts'
import { keysText, spokenHelp } from '../../spoken/keys-text.ts'
import type { Topic } from '../../spoken/news.ts'
import type { ChallengeState, Tab } from './challenge-state.ts'
import { headerLine } from './header-line.ts'

export interface SpokenChallenge {
  challenge: Challenge
  history: History
  keymaps: Keymaps
  help: string[]
  /** All lines of a tab. */
  lines: (tab: Tab) => string[]
}

/** A challenge for those who listen: the text that is open, what the judge says, what happens. */
export function challengeTopics(
  state: ChallengeState,
  { challenge, history, keymaps, help, lines }: SpokenChallenge,
): Topic[] {
  const { mode, tab, message, past, run, slow } = state
  const keys = keysText(footerHints(keymaps.challenge[mode], state, keymaps.anywhere.all))
  const header = headerLine(challenge, history, { spent: state.spent, width: 0, paint: plainPaint })
  const isList = tab === 'history' && past.view === 'list'
  const judging = slow ? 'The judge is at work.' : ''
  const text = () => {
    if (tab === 'result' && run !== undefined) return judging
    // Who points at an attempt hears that one, and not all of them again.
    return lines(tab)
      .map((line) => (isList ? line.replace(/^[› ] /, '') : line))
      .join('\n')
  }
  return [
    { name: 'challenge', text: `\n${challenge.manifest.title}: ${header}. ${keys}`, once: true },
    { name: 'help', text: mode === 'help' ? spokenHelp(help) : '' },
    { name: `title of ${tab}`, text: mode === 'read' ? `\n${titles[tab]}` : '', once: true },
    { name: tab, text: mode === 'read' ? text() : '' },
    { name: 'chosen', text: isList && mode === 'read' ? chosenAttempt(state, lines(tab)) : '' },
    { name: 'message', text: message?.text ?? '' },
  ]
}

const titles: Record<Tab, string> = {
  statement: 'Statement.',
  tests: 'Sample tests.',
  hints: 'Hints.',
  result: 'Result.',
  answers: 'Answers.',
  history: 'Attempts, the newest first.',
}

function chosenAttempt({ past }: ChallengeState, lines: string[]): string {
  const { attempts, at } = past
  if (attempts.length === 0) return ''
  return `Selected, ${at + 1} of ${attempts.length}: ${lines[at]?.replace(/^[› ] /, '') ?? ''}`
}
