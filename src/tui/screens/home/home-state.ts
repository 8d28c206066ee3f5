import type { Challenge } from '../../../core/catalogue.ts'
import { search } from '../../../core/search.ts'
import type { History } from '../../../io/store.ts'
import type { Message } from '../../message.ts'
import { clamp } from '../../parts/window.ts'

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
  /** The first line that shows in the preview. */
  top: number
  /** The first line that shows in the help. */
  helpTop: number
  query: string
  message: Message | undefined
}

export type HomeAction =
  /** Moves by lines, in the list or in the text that is open; `lastTop` is how far that text can be scrolled. */
  | { type: 'move'; by: number; lastTop: number }
  | { type: 'pane'; pane: HomeState['pane'] }
  | { type: 'mode'; mode: HomeState['mode'] }
  | { type: 'query'; query: string }
  | { type: 'say'; message: Message | undefined }
  | { type: 'history'; history: History }

export function homeState(challenges: Challenge[], history: History, message?: Message): HomeState {
  const next = challenges.find(({ id }) => !history.solved.has(id)) ?? challenges[0]
  return {
    challenges,
    shown: challenges,
    chosen: next?.id,
    history,
    mode: 'browse',
    pane: 'list',
    top: 0,
    helpTop: 0,
    query: '',
    message,
  }
}

/** The home screen after an action. */
export function homeReducer(state: HomeState, action: HomeAction): HomeState {
  switch (action.type) {
    case 'move':
      return moved(state, action)
    case 'pane':
      return { ...state, pane: action.pane }
    case 'mode':
      return { ...state, mode: action.mode, helpTop: 0, pane: action.mode === 'search' ? 'list' : state.pane }
    case 'query':
      return queried(state, action.query)
    case 'say':
      return { ...state, message: action.message }
    case 'history':
      return { ...state, history: action.history }
  }
}

/** The challenge that keys act on. */
export function chosenChallenge({ shown, chosen }: HomeState): Challenge | undefined {
  return shown.find(({ id }) => id === chosen)
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
  return chosen === state.chosen ? state : { ...state, chosen, top: 0 }
}
