import type { Hint } from '../../../core/hints.ts'
import { wrap } from '../../../core/layout.ts'
import { markdownText } from '../../../core/markdown-text.ts'
import type { Paint } from '../../../core/paint.ts'
import { count } from '../../../core/report/quantities.ts'
import { sanitise } from '../../../core/sanitise.ts'
import type { KeyOf } from '../../key-of.ts'

/** The hints that were asked for, and how to ask for the next one. */
export function hintsText(
  hints: Hint[],
  shown: number,
  { paint, width, key }: { paint: Paint; width: number; key: KeyOf },
): string {
  if (hints.length === 0) return 'This challenge has no hints.'
  const open = hints.slice(0, shown).map(({ title, body }, index) => {
    const heading = paint('strong', `Hint ${index + 1} of ${hints.length}: ${sanitise(title)}`)
    return `${heading}\n\n${markdownText(sanitise(body), { paint, width })}`
  })
  const left = hints.length - open.length
  const next =
    left === 0
      ? 'These are all of them.'
      : `Press ${key('challenge.hint')} for hint ${open.length + 1} of ${hints.length}. ` +
        (open.length === 0
          ? `There are ${count(hints.length, 'hint')}, from a nudge to a sketch; each one you ask for is recorded.`
          : 'It is recorded, as the ones before were.')
  return [...open, paint('dim', wrap(next, width).join('\n'))].join('\n')
}
