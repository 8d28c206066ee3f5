import { columns } from '../../../core/layout.ts'
import { type InterviewState, spentIn } from '../../../core/mock/state.ts'
import type { Paint } from '../../../core/paint.ts'
import { glyphs, tones } from '../../theme.ts'
import { type BarPart, barParts } from './interview-view.ts'

/** Columns that the bar keeps when the names of the phases stand beside it. */
const narrowest = 48

/**
 * The phases of a round as a bar: how long each may take, and how much of that is gone. What is left of the phase that
 * goes on is darker, one that took longer than it should ends in an exclamation mark; where there is room, their names
 * stand beside it.
 */
export function phaseBar(
  { current: round }: InterviewState,
  now: number,
  width: number,
  paint: Paint,
): string {
  const titles = round.plan.phases.map(({ title }, index) =>
    index === round.phase ? `[${title}]` : ` ${title} `,
  )
  const names = titles.join('')
  const room = width - columns(names) - 1
  const isNamed = room >= narrowest && titles.length > 1
  const parts = barParts(round.plan.phases, spentIn(round, now), round.phase, isNamed ? room : width)
  const bar = parts.map((part) => painted(part, paint)).join(paint(tones.divider, glyphs.divider))
  const named = titles.map((title) => paint(title.startsWith('[') ? tones.activeTab : tones.tab, title))
  return isNamed ? `${bar} ${named.join('')}` : bar
}

function painted({ columns: wide, filled, current, over }: BarPart, paint: Paint): string {
  const done = glyphs.done.repeat(filled)
  const left = (current ? glyphs.leftNow : glyphs.left).repeat(wide - filled)
  if (over) return paint('bad', `${done.slice(1)}!`)
  return current ? paint('strong', done) + left : paint('dim', done + left)
}
