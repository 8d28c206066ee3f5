import { always, type Binding, leaving, type Move, moving } from '../../keymap.ts'

export type StatsIntent = Move | 'back' | 'leave'
export type StatsBinding = Binding<StatsIntent, unknown>

/** Every key of the statistics. */
export const statsKeymap: Record<'read', StatsBinding[]> = {
  read: [
    leaving,
    ...moving.map((binding) =>
      binding.intent === 'up' || binding.intent === 'down'
        ? { ...binding, hint: always(binding.intent) }
        : binding,
    ),
    {
      intent: 'back',
      keys: ['esc', 'q', 't'],
      shown: 'Esc',
      what: 'back to the challenges',
      hint: always('back'),
      leaves: true,
    },
  ],
}
