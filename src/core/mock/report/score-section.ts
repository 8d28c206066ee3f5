import type { CriterionScore, Score, ScoredEvidence } from '../score/score.ts'
import { clockText } from '../time.ts'
import { blocks, bullets, plain, type Section, table } from './markdown-write.ts'
import type { MockReport } from './report.ts'

export const notObserved = 'not observed'

/** The score, and all that somebody needs to work it out again. */
export function scoreSection(report: MockReport): Section {
  const rows = report.score.dimensions.map(({ title, weight, score }) => [
    title,
    `${weight} %`,
    scoreText(score),
  ])
  const parts = dimensionSections(report).map(({ title, body }) => blocks(`### ${title}`, body))
  const body = blocks(table(['Dimension', 'Weight', 'Score'], rows), scoreSums(report), ...parts)
  return { id: 'score', title: 'Score by dimension', body }
}

/** How the whole comes from the dimensions, and they from their criteria. */
export function scoreSums(report: MockReport): string {
  return blocks(wholeSum(report.score), howItCounts(report))
}

/** Each dimension with its criteria, what they stand on, and its arithmetic. */
export function dimensionSections(report: MockReport): Section[] {
  return report.score.dimensions.map(({ id, title, score, cap, criteria }) => ({
    ...{ id, title: `${title}: ${scoreText(score)}` },
    body: blocks(
      bullets(criteria.map((criterion) => criterionItem(criterion, report))),
      dimensionSum(criteria, score, cap),
    ),
  }))
}

/** A score from 1 to 4 as it is written everywhere. */
export function scoreText(score: number | null): string {
  return score === null ? notObserved : score.toFixed(2)
}

/** What can be said of the way from criteria to the whole. */
function howItCounts(report: MockReport): string {
  return [
    'How it is counted: a criterion goes from 0 to 100 %.',
    isOfSeveral(report)
      ? 'Over several rounds it is their mean, weighted by the time that was meant for each.'
      : '',
    'A dimension is 1 + 3 × the mean of its criteria by their weights,',
    'and the whole is the mean of the dimensions by theirs.',
    'What was not observed takes no part: it is neither a zero nor full marks.',
  ]
    .filter((sentence) => sentence !== '')
    .join(' ')
}

function isOfSeveral({ rounds }: MockReport): boolean {
  return rounds.filter(({ challenge }) => challenge !== null).length > 1
}

function wholeSum({ dimensions, score, observed }: Score): string {
  const seen = dimensions.flatMap(({ weight, score: value }) => (value === null ? [] : [{ weight, value }]))
  if (score === null || seen.length < 2) return ''
  const parts = seen.map(({ weight, value }) => `${weight} × ${value.toFixed(2)}`)
  return `In all (${parts.join(' + ')}) ÷ ${observed} = **${score.toFixed(2)}** of 4.`
}

function criterionItem(
  { value, weight, what, evidence }: CriterionScore,
  report: MockReport,
): [string, ...string[]] {
  const shown = value === null ? notObserved : percent(value)
  return [`**${shown}**, weight ${weight}: ${what}`, ...evidence.map((each) => evidenceText(each, report))]
}

/** What was seen, and when it was, unless it says so itself; with several rounds, what each is worth. */
function evidenceText({ text, round, ms, value }: ScoredEvidence, report: MockReport): string {
  const began = report.rounds.find((each) => each.round === round)?.startedMs ?? 0
  const clock = ms === undefined ? undefined : clockText(ms - began)
  const at = clock === undefined || text.includes(clock) ? '' : `, at ${clock}`
  return isOfSeveral(report)
    ? `round ${round}, ${percent(value)}: ${plain(text)}${at}`
    : `${plain(text)}${at}`
}

function dimensionSum(criteria: CriterionScore[], score: number | null, cap: string | undefined): string {
  const seen = criteria.flatMap(({ value, weight }) => (value === null ? [] : [{ value, weight }]))
  if (score === null) return ''
  const weights = seen.reduce((sum, { weight }) => sum + weight, 0)
  const mean = seen.reduce((sum, { value, weight }) => sum + value * weight, 0) / weights
  const parts = seen.map(({ value, weight }) => `${weight} × ${percent(value)}`)
  const known = `${Number((mean * 100).toFixed(2))}\u00a0%`
  const first = seen.length < 2 ? '' : `(${parts.join(' + ')}) ÷ ${weights} = ${known}; `
  const full = `${first}1 + 3 × ${Number(mean.toFixed(4))} = `
  return cap === undefined
    ? `${full}${scoreText(score)}.`
    : `${full}${(1 + 3 * mean).toFixed(2)}, but ${plain(cap)}.`
}

/** With a space that no line is broken at. */
function percent(value: number): string {
  return `${Math.round(value * 100)}\u00a0%`
}
