import type { Key } from 'ink'

const named = {
  upArrow: 'up',
  downArrow: 'down',
  leftArrow: 'left',
  rightArrow: 'right',
  pageUp: 'pageup',
  pageDown: 'pagedown',
  home: 'home',
  end: 'end',
  return: 'enter',
  escape: 'esc',
  tab: 'tab',
  backspace: 'backspace',
  delete: 'delete',
} as const

const control: Record<string, string> = { '\r': 'enter', '\t': 'tab', '\u007f': 'backspace' }

/**
 * The names of the keys in one call of Ink's input hook: characters stand for themselves, others are `up`, `esc`,
 * `ctrl-c`, `shift-tab`, `alt-x`. Keys that arrive together come as one call, so there may be several.
 */
export function keyNames(input: string, key: Key): string[] {
  for (const [flag, name] of Object.entries(named)) {
    if (key[flag as keyof typeof named]) return [name === 'tab' && key.shift ? 'shift-tab' : name]
  }
  if (key.ctrl) return [`ctrl-${input}`]
  // Without this Alt-q would quit: Ink gives the letter with a flag.
  if (key.meta) return [`alt-${input}`]
  return [...input].map((character) => control[character] ?? controlLetter(character) ?? character)
}

/** Ctrl with a letter sends that letter's place in the alphabet. */
function controlLetter(character: string): string | undefined {
  const code = character.charCodeAt(0)
  return code >= 1 && code <= 26 ? `ctrl-${String.fromCharCode(code + 96)}` : undefined
}

/** Whether a key is text to type, and not a command. */
export function isPrintable(name: string): boolean {
  return [...name].length === 1 && !/\p{Cc}/u.test(name)
}
