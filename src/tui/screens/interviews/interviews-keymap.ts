import { always, type Binding, leaving, type Move, moving } from '../../keymap.ts'

export type InterviewsIntent = Move | 'open' | 'replay' | 'back' | 'leave'

/** Every key of the list of interviews. */
export const interviewsKeymap: Record<'browse', Binding<InterviewsIntent, unknown>[]> = {
  browse: [
    leaving,
    {
      intent: 'open',
      keys: ['enter'],
      shown: 'Enter',
      what: 'begin an interview, go on with one, or read its report',
      hint: always('open'),
    },
    {
      intent: 'replay',
      keys: ['r'],
      shown: 'r',
      what: 'go through one that is over, save by save',
      hint: always('replay'),
    },
    ...moving,
    {
      intent: 'back',
      keys: ['esc', 'q'],
      shown: 'Esc',
      what: 'back to the challenges',
      hint: always('back'),
      leaves: true,
    },
  ],
}
