import type { Challenge, Status } from '../../../core/catalogue.ts'
import { columns, cut, pad, wrap } from '../../../core/layout.ts'
import type { Paint } from '../../../core/paint.ts'
import { sanitise } from '../../../core/sanitise.ts'
import { statusIn } from '../../../io/history.ts'
import type { Aid } from '../../../io/store.ts'
import { windowAround } from '../../parts/window.ts'
import { aidMarks, glyphs, statusGlyphs, tones } from '../../theme.ts'
import type { HomeState } from './home-state.ts'

interface RowStyle {
  status: Status
  aid: Aid | undefined
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
        : 'No challenge matches. Esc clears search and filters.'
    return wrap(why, width - 2).map((line) => `  ${line}`)
  }
  const at = shown.findIndex(({ id }) => id === chosen)
  const top = windowAround(at, shown.length, height)
  const statusOf = statusIn(history)
  return shown.slice(top, top + height).map((challenge) => {
    const { id } = challenge
    return row(challenge, {
      status: statusOf(id),
      aid: history.aid.get(id),
      chosen: id === chosen,
      paint,
      width,
    })
  })
}

/** How far the user is, title, difficulty, minutes. */
function row({ manifest }: Challenge, { status, aid, chosen, paint, width }: RowStyle): string {
  const { glyph, tone } = statusGlyphs[status]
  const facts = `${pad(manifest.difficulty, 6)} ${String(manifest.minutes).padStart(3)} min`
  const room = width - columns(facts) - 7
  const help = aid === undefined ? ' ' : aid.editorial ? aidMarks.editorial : aidMarks.hints
  const title = pad(cut(sanitise(manifest.title), room), room)
  const marker = chosen ? paint(tones.selected, glyphs.selected) : ' '
  const name = chosen ? paint(tones.selected, title) : title
  return `${marker} ${paint(tone, glyph + help)} ${name}  ${paint(tones.facts, facts)}`
}
