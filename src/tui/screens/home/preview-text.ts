import { dueSince } from '../../../core/calendar.ts'
import { challengeText } from '../../../core/challenge-text.ts'
import { wrap } from '../../../core/layout.ts'
import { openLevel } from '../../../core/levels.ts'
import type { Paint } from '../../../core/paint.ts'
import { Refusal } from '../../../core/refusal.ts'
import type { Review } from '../../../core/review.ts'
import { lastSolved } from '../../../core/review-text.ts'
import { readStatement } from '../../../io/challenge-files.ts'
import { statusIn } from '../../../io/history.ts'
import { dayNumber } from '../../../io/today.ts'
import type { KeyOf } from '../../key-of.ts'
import { fold } from '../../parts/fold.ts'
import { remember } from '../../parts/remember.ts'
import { chosenChallenge, type HomeState } from './home-state.ts'

export interface PreviewStyle {
  paint: Paint
  width: number
  key: KeyOf
}

/** Prose wider than this is hard to read. */
const widest = 100

/** The lines of the preview: the chosen challenge's statement, made again only for another one. */
export function previewMemory() {
  const memory = remember<string[]>()
  return (state: HomeState, style: PreviewStyle): string[] => {
    const { chosen, shown, history, due } = state
    return memory([chosen, shown, history, due, style.width], () =>
      fold(previewText(state, { ...style, width: Math.min(style.width, widest) }), style.width),
    )
  }
}

function previewText(state: HomeState, { paint, width, key }: PreviewStyle): string {
  const challenge = chosenChallenge(state)
  if (challenge === undefined) return ''
  const { history, due } = state
  const status = statusIn(history)(challenge.id)
  try {
    const level = openLevel(challenge, history)
    const statement = readStatement(challenge.folder, level)
    return challengeText(challenge, statement, {
      status,
      level,
      paint,
      width,
      note: dueNote(due.get(challenge.id), key),
    })
  } catch (error) {
    if (error instanceof Refusal) return wrap(error.message, width).join('\n')
    throw error
  }
}

function dueNote(review: Review | undefined, key: KeyOf): string | undefined {
  if (review === undefined) return undefined
  const late = dueSince(dayNumber(Date.now()) - review.due)
  return `Review ${late}. ${lastSolved(review)} Once it is open, ${key('challenge.reset')} pressed twice begins anew with the starter.`
}
