import { always, type Binding, leaving, type Move, moving } from '../../keymap.ts'

export type SetupIntent = Move | 'start' | 'style' | 'again' | 'back' | 'leave'

/** Every key before an interview. */
export const setupKeymap: Record<'read', Binding<SetupIntent, unknown>[]> = {
  read: [
    leaving,
    {
      intent: 'start',
      keys: ['enter'],
      shown: 'Enter',
      what: 'start the clock',
      hint: always('start the clock'),
    },
    {
      intent: 'style',
      keys: ['s'],
      shown: 's',
      what: 'another style of interviewer: coach, standard, pressure',
      hint: always('another style'),
    },
    { intent: 'again', keys: ['r'], shown: 'r', what: 'check everything again', hint: always('check again') },
    ...moving,
    {
      intent: 'back',
      keys: ['esc', 'q'],
      shown: 'Esc',
      what: 'back to the interviews',
      hint: always('back'),
      leaves: true,
    },
  ],
}
