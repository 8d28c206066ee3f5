import { clockText } from '../time.ts'
import { html } from './html-write.ts'
import type { RoundReport } from './report.ts'
import { entryText } from './time-section.ts'
import { markOf } from './timeline-marks.ts'

type Entry = RoundReport['timeline'][number]

/** Kinds of entries that have a line of their own, and what it is called. */
const lanes: { title: string; kinds: Entry['kind'][] }[] = [
  { title: 'Questions, plan, answers', kinds: ['question', 'plan', 'answer'] },
  { title: 'First code, own tests, hints', kinds: ['code', 'tests', 'hint', 'nudge'] },
  { title: 'Runs', kinds: ['run'] },
  { title: 'Submissions', kinds: ['submit', 'final'] },
]

const barHeight = 22
const laneHeight = 36
const margin = 12

/**
 * A round as a picture: the time that was meant above the time that was spent, what happened below them.
 * @param width in pixels; letters keep their size, so a narrow screen has a picture of its own.
 */
export function timelineSvg(round: RoundReport, width: number): string {
  const budget = round.phases.reduce((sum, { budgetMs }) => sum + budgetMs, 0)
  const total = round.timeline.reduce((most, { ms }) => Math.max(most, ms), Math.max(budget, round.tookMs, 1))
  const x = (ms: number) => round1(margin + (ms / total) * (width - 2 * margin))
  const used = lanes.filter(({ kinds }) => round.timeline.some(({ kind }) => kinds.includes(kind)))
  const [top, spent, first] = [16, 16 + barHeight + 20, 16 + 2 * (barHeight + 20)]
  const bottom = first + used.length * laneHeight - 4
  const name = `time-${round.round}-${width}`
  return `<svg class="w${width}" viewBox="0 0 ${width} ${bottom + 22}" width="${width}" height="${bottom + 22}" role="img" aria-labelledby="${name}">
<title id="${name}">${html(summary(round, budget))}</title>
${label(margin, top - 4, 'Meant')}
${meant(round, top, x)}
${label(margin, spent - 4, 'Spent')}
${spentBars(round, budget, spent, x)}
${used.map(({ title, kinds }, index) => lane(round, { title, kinds }, first + index * laneHeight, x, width)).join('\n')}
${axis(total, bottom, x, width)}
<path class="end" d="M${x(budget)} ${top - 4}V${bottom}"/>
</svg>`
}

function summary({ phases, timeline, tookMs }: RoundReport, budget: number): string {
  const over = phases.filter(({ budgetMs, spentMs }) => spentMs > budgetMs).map(({ title }) => title)
  const runs = timeline.filter(({ kind }) => ['run', 'submit', 'final'].includes(kind)).length
  const late = over.length === 0 ? 'no phase took too long' : `too long: ${over.join(', ')}`
  return `Timeline: ${clockText(tookMs)} of ${clockText(budget)}, ${late}, ${runs} ${runs === 1 ? 'run' : 'runs'}. All of it is in the table and the list below.`
}

function meant({ phases }: RoundReport, y: number, x: (ms: number) => number): string {
  let from = 0
  return phases
    .map(({ title, budgetMs }, index) => {
      const start = from
      from += budgetMs
      return bar({ title, index, from: start, to: from, y, x })
    })
    .join('\n')
}

/** The phases as they were entered, each by the number of its title; what is after the end belongs to none. */
function spentBars(
  { phases, timeline, tookMs }: RoundReport,
  budget: number,
  y: number,
  x: (ms: number) => number,
): string {
  const entered = timeline.filter(({ kind }) => kind === 'phase')
  const end = Math.min(tookMs, budget)
  const bars = entered.flatMap(({ ms, text }, at) => {
    const to = Math.min(entered[at + 1]?.ms ?? end, end)
    const index = phases.findIndex(({ title }) => title === text)
    return to > ms && index >= 0 ? [bar({ title: text, index, from: ms, to, y, x })] : []
  })
  const late =
    tookMs > end
      ? `<rect class="late" x="${x(end)}" y="${y}" width="${round1(x(tookMs) - x(end))}" height="${barHeight}"/>`
      : ''
  return [...bars, late].join('\n')
}

interface Bar {
  title: string
  index: number
  from: number
  to: number
  y: number
  x: (ms: number) => number
}

/** A bar with its title, or its number where that does not fit. */
function bar({ title, index, from, to, y, x }: Bar): string {
  const [left, right] = [x(from), x(to)]
  const width = round1(right - left)
  const words = [`${index + 1} ${title}`, `${index + 1}`].find(({ length }) => length * 6.6 + 6 < width)
  const text =
    words === undefined
      ? ''
      : `<text class="in" x="${round1(left + width / 2)}" y="${y + 15}">${html(words)}</text>`
  const tip = `${title}, ${clockText(to - from)}`
  return `<g><title>${html(tip)}</title><rect class="phase p${index % 2}" x="${left}" y="${y}" width="${width}" height="${barHeight}"/>${text}</g>`
}

function lane(
  { timeline }: RoundReport,
  { title, kinds }: (typeof lanes)[number],
  y: number,
  x: (ms: number) => number,
  width: number,
): string {
  const entries = timeline.filter(({ kind }) => kinds.includes(kind))
  const middle = y + 19
  // Many runs stand close together there.
  const narrow = width < 500 ? ' scale(0.8)' : ''
  const marks = entries.map((entry) => {
    const tip = `${clockText(entry.ms)} ${entryText(entry)}`
    return `<g transform="translate(${x(entry.ms)} ${middle})${narrow}"><title>${html(tip)}</title>${markOf(entry)}</g>`
  })
  return [
    label(margin, y + 4, title),
    `<path class="line" d="M${margin} ${middle}H${width - margin}"/>`,
    ...marks,
  ].join('\n')
}

function axis(total: number, y: number, x: (ms: number) => number, width: number): string {
  const most = width < 500 ? 5 : 10
  const step = [1, 2, 5, 10, 15, 30, 60, 120, 300].find((minutes) => total / 60_000 / minutes <= most) ?? 600
  const ticks = Array.from({ length: Math.floor(total / 60_000 / step) + 1 }, (_, at) => at * step)
  return ticks
    .map(
      (minutes) =>
        `<path class="line" d="M${x(minutes * 60_000)} ${y - 2}v5"/><text class="tick" x="${x(minutes * 60_000)}" y="${y + 15}">${minutes}</text>`,
    )
    .join('')
}

function label(x: number, y: number, text: string): string {
  return `<text class="label" x="${x}" y="${y}">${text}</text>`
}

function round1(value: number): number {
  return Math.round(value * 10) / 10
}
