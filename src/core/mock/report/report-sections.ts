import { clockText } from '../time.ts'
import { blocks, bullets, code, plain, type Section, table } from './markdown-write.ts'
import type { Change, MockReport } from './report.ts'
import { notObserved, scoreText } from './score-section.ts'

/** Which interview it was, in a sentence. */
export function interviewLine(report: MockReport): string {
  const { interview, title, template, style, seed, startedAt, tookMs, budgetMs } = report
  const started = `${startedAt.slice(0, 10)} ${startedAt.slice(11, 16)} UTC`
  return `Interview ${interview}: ${plain(title)} (${code(template)}), ${style} style, seed ${seed}, ${started}, ${clockText(tookMs)} of ${clockText(budgetMs)}.`
}

/** What to know before the report is believed; nothing when there is nothing. */
export function flagsSection({ flags }: MockReport): Section[] {
  if (flags.length === 0) return []
  return [{ id: 'flags', title: 'What to know first', body: bullets(flags.map(plain)) }]
}

/** What would have raised the score most. */
export function fixesSection({ score }: MockReport): Section {
  const { fixes } = score
  const items = fixes.map(
    ({ dimension, advice, gain }, index) =>
      `${index + 1}. **${plain(dimension)}, +${gain.toFixed(2)}**: ${plain(advice)}`,
  )
  const none =
    score.score === null
      ? 'Nothing was observed, so there is nothing to mend yet.'
      : 'Full marks on everything that was observed.'
  const body =
    fixes.length === 0
      ? none
      : blocks('With full marks there, the whole score would be higher by so much:', items.join('\n'))
  const title =
    ['What would help most', 'One fix', 'Two fixes', 'Three fixes'][fixes.length] ?? 'What would help most'
  return { id: 'fixes', title, body }
}

/** How it went against the interviews before. */
export function changeSection({ change }: MockReport): Section {
  const body =
    change === null ? 'There is no earlier interview to compare this one with.' : changeBody(change)
  return { id: 'change', title: 'Change', body }
}

function changeBody({ with: others, score, dimensions, repeats }: Change): string {
  const whom =
    others.length === 1
      ? `interview ${others[0]}`
      : `the mean of interviews ${others.slice(0, -1).join(', ')} and ${others.at(-1)}`
  const rows = dimensions.map(({ title, before, now }) => [
    plain(title),
    shown(before),
    shown(now),
    before === null || now === null ? '–' : signed(now - before),
  ])
  return blocks(
    score === null
      ? `Compared with ${whom}; one of the scores is missing.`
      : `Against ${whom}: **${signed(score)}**.`,
    table(['Dimension', 'Before', 'Now', 'Change'], rows),
    dimensions.some(({ before, now }) => before === null || now === null) ? `–: ${notObserved}.` : '',
    bullets(
      repeats.map(
        ({ interview, challenge, before, now }) =>
          `${code(challenge)} was also in interview ${interview}: ${scoreText(before)} then, ${scoreText(now)} now`,
      ),
    ),
  )
}

/** What to practise, with what to type. */
export function drillsSection({ drills, finished }: MockReport): Section {
  const none = finished
    ? 'None: what there was is solved, and nothing new of these tracks is left.'
    : 'They are chosen when the interview is over.'
  const body =
    drills.length === 0
      ? none
      : blocks(
          bullets(drills.map(({ challenge, why }) => `${code(`hotseat open ${challenge}`)} – ${plain(why)}`)),
          'They are in your reviews as well: `hotseat review`.',
        )
  return { id: 'drills', title: 'Next drills', body }
}

function shown(score: number | null): string {
  return score === null ? '–' : score.toFixed(2)
}

function signed(by: number): string {
  const rounded = Math.round(by * 100) / 100
  if (rounded === 0) return '±0.00'
  return rounded > 0 ? `+${rounded.toFixed(2)}` : `−${Math.abs(rounded).toFixed(2)}`
}
