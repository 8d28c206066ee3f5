import { gap, type Size, smallest } from '../../size.ts'

/** Where things go: a text and the result side by side, or one of them at a time, or no room for either. */
export interface ChallengeLayout {
  kind: 'split' | 'tabs' | 'too-small'
  /** Columns of the text and of the result; in tabs both are the whole screen. */
  text: number
  result: number
  /** Rows of both, without their titles. */
  height: number
}

const splitFrom = 110
/** Header, tabs, footer. */
const bars = 3

/** @param messageRows what the message takes, at least 1. */
export function challengeLayout({ columns, rows }: Size, messageRows = 1): ChallengeLayout {
  const height = Math.max(1, rows - bars - messageRows)
  if (columns < smallest.columns || rows < smallest.rows) {
    return { kind: 'too-small', text: columns, result: columns, height }
  }
  if (columns < splitFrom) return { kind: 'tabs', text: columns, result: columns, height }
  const text = Math.floor((columns - gap) / 2)
  return { kind: 'split', text, result: columns - text - gap, height }
}
