import { dateOf, dueSince, inDays } from './calendar.ts'
import { indent, wrap } from './layout.ts'
import type { Paint } from './paint.ts'
import { count } from './report/quantities.ts'
import { dueOn, type Review } from './review.ts'

export interface ReviewStyle {
  paint: Paint
  width: number
  today: number
  /** What the user types to start Hotseat. */
  invocation: string
  /** What to call a challenge on the command line. */
  nameOf: (id: string) => string
}

/** Reviews that are yet to come are named up to this many. */
const named = 5

/** What is due for review and why, what to type for it, and what comes next. */
export function reviewText(reviews: Review[], style: ReviewStyle): string {
  const { paint, width, today, invocation } = style
  const due = dueOn(reviews, today)
  if (due.length === 0) return `${wrap(nothing(reviews, style), width).join('\n')}\n`
  const next = nextText(reviews, style)
  const lines = [
    paint('strong', `${count(due.length, 'challenge')} to review`),
    ...due.flatMap((review) => ['', ...entry(review, style)]),
    '',
    ...wrap(
      `\`${invocation} reset <challenge>\` begins anew with the starter and keeps what you have beside it.`,
      width,
    ),
    ...(next === '' ? [] : wrap(next, width)),
  ]
  return `${lines.join('\n')}\n`
}

/** Why an interview asks for a challenge, or when and how it was solved last, as a sentence. */
export function lastSolved({ last, grade, why, drill }: Review): string {
  if (drill !== undefined) return `To practise: ${drill}.`
  return `Last solved on ${dateOf(last)}, ${grade}: ${why}.`
}

function entry(review: Review, { paint, width, today, invocation, nameOf }: ReviewStyle): string[] {
  const name = nameOf(review.challenge)
  const late = dueSince(today - review.due)
  const commands = [`${invocation} reset ${name}`, `${invocation} open ${name}`]
  return [
    `${paint('strong', name)}  ${paint('warn', late)}`,
    ...indent(wrap(lastSolved(review), width - 2), 2),
    `  ${commands.map((command) => paint('code', command)).join(' && ')}`,
  ]
}

function nothing(reviews: Review[], style: ReviewStyle): string {
  if (reviews.length === 0) {
    return `Nothing is due: no challenge is solved yet. Begin with \`${style.invocation} start next\`.`
  }
  return `Nothing is due today. ${nextText(reviews, style)}`
}

function nextText(reviews: Review[], { today, nameOf }: ReviewStyle): string {
  const later = reviews.filter(({ due }) => due > today)
  if (later.length === 0) return ''
  const words = later
    .slice(0, named)
    .map(({ challenge, due }) => `${nameOf(challenge)} ${inDays(due - today)}`)
  const more = later.length > named ? `, and ${later.length - named} more` : ''
  return `Next: ${words.join(', ')}${more}.`
}
