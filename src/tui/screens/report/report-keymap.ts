import { always, type Binding, leaving, type Move, moving } from '../../keymap.ts'

export type ReportIntent = Move | 'replay' | 'back' | 'leave'

/** Every key of a report. */
export const reportKeymap: Record<'read', Binding<ReportIntent, unknown>[]> = {
  read: [
    leaving,
    {
      intent: 'replay',
      keys: ['r'],
      shown: 'r',
      what: 'go through the interview, save by save',
      hint: always('replay'),
    },
    ...moving.map((binding) =>
      binding.intent === 'page-down' ? { ...binding, hint: always('page') } : binding,
    ),
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
