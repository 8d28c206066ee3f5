import type { Challenge } from '../core/catalogue.ts'

/** Which screen is open. */
export type ScreenName =
  | { name: 'home' }
  | { name: 'stats' }
  | { name: 'welcome' }
  | { name: 'challenge'; challenge: Challenge }
