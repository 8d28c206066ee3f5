import type { Challenge } from '../../../core/catalogue.ts'
import { columns, cut, pad } from '../../../core/layout.ts'
import { openLevel } from '../../../core/levels.ts'
import { type Pace, paceOf } from '../../../core/pace.ts'
import type { Paint } from '../../../core/paint.ts'
import { sanitise } from '../../../core/sanitise.ts'
import { statusIn } from '../../../io/history.ts'
import type { History } from '../../../io/store.ts'
import { statusGlyphs, tones } from '../../theme.ts'

export interface HeaderStyle {
  /** Milliseconds for which the challenge was open. */
  spent: number
  width: number
  paint: Paint
}

/** Which challenge is open on the left; on the right the time, and how far the user is with it. */
export function headerLine(
  challenge: Challenge,
  history: History,
  { spent, width, paint }: HeaderStyle,
): string {
  const { manifest, id } = challenge
  const status = statusIn(history)(id)
  const { glyph, tone } = statusGlyphs[status]
  const level =
    manifest.levels.length === 0
      ? []
      : [`level ${openLevel(challenge, history)} of ${manifest.levels.length}`]
  const facts = [manifest.difficulty, ...level].join(' · ')
  const time: Pace =
    status === 'solved'
      ? { text: `about ${manifest.minutes} min`, tone: tones.facts }
      : paceOf(spent, manifest.minutes)
  const mark = `${glyph} ${status}`.trim()
  const right = `${facts} · ${time.text}  ${mark}`
  const title = cut(sanitise(manifest.title), width - columns(right) - 2)
  const left = pad(title, width - columns(right))
  const painted = `${paint(tones.facts, `${facts} · `)}${paint(time.tone, time.text)}`
  return `${paint(tones.name, left)}${painted}  ${paint(tone, mark)}`
}
