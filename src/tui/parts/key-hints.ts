import { columns } from '../../core/layout.ts'
import type { Paint } from '../../core/paint.ts'
import { tones } from '../theme.ts'

/** A footer of keys with a word each that fits `width`: the last two always show, of the others as many as there is room for. */
export function keyHints(hints: { shown: string; word: string }[], width: number, paint: Paint): string {
  const between = '  '
  const room = (list: typeof hints) =>
    list.reduce((sum, { shown, word }) => sum + columns(shown) + 1 + columns(word) + between.length, 0)
  const last = hints.slice(-2)
  const first = hints.slice(0, -2)
  while (first.length > 0 && room([...first, ...last]) > width) first.pop()
  return [...first, ...last]
    .map(({ shown, word }) => `${paint(tones.key, shown)} ${paint(tones.hint, word)}`)
    .join(between)
}
