import type { Report, RunEvent } from '../../../../runner/protocol.ts'
import type { Challenge } from '../../../core/catalogue.ts'
import type { Tone } from '../../../core/paint.ts'
import { search } from '../../../core/search.ts'
import type { History } from '../../../io/store.ts'
import { clamp } from '../../parts/window.ts'
import { afterEvent, type LiveRun } from './live-run.ts'

export interface Message {
  tone: Tone | undefined
  text: string
}

/** A judged solution: what it got, and what it looked like on the way. */
export interface Result {
  report: Report
  live: LiveRun
}

export interface HomeState {
  /** All there are. */
  challenges: Challenge[]
  /** Those that match the query. */
  shown: Challenge[]
  /** The id of the chosen one; undefined only when none is shown. */
  chosen: string | undefined
  history: History
  mode: 'browse' | 'search' | 'help'
  pane: 'list' | 'preview'
  /** What the preview shows of the chosen one. */
  view: 'statement' | 'result'
  /** The first line that shows in the preview. */
  top: number
  /** The first line that shows in the help. */
  helpTop: number
  query: string
  message: Message | undefined
  /** The judge at work. */
  run: LiveRun | undefined
  /** The newest result of each challenge, by its id. */
  results: Record<string, Result>
}

export type HomeAction =
  /** Moves by lines, in the list or in the text that is open; `lastTop` is how far that text can be scrolled. */
  | { type: 'move'; by: number; lastTop: number }
  | { type: 'pane'; pane: HomeState['pane'] }
  | { type: 'view'; view: HomeState['view'] }
  | { type: 'mode'; mode: HomeState['mode'] }
  | { type: 'query'; query: string }
  | { type: 'say'; message: Message | undefined }
  | { type: 'history'; history: History }
  | { type: 'begin'; run: LiveRun }
  | { type: 'hear'; events: RunEvent[] }
  | { type: 'end'; report: Report | undefined }

export function homeState(challenges: Challenge[], history: History, message?: Message): HomeState {
  const next = challenges.find(({ id }) => !history.solved.has(id)) ?? challenges[0]
  return {
    challenges,
    shown: challenges,
    chosen: next?.id,
    history,
    mode: 'browse',
    pane: 'list',
    view: 'statement',
    top: 0,
    helpTop: 0,
    query: '',
    message,
    run: undefined,
    results: {},
  }
}

/** The home screen after an action. */
export function homeReducer(state: HomeState, action: HomeAction): HomeState {
  switch (action.type) {
    case 'move':
      return moved(state, action)
    case 'pane':
      return { ...state, pane: action.pane }
    case 'view':
      return { ...state, view: action.view, top: 0 }
    case 'mode':
      return { ...state, mode: action.mode, helpTop: 0, pane: action.mode === 'search' ? 'list' : state.pane }
    case 'query':
      return queried(state, action.query)
    case 'say':
      return { ...state, message: action.message }
    case 'history':
      return { ...state, history: action.history }
    case 'begin':
      return { ...state, run: action.run, message: undefined, pane: 'preview', view: 'result', top: 0 }
    case 'hear':
      return state.run ? { ...state, run: action.events.reduce(afterEvent, state.run) } : state
    case 'end':
      return ended(state, action.report)
  }
}

/** The challenge that keys act on. */
export function chosenChallenge({ shown, chosen }: HomeState): Challenge | undefined {
  return shown.find(({ id }) => id === chosen)
}

/** Whether there is a result of the chosen challenge, or one in the making. */
export function hasResult({ chosen, run, results }: HomeState): boolean {
  return chosen !== undefined && (results[chosen] !== undefined || run?.challenge === chosen)
}

function moved(state: HomeState, { by, lastTop }: { by: number; lastTop: number }): HomeState {
  if (state.mode === 'help') return { ...state, helpTop: clamp(state.helpTop + by, 0, lastTop) }
  if (state.mode === 'browse' && state.pane === 'preview') {
    return { ...state, top: clamp(state.top + by, 0, lastTop) }
  }
  const at = state.shown.findIndex(({ id }) => id === state.chosen)
  return choose(state, state.shown[clamp(at + by, 0, state.shown.length - 1)]?.id)
}

function queried(state: HomeState, query: string): HomeState {
  const shown = query.trim() === '' ? state.challenges : search(state.challenges, query)
  // A longer query asks for its best match; without one the list is back where it was.
  const kept = query === '' && shown.some(({ id }) => id === state.chosen)
  return choose({ ...state, query, shown }, kept ? state.chosen : shown[0]?.id)
}

function choose(state: HomeState, chosen: string | undefined): HomeState {
  if (chosen === state.chosen) return state
  return { ...state, chosen, view: chosen === state.run?.challenge ? 'result' : 'statement', top: 0 }
}

function ended({ run, ...state }: HomeState, report: Report | undefined): HomeState {
  if (run === undefined) return { ...state, run }
  if (report !== undefined) {
    const results = { ...state.results, [run.challenge]: { report, live: run } }
    return { ...state, run: undefined, results, top: state.chosen === run.challenge ? 0 : state.top }
  }
  // Nothing came of it: an older result is shown again, or else what is asked for.
  const view = state.results[run.challenge] === undefined ? 'statement' : state.view
  return { ...state, run: undefined, view: state.chosen === run.challenge ? view : state.view }
}
