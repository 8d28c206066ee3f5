import { always, type Binding, closingHelp, leaving, type Move, moving } from '../../keymap.ts'
import type { HomeState } from './home-state.ts'

/** What a key asks for. */
export type HomeIntent =
  | Move
  | 'open'
  | 'switch'
  | 'search'
  | 'filter'
  | 'narrow'
  | 'widen'
  | 'order'
  | 'next'
  | 'stats'
  | 'interviews'
  | 'welcome'
  | 'help'
  | 'back'
  | 'keep'
  | 'erase'
  | 'clear'
  | 'quit'
  | 'leave'

export type HomeMode = HomeState['mode']
export type HomeBinding = Binding<HomeIntent, HomeState>

const browse: HomeBinding[] = [
  leaving,
  {
    intent: 'open',
    keys: ['enter'],
    shown: 'Enter',
    what: 'practise: statement, tests, hints, and the judge at each save',
    hint: always('practise'),
  },
  {
    intent: 'next',
    keys: ['n'],
    shown: 'n',
    what: 'what to do next; again: something else',
    hint: always('next'),
  },
  {
    intent: 'switch',
    keys: ['tab', 'shift-tab'],
    shown: 'Tab',
    what: 'go to the other pane',
    hint: ({ pane }) => (pane === 'list' ? 'preview' : 'list'),
  },
  {
    intent: 'search',
    keys: ['/'],
    shown: '/',
    what: 'search by title, tag, track or summary',
    hint: always('search'),
  },
  {
    intent: 'filter',
    keys: ['f'],
    shown: 'f',
    what: 'filter by path, status, difficulty, track, pack or tag',
    hint: always('filter'),
  },
  {
    intent: 'interviews',
    keys: ['m'],
    shown: 'm',
    what: 'mock interviews: begin one, go on with one, read your reports',
    hint: always('mock'),
  },
  { intent: 'order', keys: ['o'], shown: 'o', what: 'sort in another order', hint: always('order') },
  {
    intent: 'stats',
    keys: ['t'],
    shown: 't',
    what: 'statistics: what you have solved and how, your days, your streak',
    hint: always('stats'),
  },
  { intent: 'back', keys: ['esc'], shown: 'Esc', what: 'back to the list; there, clear search and filters' },
  ...moving,
  { intent: 'welcome', keys: ['w'], shown: 'w', what: 'the welcome: your files, your editor, how it goes' },
  { intent: 'help', keys: ['?'], shown: '?', what: 'show or hide these keys', hint: always('help') },
  { intent: 'quit', keys: ['q'], shown: 'q', what: 'quit', hint: always('quit'), leaves: true },
]

const search: HomeBinding[] = [
  leaving,
  {
    intent: 'keep',
    keys: ['enter', 'tab'],
    shown: 'Enter',
    what: 'keep what is found',
    hint: always('keep'),
  },
  {
    intent: 'back',
    keys: ['esc'],
    shown: 'Esc',
    what: 'clear the search',
    hint: always('clear'),
    leaves: true,
  },
  { intent: 'up', keys: ['up'], shown: '↑', what: 'one line up', hint: always('up') },
  { intent: 'down', keys: ['down'], shown: '↓', what: 'one line down', hint: always('down') },
  { intent: 'erase', keys: ['backspace', 'delete'], shown: 'Backspace', what: 'take back a character' },
  { intent: 'clear', keys: ['ctrl-u'], shown: 'Ctrl-U', what: 'take back all of it' },
]

const filter: HomeBinding[] = [
  leaving,
  {
    intent: 'narrow',
    keys: [' ', 'enter'],
    shown: 'Space',
    what: 'put a filter on or take it off',
    hint: always('on or off'),
  },
  { intent: 'widen', keys: ['x'], shown: 'x', what: 'take all filters off', hint: always('all off') },
  ...moving.map((binding) => ({
    ...binding,
    keys: binding.keys.filter((key) => key !== ' '),
    yields: true as const,
  })),
  {
    intent: 'filter',
    keys: ['f', 'esc', 'q'],
    shown: 'f Esc',
    what: 'back to the list',
    hint: always('done'),
    name: 'filters.close',
    leaves: true,
  },
]

const help: HomeBinding[] = [leaving, closingHelp, ...moving]

/** Every key of the home screen, by what is going on there, most wanted first. */
export const homeKeymap: Record<HomeMode, HomeBinding[]> = { browse, search, filter, help }

/** The parts of the help. */
export function homeHelp(keymap: typeof homeKeymap): [string, HomeBinding[]][] {
  return [
    ['Keys', keymap.browse],
    ['While searching', keymap.search],
    ['At the filters', keymap.filter],
  ]
}
