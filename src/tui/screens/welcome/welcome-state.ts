import { clamp } from '../../parts/window.ts'

export interface WelcomeState {
  /** Which of the three steps shows, from 0. */
  step: number
}

export interface WelcomeAction {
  type: 'step'
  by: number
}

export const lastStep = 2

export const firstStep: WelcomeState = { step: 0 }

/** The welcome after an action. */
export function welcomeReducer({ step }: WelcomeState, { by }: WelcomeAction): WelcomeState {
  return { step: clamp(step + by, 0, lastStep) }
}
