import type { AnywhereIntent } from '../anywhere-keymap.ts'
import type { Keyboard } from '../keyboard.ts'
import { commandsOf, intentOf } from '../keymap.ts'
import type { Keymaps } from '../keymaps.ts'
import { isPrintable } from '../keys.ts'
import type { PaletteIntent } from './palette-keymap.ts'
import {
  found,
  type PaletteAction,
  type PaletteState,
  paletteReducer,
  paletteState,
} from './palette-state.ts'

export interface PalettePorts {
  keyboard: Keyboard
  draw: (state: PaletteState | undefined) => void
  quit: () => void
  /** Stops the whole app until the shell continues it. */
  stop: () => void
}

/** Keys to actions: what works everywhere, the palette among it; passes everything else on. */
export function createPalette({ palette, anywhere }: Keymaps, { keyboard, draw, quit, stop }: PalettePorts) {
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
      if (command) press(command.key)
    },
  }
  const everywhere: Record<AnywhereIntent, (name: string) => void> = {
    stop,
    palette: (name) => {
      const own = keyboard.commands()
      if (own === undefined) keyboard.press(name)
      else show(paletteState([...own, ...commandsOf(others)]))
    },
  }
  const others = anywhere.all.filter(({ intent }) => intent !== 'palette')
  const press = (name: string) => {
    const wanted = intentOf(anywhere.all, name)
    if (wanted !== undefined && (state === undefined || wanted === 'stop')) return everywhere[wanted](name)
    if (state === undefined) return keyboard.press(name)
    const intent = intentOf(palette.type, name)
    if (intent !== undefined) effects[intent]()
    else if (isPrintable(name)) act({ type: 'query', query: query() + name })
  }
  const paste = (text: string) => {
    if (state === undefined) keyboard.paste(text)
    else act({ type: 'query', query: query() + [...text].filter(isPrintable).join('') })
  }
  return { press, paste }
}
