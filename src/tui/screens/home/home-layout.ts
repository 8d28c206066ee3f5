import { gap, type Size, smallest } from '../../size.ts'

/** Where things go: list and preview side by side, or one of them at a time, or no room for either. */
export interface HomeLayout {
  kind: 'split' | 'tabs' | 'too-small'
  /** Columns of the list and of the preview. */
  list: number
  preview: number
  /** Rows of both, without their titles. */
  height: number
}

const splitFrom = 100
/** Header, titles, footer. */
const bars = 3

/** @param messageRows what the message takes, at least 1. */
export function homeLayout({ columns, rows }: Size, messageRows = 1): HomeLayout {
  const height = Math.max(1, rows - bars - messageRows)
  if (columns < smallest.columns || rows < smallest.rows) {
    return { kind: 'too-small', list: columns, preview: columns, height }
  }
  if (columns < splitFrom) return { kind: 'tabs', list: columns, preview: columns, height }
  const list = Math.min(64, Math.floor(columns * 0.4))
  return { kind: 'split', list, preview: columns - list - gap, height }
}
