import { type InterviewState, spentIn } from '../../../core/mock/state.ts'
import type { Paint } from '../../../core/paint.ts'
import { glyphs, tones } from '../../theme.ts'
import { type BarPart, barParts } from './interview-view.ts'

/** The phases of a round as a bar: how long each may take, and how much of that is gone. */
export function phaseBar(
  { current: round }: InterviewState,
  now: number,
  width: number,
  paint: Paint,
): string {
  const parts = barParts(round.plan.phases, spentIn(round, now), round.phase, width)
  return parts.map((part) => painted(part, paint)).join(paint(tones.divider, glyphs.divider))
}

function painted({ columns, filled, current, over }: BarPart, paint: Paint): string {
  const done = glyphs.done.repeat(filled)
  const left = glyphs.left.repeat(columns - filled)
  if (over) return paint('bad', done + left)
  return current ? paint('strong', done) + left : paint('dim', done + left)
}
