import { always, type Binding, closingHelp, leaving, type Move, moving } from '../../keymap.ts'
import type { InterviewView } from './interview-view.ts'

/** What a key asks for. */
export type InterviewIntent =
  | Move
  | 'problem'
  | 'notes'
  | 'hints'
  | 'result'
  | 'follow-ups'
  | 'next-tab'
  | 'previous-tab'
  | 'next-phase'
  | 'previous-phase'
  | 'ask'
  | 'plan'
  | 'guess'
  | 'edit'
  | 'edit-tests'
  | 'pane'
  | 'run'
  | 'submit'
  | 'hint'
  | 'answer'
  | 'time'
  | 'pause'
  | 'swap'
  | 'end'
  | 'help'
  | 'back'
  | 'interrupt'
  | 'keep'
  | 'cancel'
  | 'erase'
  | 'clear'

export type InterviewBinding = Binding<InterviewIntent, InterviewView>

/** A word that the footer shows but in a break. */
const atWork =
  (word: string) =>
  ({ phase }: InterviewView) =>
    phase === 'break' ? undefined : word

const interrupt: InterviewBinding = {
  ...leaving,
  intent: 'interrupt',
  what: 'cancel the judge if it is at work, else quit; the clock goes on',
  hint: ({ busy }) => (busy ? 'cancel' : undefined),
}

const read: InterviewBinding[] = [
  interrupt,
  {
    intent: 'answer',
    keys: ['enter'],
    shown: 'Enter',
    what: 'answer the follow-up question',
    hint: ({ asked }) => (asked ? 'answer' : undefined),
  },
  {
    intent: 'pause',
    keys: ['z'],
    shown: 'z',
    what: 'stop the clock or let it go on: coach style only, and reported',
    hint: ({ paused }) => (paused ? 'go on' : undefined),
  },
  {
    intent: 'next-phase',
    keys: ['n'],
    shown: 'n',
    what: 'next phase; after the last one, twice: next round, or the end',
    hint: ({ isLastPhase, isLastRound }) =>
      isLastPhase ? (isLastRound ? 'finish' : 'next round') : 'next phase',
  },
  { intent: 'ask', keys: ['a'], shown: 'a', what: 'ask the interviewer', hint: atWork('ask') },
  {
    intent: 'plan',
    keys: ['p'],
    shown: 'p',
    what: 'write a line of your plan',
    hint: ({ phase }) => (phase === 'plan' || phase === 'clarify' ? 'plan' : undefined),
  },
  {
    intent: 'guess',
    keys: ['c'],
    shown: 'c',
    what: 'say how the cost of a call will grow',
    hint: ({ phase }) => (phase === 'plan' ? 'cost' : undefined),
  },
  {
    intent: 'swap',
    keys: ['x'],
    shown: 'x',
    what: 'another problem, when you have seen this one before',
    hint: ({ canSwap }) => (canSwap ? 'seen before' : undefined),
  },
  {
    intent: 'edit',
    keys: ['e'],
    shown: 'e',
    what: 'edit your solution in your editor',
    hint: atWork('edit'),
  },
  {
    intent: 'run',
    keys: ['r'],
    shown: 'r',
    what: 'run the samples and your own tests',
    hint: atWork('run'),
  },
  { intent: 'submit', keys: ['s'], shown: 's', what: 'hand in: judge by all tests', hint: atWork('submit') },
  {
    intent: 'edit-tests',
    keys: ['t'],
    shown: 't',
    what: 'edit your own tests, solution.test.ts',
    hint: atWork('tests'),
  },
  {
    intent: 'hint',
    keys: ['h'],
    shown: 'h',
    what: 'go to the hints; there, take the next one, which costs',
    hint: ({ tab, hasHints }) => (hasHints ? (tab === 'hints' ? 'next hint' : 'hints') : undefined),
  },
  {
    intent: 'pane',
    keys: ['w'],
    shown: 'w',
    what: 'edit in a neighbouring pane: tmux, kitty, VS Code or another',
  },
  { intent: 'previous-phase', keys: ['b'], shown: 'b', what: 'back to the phase before' },
  { intent: 'time', keys: ['i'], shown: 'i', what: 'say how much time there is' },
  { intent: 'end', keys: ['E'], shown: 'E', what: 'twice: end the interview now' },
  { intent: 'next-tab', keys: ['tab', 'right'], shown: 'Tab →', what: 'the next tab' },
  { intent: 'previous-tab', keys: ['shift-tab', 'left'], shown: 'Shift-Tab ←', what: 'the tab before' },
  { intent: 'problem', keys: ['1'], shown: '1', what: 'the problem, and the answers you got' },
  { intent: 'notes', keys: ['2'], shown: '2', what: 'your plan and your questions' },
  { intent: 'result', keys: ['3'], shown: '3', what: 'the last run' },
  { intent: 'hints', keys: ['4'], shown: '4', what: 'the hints you have taken' },
  { intent: 'follow-ups', keys: ['5'], shown: '5', what: 'the follow-up questions' },
  ...moving,
  { intent: 'help', keys: ['?'], shown: '?', what: 'show or hide these keys', hint: always('help') },
  {
    intent: 'back',
    keys: ['esc', 'q'],
    shown: 'Esc',
    what: 'leave for the list of interviews; the clock goes on',
    hint: always('leave'),
    leaves: true,
  },
]

const typing: InterviewBinding[] = [
  interrupt,
  { intent: 'keep', keys: ['enter'], shown: 'Enter', what: 'say it', hint: always('say it') },
  {
    intent: 'cancel',
    keys: ['esc'],
    shown: 'Esc',
    what: 'say nothing',
    hint: always('cancel'),
    leaves: true,
  },
  { intent: 'erase', keys: ['backspace', 'delete'], shown: 'Backspace', what: 'take back a character' },
  { intent: 'clear', keys: ['ctrl-u'], shown: 'Ctrl-U', what: 'take back all of it' },
]

/** Digits choose; they are what is numbered on the screen and no keys of ours. */
const choosing: InterviewBinding[] = [
  interrupt,
  { intent: 'keep', keys: ['enter'], shown: 'Enter', what: 'that is it', hint: always('that is it') },
  {
    intent: 'cancel',
    keys: ['esc'],
    shown: 'Esc',
    what: 'back without choosing',
    hint: always('cancel'),
    leaves: true,
  },
]

const help: InterviewBinding[] = [interrupt, closingHelp, ...moving]

/** Every key of an interview, by what is going on there. */
export const interviewKeymap: Record<InterviewView['mode'], InterviewBinding[]> = {
  read,
  type: typing,
  choose: choosing,
  help,
}

/** The parts of the help. */
export function interviewHelp(keymap: typeof interviewKeymap): [string, InterviewBinding[]][] {
  return [
    ['Keys', keymap.read],
    ['While you type', keymap.type],
    ['While you choose by digits', keymap.choose],
  ]
}
