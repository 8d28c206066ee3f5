import type { Challenge, Status } from '../../../core/catalogue.ts'
import { columns, cut, pad, wrap } from '../../../core/layout.ts'
import type { Paint } from '../../../core/paint.ts'
import { sanitise } from '../../../core/sanitise.ts'
import { statusIn } from '../../../io/history.ts'
import { windowAround } from '../../parts/window.ts'
import { glyphs, statusGlyphs, tones } from '../../theme.ts'
import type { HomeState } from './home-state.ts'

interface RowStyle {
  status: Status
  chosen: boolean
  paint: Paint
  width: number
}

/** The rows of the list that show: only those are made, whatever the length of the list. */
export function listLines(
  state: HomeState,
  { paint, width, height }: { paint: Paint; width: number; height: number },
): string[] {
  const { shown, chosen, challenges, history } = state
  if (shown.length === 0) {
    const why =
      challenges.length === 0
        ? 'There are no challenges; `hotseat doctor` says why.'
        : 'No challenge matches. Esc clears the search.'
    return wrap(why, width - 2).map((line) => `  ${line}`)
  }
  const at = shown.findIndex(({ id }) => id === chosen)
  const top = windowAround(at, shown.length, height)
  const statusOf = statusIn(history)
  return shown
    .slice(top, top + height)
    .map((challenge) =>
      row(challenge, { status: statusOf(challenge.id), chosen: challenge.id === chosen, paint, width }),
    )
}

/** How far the user is, title, difficulty, minutes. */
function row({ manifest }: Challenge, { status, chosen, paint, width }: RowStyle): string {
  const { glyph, tone } = statusGlyphs[status]
  const facts = `${pad(manifest.difficulty, 6)} ${String(manifest.minutes).padStart(3)} min`
  const room = width - columns(facts) - 6
  const title = pad(cut(sanitise(manifest.title), room), room)
  const marker = chosen ? paint(tones.selected, glyphs.selected) : ' '
  const name = chosen ? paint(tones.selected, title) : title
  return `${marker} ${paint(tone, glyph)} ${name}  ${paint(tones.facts, facts)}`
}
