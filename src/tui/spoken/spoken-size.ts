import { clamp } from '../parts/window.ts'
import type { Size } from '../size.ts'

/** The size that screens are to think of where nothing is drawn: one pane at a time, and pages of ten. */
export function spokenSize({ columns }: Size): Size {
  return { columns: clamp(columns, 60, 99), rows: 15 }
}
