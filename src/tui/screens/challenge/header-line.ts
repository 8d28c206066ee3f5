import type { Challenge } from '../../../core/catalogue.ts'
import { columns, cut, pad } from '../../../core/layout.ts'
import { openLevel } from '../../../core/levels.ts'
import type { Paint } from '../../../core/paint.ts'
import { sanitise } from '../../../core/sanitise.ts'
import { statusIn } from '../../../io/history.ts'
import type { History } from '../../../io/store.ts'
import { statusGlyphs, tones } from '../../theme.ts'

/** Which challenge is open on the left, how far the user is with it on the right. */
export function headerLine(challenge: Challenge, history: History, width: number, paint: Paint): string {
  const { manifest, id } = challenge
  const status = statusIn(history)(id)
  const { glyph, tone } = statusGlyphs[status]
  const level =
    manifest.levels.length === 0
      ? []
      : [`level ${openLevel(challenge, history)} of ${manifest.levels.length}`]
  const facts = [manifest.difficulty, `about ${manifest.minutes} min`, ...level].join(' · ')
  const mark = `${glyph} ${status}`.trim()
  const right = `${facts}  ${mark}`
  const title = cut(sanitise(manifest.title), width - columns(right) - 2)
  const left = pad(title, width - columns(right))
  return `${paint(tones.name, left)}${paint(tones.facts, `${facts}  `)}${paint(tone, mark)}`
}
