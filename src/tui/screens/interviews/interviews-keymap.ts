import { always, type Binding, leaving, type Move, moving } from '../../keymap.ts'
import type { Row } from './interview-rows.ts'

/** What the keys of the list depend on: what is chosen there. */
export type Chosen = Row['kind'] | undefined

export type InterviewsIntent = Move | 'open' | 'replay' | 'back' | 'leave'

/** Every key of the list of interviews. */
export const interviewsKeymap: Record<'browse', Binding<InterviewsIntent, Chosen>[]> = {
  browse: [
    leaving,
    {
      intent: 'open',
      keys: ['enter'],
      shown: 'Enter',
      what: 'begin an interview, go on with one, or read its report',
      hint: (chosen) => (chosen === undefined ? undefined : opening[chosen]),
    },
    {
      intent: 'replay',
      keys: ['r'],
      shown: 'r',
      what: 'go through one that is over, save by save',
      hint: (chosen) => (chosen === 'over' ? 'replay' : undefined),
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

const opening: Record<Row['kind'], string> = { template: 'set it up', open: 'go on', over: 'report' }
