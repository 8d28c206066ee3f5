import type { Stats } from '../../../core/stats.ts'
import { clamp } from '../../parts/window.ts'

export interface StatsState {
  /** The first line that shows. */
  top: number
  /** What there is to show, or why there is nothing; undefined until it has been read. */
  found: { stats: Stats; today: number } | { problem: string } | undefined
}

export type StatsAction =
  | { type: 'move'; by: number; lastTop: number }
  | { type: 'found'; found: NonNullable<StatsState['found']> }

export const emptyStats: StatsState = { top: 0, found: undefined }

/** The statistics screen after an action. */
export function statsReducer(state: StatsState, action: StatsAction): StatsState {
  switch (action.type) {
    case 'move':
      return { ...state, top: clamp(state.top + action.by, 0, action.lastTop) }
    case 'found':
      return { ...state, found: action.found }
  }
}
