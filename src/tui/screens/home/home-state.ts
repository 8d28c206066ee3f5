import type { Challenge } from '../../../core/catalogue.ts'
import type { LearningPath } from '../../../core/learning-path.ts'
import {
  type Choice,
  choicesOf,
  listed,
  type Narrowing,
  type Order,
  orders,
} from '../../../core/narrowing.ts'
import { statusIn } from '../../../io/history.ts'
import type { Due } from '../../../io/read-reviews.ts'
import type { History } from '../../../io/store.ts'
import type { Message } from '../../message.ts'
import { clamp } from '../../parts/window.ts'

export interface HomeState {
  /** All there are. */
  challenges: Challenge[]
  paths: LearningPath[]
  /** Those that match the query and the filters. */
  shown: Challenge[]
  /** The id of the chosen one; undefined only when none is shown. */
  chosen: string | undefined
  history: History
  /** What is due for review, most overdue first. */
  due: Due
  mode: 'browse' | 'search' | 'filter' | 'help'
  pane: 'list' | 'preview'
  /** The first line that shows in the preview. */
  top: number
  /** The first line that shows in the help. */
  helpTop: number
  query: string
  narrowing: Narrowing
  order: Order
  /** What the list can be narrowed to, and which of them is pointed at. */
  choices: Choice[]
  choice: number
  message: Message | undefined
}

export type HomeAction =
  /** Moves by lines, in the list or in the text that is open; `lastTop` is how far that text can be scrolled. */
  | { type: 'move'; by: number; lastTop: number }
  | { type: 'pane'; pane: HomeState['pane'] }
  | { type: 'mode'; mode: HomeState['mode'] }
  | { type: 'query'; query: string }
  /** Puts the filter that is pointed at on, or takes it off. */
  | { type: 'narrow' }
  | { type: 'widen' }
  | { type: 'order' }
  /** Chooses a challenge; what keeps it from being shown is cleared. */
  | { type: 'choose'; id: string }
  | { type: 'say'; message: Message | undefined }
  | { type: 'history'; history: History }
  | { type: 'due'; due: Due }

export interface HomeStart {
  challenges: Challenge[]
  paths: LearningPath[]
  history: History
  due: Due
  /** The id of the challenge that is chosen at first; the first one without it. */
  chosen: string | undefined
  message?: Message | undefined
}

export function homeState({ challenges, paths, history, due, chosen, message }: HomeStart): HomeState {
  return {
    challenges,
    paths,
    shown: challenges,
    chosen: chosen ?? challenges[0]?.id,
    history,
    due,
    mode: 'browse',
    pane: 'list',
    top: 0,
    helpTop: 0,
    query: '',
    narrowing: {},
    order: orders[0],
    choices: choicesOf(challenges, paths, statusIn(history), (id) => due.has(id)),
    choice: 0,
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
      return {
        ...state,
        mode: action.mode,
        helpTop: 0,
        pane: action.mode === 'search' || action.mode === 'filter' ? 'list' : state.pane,
      }
    case 'query':
      return queried(state, action.query)
    case 'narrow':
      return narrowed(state)
    case 'widen':
      return listedAgain({ ...state, narrowing: {}, query: '' })
    case 'order':
      return listedAgain({
        ...state,
        order: orders[(orders.indexOf(state.order) + 1) % orders.length] ?? state.order,
      })
    case 'choose': {
      const isShown = state.shown.some(({ id }) => id === action.id)
      return choose(isShown ? state : listedAgain({ ...state, narrowing: {}, query: '' }), action.id)
    }
    case 'say':
      return { ...state, message: action.message }
    case 'history':
      return countedAgain({ ...state, history: action.history })
    case 'due':
      return countedAgain({ ...state, due: action.due })
  }
}

/** The challenge that keys act on. */
export function chosenChallenge({ shown, chosen }: HomeState): Challenge | undefined {
  return shown.find(({ id }) => id === chosen)
}

function moved(state: HomeState, { by, lastTop }: { by: number; lastTop: number }): HomeState {
  if (state.mode === 'help') return { ...state, helpTop: clamp(state.helpTop + by, 0, lastTop) }
  if (state.mode === 'filter') {
    return { ...state, choice: clamp(state.choice + by, 0, Math.max(0, state.choices.length - 1)) }
  }
  if (state.mode === 'browse' && state.pane === 'preview') {
    return { ...state, top: clamp(state.top + by, 0, lastTop) }
  }
  const at = state.shown.findIndex(({ id }) => id === state.chosen)
  return choose(state, state.shown[clamp(at + by, 0, state.shown.length - 1)]?.id)
}

function queried(state: HomeState, query: string): HomeState {
  const next = listedAgain({ ...state, query })
  // A longer query asks for its best match; without one the list is back where it was.
  return query === '' ? next : choose(next, next.shown[0]?.id)
}

function narrowed(state: HomeState): HomeState {
  const choice = state.choices[state.choice]
  if (choice === undefined) return state
  const { field, value } = choice
  const isOn = state.narrowing[field] === value
  return listedAgain({ ...state, narrowing: { ...state.narrowing, [field]: isOn ? undefined : value } })
}

/** What there is to narrow by, counted anew. */
function countedAgain(state: HomeState): HomeState {
  const { challenges, paths, history, due } = state
  const choices = choicesOf(challenges, paths, statusIn(history), (id) => due.has(id))
  return listedAgain({ ...state, choices })
}

/** Makes the list anew; the chosen one stays if it is still there, else its neighbour is chosen. */
function listedAgain(state: HomeState): HomeState {
  const { challenges, shown: before, history, due, chosen } = state
  const isDue = (id: string) => due.has(id)
  const shown = listed(challenges, { ...state, statusOf: statusIn(history), isDue })
  if (shown.some(({ id }) => id === chosen)) return { ...state, shown }
  const at = before.findIndex(({ id }) => id === chosen)
  return choose({ ...state, shown }, shown[clamp(at, 0, Math.max(0, shown.length - 1))]?.id)
}

function choose(state: HomeState, chosen: string | undefined): HomeState {
  return chosen === state.chosen ? state : { ...state, chosen, top: 0 }
}
