import { footerHints } from '../keymap.ts'
import { keysText } from '../spoken/keys-text.ts'
import type { Topic } from '../spoken/news.ts'
import type { PaletteBinding } from './palette-keymap.ts'
import { found, type PaletteState } from './palette-state.ts'

/** The palette for those who listen. */
export function paletteTopics(state: PaletteState, keymap: PaletteBinding[]): Topic[] {
  const commands = found(state)
  const chosen = commands[state.at]
  const told =
    chosen === undefined
      ? 'Nothing here is called that.'
      : `Selected, ${state.at + 1} of ${commands.length}: ${chosen.what}, key ${chosen.shown}`
  return [
    {
      name: 'palette',
      text: `\nCommands: type to search. ${keysText(footerHints(keymap, undefined))}`,
      once: true,
    },
    { name: 'query', text: state.query === '' ? '' : `Search: ${state.query}` },
    { name: 'chosen', text: told },
  ]
}
