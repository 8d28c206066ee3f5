import { type Challenge, type Status, shortName } from './catalogue.ts'
import { columns, cut, pad } from './layout.ts'
import type { Paint, Tone } from './paint.ts'
import { sanitise } from './sanitise.ts'

interface Column {
  title: string
  cell: (challenge: Challenge) => string
  tone?: (challenge: Challenge) => Tone | undefined
}

const tones: Record<Status, Tone> = { solved: 'good', tried: 'warn', new: 'dim' }

/** A table of challenges that fits `width` columns: a wide one has track and summary, a narrow one no summary. */
export function listText(
  challenges: Challenge[],
  {
    all,
    statusOf,
    paint,
    width,
  }: { all: Challenge[]; statusOf: (id: string) => Status; paint: Paint; width: number },
): string {
  const table: Column[] = [
    { title: 'challenge', cell: (challenge) => shortName(challenge, all), tone: () => 'strong' },
    { title: 'status', cell: ({ id }) => statusOf(id), tone: ({ id }) => tones[statusOf(id)] },
    { title: 'level', cell: ({ manifest }) => manifest.difficulty },
    { title: 'min', cell: ({ manifest }) => String(manifest.minutes) },
    { title: 'track', cell: ({ manifest }) => manifest.track },
  ]
  if (width >= 70 && width < 100) table.pop()
  const widths = table.map(({ title, cell }) =>
    Math.max(columns(title), ...challenges.map((challenge) => columns(cell(challenge)))),
  )
  const left = width < 70 ? 0 : width - widths.reduce((sum, each) => sum + each + 2, 0)
  const line = (cells: string[], summary: string) => `${cells.join('  ')}  ${summary}`.trimEnd()
  const header = table.map(({ title }, index) => pad(title, widths[index] ?? 0))
  const rows = challenges.map((challenge) => {
    const cells = table.map(({ cell, tone }, index) => {
      const padded = pad(cell(challenge), widths[index] ?? 0)
      const mood = tone?.(challenge)
      return mood ? paint(mood, padded) : padded
    })
    return line(cells, cut(sanitise(challenge.manifest.summary || challenge.manifest.title), left))
  })
  return `${[paint('dim', line(header, left < 10 ? '' : 'what it is')), ...rows].join('\n')}\n`
}
