import type { Challenge } from '../core/catalogue.ts'
import type { Style } from '../core/mock/events.ts'
import type { Template } from '../core/mock/template.ts'

/** An interview that is about to be begun. */
export interface SetupWishes {
  template: Template
  style: Style
  /** Minutes in all; the template's own when undefined. */
  minutes: number | undefined
  /** Drawn when undefined. */
  seed: number | undefined
}

/** Which screen is open. */
export type ScreenName =
  | { name: 'home' }
  | { name: 'stats' }
  | { name: 'welcome' }
  | { name: 'challenge'; challenge: Challenge }
  /** The list, at an interview, and what is to be said of it. */
  | { name: 'interviews'; interview?: number; message?: string }
  | { name: 'setup'; wishes: SetupWishes }
  | { name: 'interview'; interview: number }
  | { name: 'report'; interview: number }
  | { name: 'replay'; interview: number }
