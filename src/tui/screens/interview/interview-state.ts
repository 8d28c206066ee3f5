import type { RunEvent } from '../../../../runner/protocol.ts'
import type { Message } from '../../message.ts'
import { clamp } from '../../parts/window.ts'
import { afterEvent, type LiveRun } from '../challenge/live-run.ts'

export const tabs = ['problem', 'notes', 'result', 'hints', 'follow-ups'] as const
export type Tab = (typeof tabs)[number]

export type Mode = 'read' | 'type' | 'choose' | 'help'

/** What is on the screen beside what the interview's own events say. */
export interface InterviewUi {
  tab: Tab
  mode: Mode
  /** What is being typed, and what for. */
  typing: { what: 'ask' | 'plan' | 'answer'; text: string }
  /** What is being chosen by digits: one of several, or any number of them. */
  choosing: { what: 'guess' | 'rate'; picked: number[] }
  tops: Record<Tab | 'help', number>
  message: Message | undefined
  /** What the judge is at. */
  run: LiveRun | undefined
  /** Whether the judge is at work, visibly or not. */
  busy: boolean
  /** Interview time in milliseconds. */
  now: number
  /** Grows with each event: what is drawn from them is made again. */
  version: number
}

export type InterviewAction =
  | { type: 'tab'; tab: Tab }
  | { type: 'mode'; mode: Mode }
  | { type: 'begin-typing'; what: InterviewUi['typing']['what'] }
  | { type: 'text'; text: string }
  | { type: 'begin-choosing'; what: InterviewUi['choosing']['what']; picked: number[] }
  | { type: 'pick'; number: number }
  | { type: 'move'; by: number; lastTop: number }
  | { type: 'say'; message: Message | undefined }
  | { type: 'tick'; now: number; version: number }
  | { type: 'begin-run'; run: LiveRun | undefined }
  | { type: 'hear'; events: RunEvent[] }
  | { type: 'end-run' }

export function interviewUi(now: number): InterviewUi {
  return {
    tab: 'problem',
    mode: 'read',
    typing: { what: 'ask', text: '' },
    choosing: { what: 'guess', picked: [] },
    tops: { problem: 0, notes: 0, result: 0, hints: 0, 'follow-ups': 0, help: 0 },
    message: undefined,
    run: undefined,
    busy: false,
    now,
    version: 0,
  }
}

/** The screen of an interview after an action. */
export function interviewReducer(ui: InterviewUi, action: InterviewAction): InterviewUi {
  switch (action.type) {
    case 'tab':
      return { ...ui, tab: action.tab }
    case 'mode':
      return { ...ui, mode: action.mode, tops: { ...ui.tops, help: 0 } }
    case 'begin-typing':
      return { ...ui, mode: 'type', typing: { what: action.what, text: '' } }
    case 'text':
      return { ...ui, typing: { ...ui.typing, text: action.text } }
    case 'begin-choosing':
      return { ...ui, mode: 'choose', choosing: { what: action.what, picked: action.picked } }
    case 'pick':
      return { ...ui, choosing: { ...ui.choosing, picked: picked(ui.choosing, action.number) } }
    case 'move': {
      const at = ui.mode === 'help' ? 'help' : ui.tab
      return { ...ui, tops: { ...ui.tops, [at]: clamp(ui.tops[at] + action.by, 0, action.lastTop) } }
    }
    case 'say':
      return { ...ui, message: action.message }
    case 'tick':
      return { ...ui, now: action.now, version: action.version }
    case 'begin-run':
      return { ...ui, run: action.run, busy: true, tops: { ...ui.tops, result: 0 } }
    case 'hear':
      return { ...ui, run: ui.run && action.events.reduce(afterEvent, ui.run) }
    case 'end-run':
      return { ...ui, run: undefined, busy: false }
  }
}

/** The tab before or after one. */
export function tabAfter(tab: Tab, by: 1 | -1): Tab {
  return tabs[(tabs.indexOf(tab) + by + tabs.length) % tabs.length] ?? tab
}

function picked({ what, picked }: InterviewUi['choosing'], number: number): number[] {
  if (what === 'guess') return [number]
  return picked.includes(number) ? picked.filter((each) => each !== number) : [...picked, number]
}
