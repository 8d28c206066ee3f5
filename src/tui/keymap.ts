import type { Command } from './palette/palette-state.ts'

/** Keys of one intent; the handler, the footer and the help all read this. */
export interface Binding<Intent extends string = string, State = never> {
  intent: Intent
  /** Names as keyNames() gives them. */
  keys: string[]
  /** How people write them. */
  shown: string
  /** What it does, for the help. */
  what: string
  /** Its word in the footer, where it has one now. */
  hint?: (state: State) => string | undefined
  /** What settings call it, where that is not its part of the app and its intent: `moving.up`. */
  name?: string
  /** Whether it is a way out: not all of those of a place can be switched off. */
  leaves?: true
  /** Whether it leaves keys to others of its place that want them. */
  yields?: true
}

/** What is known of any binding, whatever its state is. */
export type AnyBinding = Omit<Binding, 'hint'>

/** A word that the footer always shows. */
export const always = (word: string) => () => word

export type Move = 'up' | 'down' | 'page-up' | 'page-down' | 'first' | 'last'

/** How to get around in every list and every text. */
export const moving: Binding<Move, unknown>[] = [
  { intent: 'up', keys: ['up', 'k'], shown: '↑ k', what: 'one line up', name: 'moving.up' },
  { intent: 'down', keys: ['down', 'j'], shown: '↓ j', what: 'one line down', name: 'moving.down' },
  {
    intent: 'page-up',
    keys: ['pageup', 'ctrl-u'],
    shown: 'PgUp Ctrl-U',
    what: 'one page up',
    name: 'moving.page-up',
  },
  {
    intent: 'page-down',
    keys: ['pagedown', 'ctrl-d', ' '],
    shown: 'PgDn Space',
    what: 'one page down',
    name: 'moving.page-down',
  },
  { intent: 'first', keys: ['g', 'home'], shown: 'g Home', what: 'to the beginning', name: 'moving.first' },
  { intent: 'last', keys: ['G', 'end'], shown: 'G End', what: 'to the end', name: 'moving.last' },
]

/** Ctrl-C, which gets one out of everything. */
export const leaving: AnyBinding & { intent: 'leave' } = {
  intent: 'leave',
  keys: ['ctrl-c'],
  shown: 'Ctrl-C',
  what: 'quit',
  name: 'anywhere.leave',
  leaves: true,
}

/** What closes the help, wherever it was opened. */
export const closingHelp: Binding<'help', unknown> = {
  intent: 'help',
  keys: ['?', 'esc', 'q'],
  shown: '? Esc q',
  what: 'hide the keys',
  hint: always('back'),
  name: 'help.close',
  leaves: true,
}

export function isMove(intent: string): intent is Move {
  return moving.some((binding) => binding.intent === intent)
}

/** The lines that a move goes by in a window of `height` lines. */
export function linesOf(move: Move, height: number): number {
  const page = Math.max(1, height - 1)
  const everything = Number.MAX_SAFE_INTEGER
  const by = { up: -1, down: 1, 'page-up': -page, 'page-down': page, first: -everything, last: everything }
  return by[move]
}

/** What a key asks for among these; undefined when it is nothing. */
export function intentOf<Intent extends string>(
  bindings: Binding<Intent>[],
  name: string,
): Intent | undefined {
  return bindings.find(({ keys }) => keys.includes(name))?.intent
}

/** What the footer offers now: what works everywhere comes before the help and the way out. */
export function footerHints<State>(
  bindings: Binding<string, State>[],
  state: State,
  everywhere: Binding<string, unknown>[] = [],
): { shown: string; word: string }[] {
  const help = bindings.findIndex(({ intent }) => intent === 'help')
  const end = help < 0 ? bindings.length - 1 : help
  const [before, after] = [bindings.slice(0, end), bindings.slice(end)]
  return [...hintsOf(before, state), ...hintsOf(everywhere, state), ...hintsOf(after, state)]
}

function hintsOf<State>(bindings: Binding<string, State>[], state: State) {
  return bindings.flatMap(({ shown, hint }) => {
    const word = hint?.(state)
    return word === undefined ? [] : [{ shown, word }]
  })
}

/** What a palette offers of these: everything but moving about, each once; the ways out come last, not to be taken by mistake. */
export function commandsOf(bindings: readonly AnyBinding[]): Command[] {
  const isWayOut = ({ leaves, intent }: AnyBinding) => leaves === true || intent === 'interrupt'
  const ordered = [...bindings.filter((binding) => !isWayOut(binding)), ...bindings.filter(isWayOut)]
  return ordered.flatMap(({ intent, keys, shown, what }) => {
    const [key] = keys
    return key === undefined || isMove(intent) ? [] : [{ key, shown, what }]
  })
}
