import { indent, pad, wrap } from '../../core/layout.ts'
import type { Paint } from '../../core/paint.ts'
import type { AnyBinding } from '../keymap.ts'
import { aidMarks, statusGlyphs, tones } from '../theme.ts'

/** Columns of the keys and the gaps around them. */
const margin = 16

/** The lines of the help: every key of a screen, part by part, and what the glyphs mean. */
export function helpLines(
  parts: [title: string, bindings: readonly AnyBinding[]][],
  paint: Paint,
  width: number,
): string[] {
  const statuses = Object.entries(statusGlyphs).filter(([, { glyph }]) => glyph !== ' ')
  const signs = statuses.map(([status, { glyph, tone }]) => `  ${paint(tone, pad(glyph, 13))} ${status}`)
  return [
    ...parts.flatMap(([title, bindings]) => [
      paint(tones.name, title),
      ...bindings.flatMap(({ shown, what }) => {
        const [first = '', ...rest] = wrap(what, width - margin)
        return [`  ${paint(tones.key, pad(shown, 13))} ${first}`, ...indent(rest, margin)]
      }),
      '',
    ]),
    paint(tones.name, 'Signs'),
    ...signs,
    `  ${pad(`✓${aidMarks.hints} ✓${aidMarks.editorial}`, 13)} solved with hints, after the editorial`,
  ]
}
