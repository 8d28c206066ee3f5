import type { Report, RunEvent } from '../../../../runner/protocol.ts'
import type { AttemptLine } from '../../../io/store.ts'
import type { Message } from '../../message.ts'
import { clamp } from '../../parts/window.ts'
import { afterEvent, type LiveRun } from './live-run.ts'

/** What can be read of a challenge, in the order of its tabs. */
export const tabs = ['statement', 'tests', 'hints', 'result', 'answers', 'history'] as const
export type Tab = (typeof tabs)[number]

/** A judged solution: what it got, and what it looked like on the way. */
export interface Result {
  report: Report
  live: LiveRun
  /** How it compares with the reference; empty until that was measured. */
  beside: string
}

/** The attempts so far, and what is looked at of them. */
export interface Past {
  /** Newest first. */
  attempts: AttemptLine[]
  /** Which of them is pointed at. */
  at: number
  /** All of them in a line each, or one: its source, or what changes from it to the solution as it is. */
  view: 'list' | 'source' | 'diff'
  source: string
}

export interface ChallengeState {
  mode: 'read' | 'help'
  tab: Tab
  /** The last tab that was not the result: it stands beside the result where there is room for both. */
  beside: Exclude<Tab, 'result'>
  /** The first line that shows, of each tab and of the help. */
  tops: Record<Tab | 'help', number>
  message: Message | undefined
  /** The judge at work. */
  run: LiveRun | undefined
  /** Whether the judge has been at work for so long that what it does is shown in place of the last result. */
  slow: boolean
  /** The newest result. */
  result: Result | undefined
  /** How many hints are shown. */
  hints: number
  /** Whether every failing test is shown in full. */
  all: boolean
  /** Whether the accepted approaches are shown by what is different in them. */
  diff: boolean
  past: Past
  /** The user's own notes, as they are in the file; empty without any. */
  notes: string
  /** Milliseconds for which the challenge was open. */
  spent: number
  /** Whether the answers were asked for before they were earned. */
  gaveUp: boolean
  /** Whether the challenge is due for review, and has not been solved since it was opened. */
  review: boolean
}

export type ChallengeAction =
  /** Moves by lines in the text that is open; `lastTop` is how far it can be scrolled. */
  | { type: 'move'; by: number; lastTop: number }
  | { type: 'tab'; tab: Tab }
  | { type: 'mode'; mode: ChallengeState['mode'] }
  | { type: 'say'; message: Message | undefined }
  | { type: 'hints'; shown: number }
  | { type: 'toggle'; what: 'all' | 'diff' }
  | { type: 'give-up' }
  | { type: 'attempts'; attempts: AttemptLine[] }
  | { type: 'look'; view: Past['view']; source?: string }
  | { type: 'notes'; text: string }
  | { type: 'tick'; spent: number }
  | { type: 'begin'; run: LiveRun }
  /** Of runs only the one that began last is heard. */
  | { type: 'hear'; serial: number; events: RunEvent[] }
  | { type: 'slow'; serial: number }
  | { type: 'end'; serial: number; report: Report | undefined }
  | { type: 'beside'; serial: number; text: string }

export function challengeState({
  hints,
  gaveUp,
  review = false,
  spent = 0,
}: {
  hints: number
  gaveUp: boolean
  review?: boolean
  spent?: number
}): ChallengeState {
  return {
    mode: 'read',
    tab: 'statement',
    beside: 'statement',
    tops: { statement: 0, tests: 0, hints: 0, result: 0, answers: 0, history: 0, help: 0 },
    message: undefined,
    run: undefined,
    slow: false,
    result: undefined,
    hints,
    all: false,
    diff: false,
    past: { attempts: [], at: 0, view: 'list', source: '' },
    notes: '',
    gaveUp,
    review,
    spent,
  }
}

/** The challenge screen after an action. */
export function challengeReducer(state: ChallengeState, action: ChallengeAction): ChallengeState {
  switch (action.type) {
    case 'move': {
      if (state.mode === 'read' && state.tab === 'history' && state.past.view === 'list') {
        const { attempts, at } = state.past
        const next = clamp(at + action.by, 0, Math.max(0, attempts.length - 1))
        return { ...state, past: { ...state.past, at: next } }
      }
      const where = state.mode === 'help' ? 'help' : state.tab
      const tops = { ...state.tops, [where]: clamp(state.tops[where] + action.by, 0, action.lastTop) }
      return { ...state, tops }
    }
    case 'tab':
      return opened(state, action.tab)
    case 'mode':
      return { ...state, mode: action.mode, tops: { ...state.tops, help: 0 } }
    case 'say':
      return { ...state, message: action.message }
    case 'hints':
      return { ...state, hints: Math.max(state.hints, action.shown) }
    case 'toggle':
      return { ...state, [action.what]: !state[action.what] }
    case 'give-up':
      return { ...state, gaveUp: true }
    case 'attempts': {
      const { past } = state
      // Newer ones come in above: what is pointed at stays the same.
      const at = past.view === 'list' ? past.at : past.at + action.attempts.length - past.attempts.length
      return { ...state, past: { ...past, attempts: action.attempts, at } }
    }
    case 'look': {
      const { view, source = state.past.source } = action
      return { ...state, past: { ...state.past, view, source }, tops: { ...state.tops, history: 0 } }
    }
    case 'notes':
      return action.text === state.notes ? state : { ...state, notes: action.text }
    case 'tick':
      return { ...state, spent: action.spent }
    case 'begin':
      return { ...opened(state, 'result'), mode: 'read', run: action.run, slow: false, message: undefined }
    case 'hear':
      if (state.run?.serial !== action.serial) return state
      return { ...state, run: action.events.reduce(afterEvent, state.run) }
    case 'slow':
      return state.run?.serial === action.serial ? { ...state, slow: true } : state
    case 'beside':
      if (state.result?.live.serial !== action.serial) return state
      return { ...state, result: { ...state.result, beside: action.text } }
    case 'end':
      return state.run?.serial === action.serial ? ended(state, state.run, action.report) : state
  }
}

/** The tab that is so many places further, round and round. */
export function tabAfter(tab: Tab, by: number): Tab {
  return tabs[(tabs.indexOf(tab) + by + tabs.length) % tabs.length] ?? tab
}

function opened(state: ChallengeState, tab: Tab): ChallengeState {
  return { ...state, tab, beside: tab === 'result' ? state.beside : tab }
}

function ended(state: ChallengeState, live: LiveRun, report: Report | undefined): ChallengeState {
  const idle = { ...state, run: undefined, slow: false }
  if (report === undefined) return idle
  const isSolved = report.verdict === 'accepted' && report.scope === 'all'
  return {
    ...idle,
    result: { report, live, beside: '' },
    review: state.review && !isSolved,
    all: false,
    tops: { ...state.tops, result: 0 },
  }
}
