import { always, type Binding } from './keymap.ts'

export type AnywhereIntent = 'palette' | 'stop'
export type AnywhereBinding = Binding<AnywhereIntent, unknown>

/** Every key that works on all screens; the palette's are text where text is being typed. */
export const anywhereKeymap: Record<'all', AnywhereBinding[]> = {
  all: [
    {
      intent: 'palette',
      keys: [':', 'ctrl-p'],
      shown: ': Ctrl-P',
      what: 'find what can be done here by typing',
      hint: always('commands'),
    },
    { intent: 'stop', keys: ['ctrl-z'], shown: 'Ctrl-Z', what: 'back to the shell; fg brings the app back' },
  ],
}
