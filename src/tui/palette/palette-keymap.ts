import { always, type Binding, leaving } from '../keymap.ts'

export type PaletteIntent = 'up' | 'down' | 'do' | 'erase' | 'close' | 'leave'
export type PaletteBinding = Binding<PaletteIntent, unknown>

/** Every key of the palette; all others are text to search for. */
export const paletteKeymap: Record<'type', PaletteBinding[]> = {
  type: [
    { intent: 'do', keys: ['enter'], shown: 'Enter', what: 'do it', hint: always('do it') },
    { intent: 'up', keys: ['up'], shown: '↑', what: 'one line up', hint: always('up') },
    { intent: 'down', keys: ['down', 'tab'], shown: '↓', what: 'one line down', hint: always('down') },
    { intent: 'erase', keys: ['backspace', 'delete'], shown: 'Backspace', what: 'take back a character' },
    leaving,
    {
      intent: 'close',
      keys: ['esc', 'ctrl-p'],
      shown: 'Esc',
      what: 'back',
      hint: always('back'),
      leaves: true,
    },
  ],
}
