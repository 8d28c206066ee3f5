import { always, type Binding, closingHelp, leaving, type Move, moving } from '../../keymap.ts'
import type { ChallengeState, Tab } from './challenge-state.ts'

/** What a key asks for. */
export type ChallengeIntent =
  | Move
  | Tab
  | 'next-tab'
  | 'previous-tab'
  | 'edit'
  | 'notes'
  | 'pane'
  | 'run'
  | 'submit'
  | 'hint'
  | 'make'
  | 'all'
  | 'copy'
  | 'diff'
  | 'give-up'
  | 'look'
  | 'restore'
  | 'reset'
  | 'help'
  | 'back'
  | 'interrupt'

export type ChallengeBinding = Binding<ChallengeIntent, ChallengeState>

const interrupt: ChallengeBinding = {
  ...leaving,
  intent: 'interrupt',
  what: 'cancel the judge if it is at work, else quit',
  hint: ({ run }) => (run === undefined ? undefined : 'cancel'),
}

function isAtFailure({ tab, result }: ChallengeState): boolean {
  return tab === 'result' && result !== undefined && result.report.passed < result.report.total
}

const read: ChallengeBinding[] = [
  interrupt,
  {
    intent: 'edit',
    keys: ['e'],
    shown: 'e',
    what: 'edit your solution in your editor',
    hint: always('edit'),
  },
  {
    intent: 'run',
    keys: ['r'],
    shown: 'r',
    what: 'run the sample tests, as each save does',
    hint: always('run'),
  },
  {
    intent: 'submit',
    keys: ['s'],
    shown: 's',
    what: 'submit: judge by all tests',
    hint: always('submit'),
  },
  {
    intent: 'hint',
    keys: ['h'],
    shown: 'h',
    what: 'go to the hints; there, show the next one, which is recorded',
    hint: ({ tab }) => (tab === 'hints' ? 'next hint' : 'hints'),
  },
  {
    intent: 'all',
    keys: ['a'],
    shown: 'a',
    what: 'show every failing test in full, or the first one only',
    hint: (state) => (isAtFailure(state) ? (state.all ? 'first only' : 'all failures') : undefined),
  },
  {
    intent: 'copy',
    keys: ['y'],
    shown: 'y',
    what: 'copy the command that shows the first failure again',
    hint: (state) => (isAtFailure(state) ? 'copy replay' : undefined),
  },
  {
    intent: 'diff',
    keys: ['d'],
    shown: 'd',
    what: 'at the answers and the history: what is different from your solution',
    hint: ({ tab }) => (tab === 'answers' || tab === 'history' ? 'diff' : undefined),
  },
  {
    intent: 'look',
    keys: ['enter'],
    shown: 'Enter',
    what: 'at the history: read the attempt that is pointed at',
    hint: ({ tab, past }) => (tab === 'history' && past.view === 'list' ? 'read' : undefined),
  },
  {
    intent: 'restore',
    keys: ['b'],
    shown: 'b',
    what: 'at the history: go back to that attempt; what is there now is kept beside it',
    hint: ({ tab }) => (tab === 'history' ? 'back to it' : undefined),
  },
  {
    intent: 'notes',
    keys: ['n'],
    shown: 'n',
    what: 'write your own notes in your editor; they stand below the statement',
  },
  {
    intent: 'reset',
    keys: ['x'],
    shown: 'x',
    what: 'twice: begin again with the starter; what is there now is kept beside it',
  },
  {
    intent: 'give-up',
    keys: ['u'],
    shown: 'u',
    what: 'at the answers: give up and read them, which is recorded',
  },
  { intent: 'next-tab', keys: ['tab', 'right'], shown: 'Tab →', what: 'the next tab', hint: always('next') },
  { intent: 'previous-tab', keys: ['shift-tab', 'left'], shown: 'Shift-Tab ←', what: 'the tab before' },
  { intent: 'statement', keys: ['1'], shown: '1', what: 'what is asked for' },
  { intent: 'tests', keys: ['2'], shown: '2', what: 'the sample tests' },
  { intent: 'hints', keys: ['3'], shown: '3', what: 'the hints you have asked for' },
  { intent: 'result', keys: ['4'], shown: '4', what: 'what the judge says' },
  {
    intent: 'answers',
    keys: ['5'],
    shown: '5',
    what: 'editorial and accepted approaches, once it is solved',
  },
  { intent: 'history', keys: ['6'], shown: '6', what: 'your attempts' },
  ...moving,
  {
    intent: 'pane',
    keys: ['p'],
    shown: 'p',
    what: 'edit in a neighbouring pane: tmux, zellij, wezterm, kitty, nvim, VS Code or your own',
  },
  {
    intent: 'make',
    keys: ['o'],
    shown: 'o',
    what: 'make the solution file again when it is gone; one that is there is left alone',
  },
  { intent: 'help', keys: ['?'], shown: '?', what: 'show or hide these keys', hint: always('help') },
  {
    intent: 'back',
    keys: ['esc', 'q'],
    shown: 'Esc',
    what: 'back to the challenges',
    hint: always('back'),
    leaves: true,
  },
]

const help: ChallengeBinding[] = [interrupt, closingHelp, ...moving]

/** Every key of the challenge screen, by what is going on there, most wanted first. */
export const challengeKeymap: Record<ChallengeState['mode'], ChallengeBinding[]> = {
  read,
  help,
}

/** The parts of the help. */
export function challengeHelp(keymap: typeof challengeKeymap): [string, ChallengeBinding[]][] {
  return [['Keys', keymap.read]]
}
