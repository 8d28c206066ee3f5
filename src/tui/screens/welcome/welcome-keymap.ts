import { always, type Binding, leaving } from '../../keymap.ts'
import { lastStep, type WelcomeState } from './welcome-state.ts'

export type WelcomeIntent = 'next' | 'previous' | 'skip' | 'leave'
export type WelcomeBinding = Binding<WelcomeIntent, WelcomeState>

/** Every key of the welcome. */
export const welcomeKeymap: Record<'read', WelcomeBinding[]> = {
  read: [
    leaving,
    {
      intent: 'next',
      keys: ['enter', 'right', 'tab'],
      shown: 'Enter',
      what: 'the next step; at the last one, open the first challenge',
      hint: ({ step }) => (step === lastStep ? 'practise' : 'next'),
    },
    {
      intent: 'previous',
      keys: ['left', 'backspace', 'shift-tab'],
      shown: '←',
      what: 'the step before',
      hint: ({ step }) => (step === 0 ? undefined : 'before'),
    },
    {
      intent: 'skip',
      keys: ['esc', 'q'],
      shown: 'Esc',
      what: 'to all challenges',
      hint: always('all challenges'),
      leaves: true,
    },
  ],
}
