import { pad } from '../../../core/layout.ts'
import type { Paint } from '../../../core/paint.ts'
import { statusGlyphs, tones } from '../../theme.ts'
import { type Binding, homeKeymap } from './home-keymap.ts'

/** The lines of the help: every key of the screen and what the glyphs mean. */
export function helpLines(paint: Paint): string[] {
  const keys = (bindings: Binding[]) =>
    bindings.map(({ shown, what }) => `  ${paint(tones.key, pad(shown, 13))} ${what}`)
  const statuses = Object.entries(statusGlyphs).filter(([, { glyph }]) => glyph !== ' ')
  const signs = statuses.map(([status, { glyph, tone }]) => `  ${paint(tone, pad(glyph, 13))} ${status}`)
  return [
    paint(tones.name, 'Keys'),
    ...keys(homeKeymap.browse),
    '',
    paint(tones.name, 'While searching'),
    ...keys(homeKeymap.search),
    '',
    paint(tones.name, 'Signs'),
    ...signs,
  ]
}
