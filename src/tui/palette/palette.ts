import type { Keyboard } from '../keyboard.ts'
import { intentOf } from '../keymap.ts'
import { isPrintable } from '../keys.ts'
import { type PaletteIntent, paletteKeymap } from './palette-keymap.ts'
import {
  found,
  type PaletteAction,
  type PaletteState,
  paletteReducer,
  paletteState,
} from './palette-state.ts'

/** The keys that bring the palette up, wherever nothing is being typed. */
const openers = [':', 'ctrl-p']

/** Keys to actions: opens the palette, is in charge while it is open, and passes everything else on. */
export function createPalette(
  keyboard: Keyboard,
  draw: (state: PaletteState | undefined) => void,
  quit: () => void,
) {
  let state: PaletteState | undefined
  const show = (next: PaletteState | undefined) => {
    state = next
    draw(next)
  }
  const act = (action: PaletteAction) => state && show(paletteReducer(state, action))
  const query = () => state?.query ?? ''
  const effects: Record<PaletteIntent, () => void> = {
    up: () => act({ type: 'move', by: -1 }),
    down: () => act({ type: 'move', by: 1 }),
    erase: () => act({ type: 'query', query: [...query()].slice(0, -1).join('') }),
    close: () => show(undefined),
    leave: quit,
    do: () => {
      const command = state && found(state)[state.at]
      show(undefined)
      if (command) keyboard.press(command.key)
    },
  }
  const press = (name: string) => {
    if (state === undefined) {
      const commands = openers.includes(name) ? keyboard.commands() : undefined
      if (commands === undefined) keyboard.press(name)
      else show(paletteState(commands))
      return
    }
    const intent = intentOf(paletteKeymap, name)
    if (intent !== undefined) effects[intent]()
    else if (isPrintable(name)) act({ type: 'query', query: query() + name })
  }
  const paste = (text: string) => {
    if (state === undefined) keyboard.paste(text)
    else act({ type: 'query', query: query() + [...text].filter(isPrintable).join('') })
  }
  return { press, paste }
}
