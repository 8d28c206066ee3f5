import { isPrintable } from './keys.ts'

/** Keys with a name of several letters, as people write them. */
const written: Record<string, string> = {
  up: '↑',
  down: '↓',
  left: '←',
  right: '→',
  pageup: 'PgUp',
  pagedown: 'PgDn',
  home: 'Home',
  end: 'End',
  enter: 'Enter',
  esc: 'Esc',
  tab: 'Tab',
  'shift-tab': 'Shift-Tab',
  backspace: 'Backspace',
  delete: 'Delete',
  space: 'Space',
}

/** The names of all keys that have one; Ctrl and Alt go with a letter. */
export const keyWords = [...Object.keys(written), ...letters('ctrl-'), ...letters('alt-')]

/** A key of the settings as keyNames() gives it; undefined when there is no such key. */
export function parseKey(text: string): string | undefined {
  if (text === 'space') return ' '
  const known = isPrintable(text) || keyWords.includes(text)
  return known ? text : undefined
}

/** How people write a key: `Ctrl-F` for `ctrl-f`. */
export function writtenKey(key: string): string {
  if (key === ' ') return 'Space'
  return written[key] ?? key.replace(/^(ctrl|alt)-(.)$/, withCapital)
}

function withCapital(_: string, held: string, letter: string): string {
  return held === 'ctrl' ? `Ctrl-${letter.toUpperCase()}` : `Alt-${letter}`
}

/** Ctrl with h, i or m cannot be told from Backspace, Tab and Enter in a terminal. */
function letters(held: string): string[] {
  const all = [...'abcdefghijklmnopqrstuvwxyz']
  return all.filter((letter) => held !== 'ctrl-' || !'him'.includes(letter)).map((letter) => held + letter)
}
