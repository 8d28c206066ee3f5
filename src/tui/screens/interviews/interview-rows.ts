import { dateOf } from '../../../core/calendar.ts'
import { columns, cut, pad } from '../../../core/layout.ts'
import { minutesOf } from '../../../core/mock/phases.ts'
import type { Numbered } from '../../../core/mock/report/change.ts'
import { scoreOf } from '../../../core/mock/score/score.ts'
import type { Template } from '../../../core/mock/template.ts'
import type { Paint } from '../../../core/paint.ts'
import { sanitise } from '../../../core/sanitise.ts'
import { dayNumber } from '../../../io/today.ts'
import { glyphs, tones } from '../../theme.ts'

/** Something that can be chosen. */
export type Row =
  | { kind: 'template'; template: Template }
  | { kind: 'open'; interview: number; text: string }
  | { kind: 'over'; interview: number; text: string }

/** What goes on first, then what can be begun, then what is over, the newest first. */
export function interviewRows(templates: readonly Template[], all: readonly Numbered[]): Row[] {
  const rows = all.toReversed().map(({ interview, state }): Row => {
    const date = dateOf(dayNumber(state.startedAt))
    const names = state.rounds.flatMap(({ plan }) => plan.challenge?.title ?? [])
    const what = sanitise(`${state.plan.title}: ${names.join(', ')}`)
    if (state.finished === undefined) return { kind: 'open', interview, text: `${date}  ${what}` }
    const { title, score } = scoreOf(state)
    const figure = score === null ? '    ' : score.toFixed(2)
    return { kind: 'over', interview, text: `${date}  ${figure}  ${pad(title, 19)}  ${what}` }
  })
  return [
    ...rows.filter(({ kind }) => kind === 'open'),
    ...templates.map((template): Row => ({ kind: 'template', template })),
    ...rows.filter(({ kind }) => kind === 'over'),
  ]
}

/** The rows as lines under their headings, and at which line each row stands. */
export function rowLines(
  rows: readonly Row[],
  chosen: number,
  { paint, width }: { paint: Paint; width: number },
): { lines: string[]; at: number[] } {
  const lines: string[] = []
  const at: number[] = []
  let kind: Row['kind'] | undefined
  for (const [index, row] of rows.entries()) {
    if (row.kind !== kind)
      lines.push(...(kind === undefined ? [] : ['']), paint(tones.name, headings[row.kind]))
    kind = row.kind
    at.push(lines.length)
    const isChosen = index === chosen
    const text = cut(row.kind === 'template' ? templateHead(row.template) : rowText(row), width - 2)
    const marker = isChosen ? paint(tones.selected, glyphs.selected) : ' '
    lines.push(`${marker} ${isChosen ? paint(tones.selected, text) : text}`)
  }
  return { lines, at }
}

/** The rows under their headings, for those who listen. */
export function spokenRows(rows: readonly Row[]): string {
  const lines = rows.flatMap((row, index) =>
    row.kind === rows[index - 1]?.kind ? [rowText(row)] : [`${headings[row.kind]}.`, rowText(row)],
  )
  return lines.join('\n')
}

/** A row as those hear it who listen. */
export function rowText(row: Row): string {
  if (row.kind !== 'template') return `${String(row.interview).padStart(3)}  ${row.text}`
  const { summary } = row.template
  const head = templateHead(row.template)
  return summary === '' ? head : `${pad(head, Math.max(columns(head), 33))}  ${sanitise(summary)}`
}

/** What there is to say of the chosen row below a list of that width. */
export function rowDetail(row: Row | undefined, width: number): string {
  if (row === undefined) return ''
  if (row.kind === 'template') return sanitise(row.template.summary)
  if (row.kind === 'open') return `${row.text}. You can go on with it; its clock goes on either way.`
  // It stands in the list already, unless it was cut there.
  return columns(rowText(row)) <= width - 2 ? '' : row.text.replace(/ {2,}/g, '  ').trim()
}

function templateHead({ title, rounds }: Template): string {
  return `${`${minutesOf(rounds)} min`.padStart(7)}  ${sanitise(title)}`
}

const headings: Record<Row['kind'], string> = {
  open: 'Going on, and so is its clock',
  template: 'Begin',
  over: 'Over',
}
