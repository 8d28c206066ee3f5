import { Fzf } from 'fzf'
import { clamp } from '../parts/window.ts'

/** Something that a key does on the screen below. */
export interface Command {
  /** The key that does it. */
  key: string
  shown: string
  what: string
}

export interface PaletteState {
  /** All there are, in the order of the help. */
  commands: Command[]
  query: string
  /** Which of those found is pointed at. */
  at: number
}

export type PaletteAction = { type: 'move'; by: number } | { type: 'query'; query: string }

export function paletteState(commands: Command[]): PaletteState {
  return { commands, query: '', at: 0 }
}

/** The palette after an action. */
export function paletteReducer(state: PaletteState, action: PaletteAction): PaletteState {
  switch (action.type) {
    case 'move':
      return { ...state, at: clamp(state.at + action.by, 0, Math.max(0, found(state).length - 1)) }
    case 'query':
      return { ...state, query: action.query, at: 0 }
  }
}

/** The commands that match what was typed, best first. */
export function found({ commands, query }: PaletteState): Command[] {
  const wanted = query.trim().toLowerCase()
  if (wanted === '') return commands
  // Scattered letters match nearly anything: they only count when nothing has the word itself.
  const exact = commands.filter(({ what }) => what.toLowerCase().includes(wanted))
  if (exact.length > 0) return exact
  const fzf = new Fzf(commands, { selector: ({ what }) => what, casing: 'case-insensitive' })
  return fzf.find(wanted).map(({ item }) => item)
}
