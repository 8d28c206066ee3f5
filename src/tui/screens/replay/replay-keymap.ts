import { always, type Binding, leaving, type Move, moving } from '../../keymap.ts'

export type ReplayIntent = Move | 'later' | 'earlier' | 'back' | 'leave'

/** Every key of a replay. */
export const replayKeymap: Record<'read', Binding<ReplayIntent, unknown>[]> = {
  read: [
    leaving,
    {
      intent: 'earlier',
      keys: ['left', 'h'],
      shown: '← h',
      what: 'the save before',
      hint: always('earlier'),
    },
    { intent: 'later', keys: ['right', 'l'], shown: '→ l', what: 'the next save', hint: always('later') },
    ...moving,
    {
      intent: 'back',
      keys: ['esc', 'q'],
      shown: 'Esc',
      what: 'back to the report',
      hint: always('back'),
      leaves: true,
    },
  ],
}
