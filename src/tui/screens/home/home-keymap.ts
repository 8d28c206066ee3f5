import { type HomeState, hasResult } from './home-state.ts'

/** What a key asks for. */
export type Intent =
  | 'up'
  | 'down'
  | 'page-up'
  | 'page-down'
  | 'first'
  | 'last'
  | 'switch'
  | 'read'
  | 'search'
  | 'start'
  | 'edit'
  | 'run'
  | 'submit'
  | 'view'
  | 'help'
  | 'back'
  | 'keep'
  | 'erase'
  | 'clear'
  | 'quit'
  | 'interrupt'

/** Keys of one intent; the handler, the footer and the help all read this. */
export interface Binding {
  intent: Intent
  /** Names as keyNames() gives them. */
  keys: string[]
  /** How people write them. */
  shown: string
  /** What it does, for the help. */
  what: string
  /** Its word in the footer, where it has one now. */
  hint?: (state: HomeState) => string | undefined
}

export type Mode = HomeState['mode']

const always = (word: string) => () => word

const moving: Binding[] = [
  { intent: 'up', keys: ['up', 'k'], shown: '↑ k', what: 'one line up' },
  { intent: 'down', keys: ['down', 'j'], shown: '↓ j', what: 'one line down' },
  { intent: 'page-up', keys: ['pageup', 'ctrl-u'], shown: 'PgUp Ctrl-U', what: 'one page up' },
  { intent: 'page-down', keys: ['pagedown', 'ctrl-d', ' '], shown: 'PgDn Space', what: 'one page down' },
  { intent: 'first', keys: ['g', 'home'], shown: 'g Home', what: 'to the beginning' },
  { intent: 'last', keys: ['G', 'end'], shown: 'G End', what: 'to the end' },
]

const interrupt: Binding = {
  intent: 'interrupt',
  keys: ['ctrl-c'],
  shown: 'Ctrl-C',
  what: 'cancel the judge if it is at work, else quit',
  hint: ({ run }) => (run === undefined ? undefined : 'cancel'),
}

const browse: Binding[] = [
  interrupt,
  {
    intent: 'start',
    keys: ['o'],
    shown: 'o',
    what: 'start: make your solution file from the starter',
    hint: always('start'),
  },
  {
    intent: 'edit',
    keys: ['e'],
    shown: 'e',
    what: 'edit your solution in your editor',
    hint: always('edit'),
  },
  { intent: 'run', keys: ['r'], shown: 'r', what: 'run the sample tests', hint: always('run') },
  {
    intent: 'submit',
    keys: ['s'],
    shown: 's',
    what: 'submit: judge by all tests and keep the attempt',
    hint: always('submit'),
  },
  {
    intent: 'switch',
    keys: ['tab', 'shift-tab'],
    shown: 'Tab',
    what: 'go to the other pane',
    hint: ({ pane }) => (pane === 'list' ? 'read' : 'list'),
  },
  {
    intent: 'search',
    keys: ['/'],
    shown: '/',
    what: 'search by title, tag, track or summary',
    hint: always('search'),
  },
  { intent: 'read', keys: ['enter'], shown: 'Enter', what: 'read the chosen challenge' },
  {
    intent: 'view',
    keys: ['v'],
    shown: 'v',
    what: 'switch between the statement and the result',
    hint: (state) => (hasResult(state) ? (state.view === 'result' ? 'statement' : 'result') : undefined),
  },
  { intent: 'back', keys: ['esc'], shown: 'Esc', what: 'back to the list; there, clear the search' },
  ...moving,
  { intent: 'help', keys: ['?'], shown: '?', what: 'show or hide these keys', hint: always('help') },
  { intent: 'quit', keys: ['q'], shown: 'q', what: 'quit', hint: always('quit') },
]

const search: Binding[] = [
  interrupt,
  {
    intent: 'keep',
    keys: ['enter', 'tab'],
    shown: 'Enter',
    what: 'keep what is found',
    hint: always('keep'),
  },
  { intent: 'back', keys: ['esc'], shown: 'Esc', what: 'clear the search', hint: always('clear') },
  { intent: 'up', keys: ['up'], shown: '↑', what: 'one line up', hint: always('up') },
  { intent: 'down', keys: ['down'], shown: '↓', what: 'one line down', hint: always('down') },
  { intent: 'erase', keys: ['backspace', 'delete'], shown: 'Backspace', what: 'take back a character' },
  { intent: 'clear', keys: ['ctrl-u'], shown: 'Ctrl-U', what: 'take back all of it' },
]

const help: Binding[] = [
  interrupt,
  { intent: 'help', keys: ['?', 'esc', 'q'], shown: '? Esc q', what: 'hide the keys', hint: always('back') },
  ...moving,
]

/** Every key of the home screen, by what is going on there, most wanted first. */
export const homeKeymap: Record<Mode, Binding[]> = { browse, search, help }

/** What a key asks for; undefined when it is nothing, or text while searching. */
export function intentOf(mode: Mode, name: string): Intent | undefined {
  return homeKeymap[mode].find(({ keys }) => keys.includes(name))?.intent
}

/** What the footer offers now. */
export function footerHints(state: HomeState): { shown: string; word: string }[] {
  return homeKeymap[state.mode].flatMap(({ shown, hint }) => {
    const word = hint?.(state)
    return word === undefined ? [] : [{ shown, word }]
  })
}
