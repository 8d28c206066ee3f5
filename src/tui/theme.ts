import type { Status } from '../core/catalogue.ts'
import type { Tone } from '../core/paint.ts'

// Text is painted by Paint and never by Ink's own colour properties: those ignore NO_COLOR.

/** How far the user is with a challenge, as one column and its tone. */
export const statusGlyphs: Record<Status, { glyph: string; tone: Tone }> = {
  solved: { glyph: '✓', tone: 'good' },
  tried: { glyph: '·', tone: 'warn' },
  new: { glyph: ' ', tone: 'dim' },
}

/** What helped to solve a challenge, a column after its status. */
export const aidMarks = { hints: 'h', editorial: 'e' }

export const glyphs = {
  selected: '›',
  passed: '✓',
  failed: '✗',
  caret: '▏',
  divider: '│',
  done: '█',
  left: '░',
  leftNow: '▒',
}

/** What is at work where: each place of the screen has one tone. */
export const tones = {
  name: 'strong',
  selected: 'strong',
  activeTab: 'strong',
  tab: 'dim',
  key: 'code',
  hint: 'dim',
  facts: 'dim',
  divider: 'dim',
} as const satisfies Record<string, Tone>
