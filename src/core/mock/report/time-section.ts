import { pad } from '../../layout.ts'
import { clockText } from '../time.ts'
import { blocks, fenced, type Section, short } from './markdown-write.ts'
import type { RoundReport } from './report.ts'

/** Columns of a bar, of a phase's title and of what happened: together they fit a narrow terminal. */
const longestBar = 24
const longestTitle = 12
const longestEntry = 46

/** How the time of a round was spent against what was meant, and what happened in it. */
export function timeSection(round: RoundReport): Section {
  const body = blocks(
    'Time spent against the time that was meant: █ spent, ░ left over, ▓ too much.',
    fenced(bars(round).join('\n')),
    round.timeline.length < 2 ? '' : fenced(happened(round).join('\n')),
  )
  return { id: 'time', title: 'Time', body }
}

function bars({ phases }: RoundReport): string[] {
  const longest = phases.reduce((most, { budgetMs, spentMs }) => Math.max(most, budgetMs, spentMs), 1)
  const cells = (ms: number) => (ms <= 0 ? 0 : Math.max(1, Math.round((ms / longest) * longestBar)))
  return phases.map(({ title, budgetMs, spentMs }) => {
    const within = cells(Math.min(budgetMs, spentMs))
    const left = Math.max(0, cells(budgetMs) - within)
    const over = Math.max(0, cells(spentMs) - within - left)
    const bar = '█'.repeat(within) + '░'.repeat(left) + '▓'.repeat(over)
    const name = pad(short(title, longestTitle), longestTitle)
    return `${name} ${clockText(spentMs).padStart(7)} of ${clockText(budgetMs).padEnd(7)} ${bar}`.trimEnd()
  })
}

function happened({ timeline }: RoundReport): string[] {
  const width = Math.max(...timeline.map(({ ms }) => clockText(ms).length))
  return timeline.map((entry) => {
    const text = entryText(entry)
    return `${clockText(entry.ms).padStart(width)}  ${short(text, longestEntry)}`
  })
}

/** What happened, in words that need nothing beside them. */
export function entryText({ kind, text }: RoundReport['timeline'][number]): string {
  if (kind === 'phase') return `— ${text}`
  if (kind === 'question') return `asked: ${text}`
  if (kind === 'plan') return `plan: ${text}`
  if (kind === 'answer') return `answered: ${text}`
  return text
}
