import { heatMap } from './heat-map.ts'
import { indent, pad } from './layout.ts'
import type { Paint } from './paint.ts'
import { count } from './report/quantities.ts'
import type { Stats, Tally } from './stats.ts'

export interface StatsStyle {
  paint: Paint
  width: number
  /** Days since the epoch in the user's calendar. */
  today: number
  invocation: string
  /** Whether nothing may be a picture. */
  spoken?: boolean
}

/** Statistics for people: what is solved and how, day by day, and how long it took. */
export function statsText(
  { all, tracks, difficulties, attempts, streak, days, solves, due }: Stats,
  { paint, width, today, invocation, spoken = false }: StatsStyle,
): string {
  const solved = all.unaided + all.hints + all.editorial
  const head = [
    `${paint('strong', `${solved} of ${all.total} solved`)}  ${how(all)}`,
    `${count(attempts, 'attempt')} on ${count(days.length, 'day')} · streak ${count(streak.current, 'day')}, longest ${count(streak.longest, 'day')}`,
    ...(due === 0 ? [] : [paint('warn', `${count(due, 'challenge')} due for review`)]),
  ]
  if (attempts === 0) {
    return `${[...head, '', `Nothing has been judged yet; begin with \`${invocation} start next\`.`].join('\n')}\n`
  }
  const sections = [
    ['By difficulty', table(difficulties, paint)],
    ['By track', table(tracks, paint)],
    ['Attempts a day', spoken ? dayLines(days) : heatMap(days, today, { paint, width: width - 2 })],
    ['Minutes from the first run until solved', solveLines(solves)],
  ] as const
  const body = sections.flatMap(([title, lines]) =>
    lines.length === 0 ? [] : ['', paint('strong', title), ...indent([...lines], 2)],
  )
  return `${[...head, ...body].join('\n')}\n`
}

/** The newest days on which something was judged, in words. */
function dayLines(days: Stats['days']): string[] {
  const newest = days.toSorted((a, b) => b.day - a.day).slice(0, 14)
  return newest.map(({ day, attempts }) => {
    const date = new Date(day * 86_400_000).toISOString().slice(0, 10)
    return `${date}: ${count(attempts, 'attempt')}`
  })
}

function how({ unaided, hints, editorial }: Tally): string {
  return `${unaided} unaided · ${hints} with hints · ${editorial} after the editorial`
}

function table(tallies: Tally[], paint: Paint): string[] {
  const widest = Math.max(...tallies.map(({ name }) => name.length))
  return tallies
    .filter(({ total }) => total > 0)
    .map((tally) => {
      const { name, total, unaided, hints, editorial } = tally
      const solved = unaided + hints + editorial
      const length = 20
      const part = (amount: number) => Math.round((amount / total) * length)
      const bar = '█'.repeat(part(unaided)) + '▒'.repeat(part(solved) - part(unaided))
      return `${pad(name, widest)}  ${paint('good', bar)}${paint('dim', '·'.repeat(length - bar.length))}  ${String(solved).padStart(3)} of ${total}${hints + editorial > 0 ? `  (${unaided} unaided)` : ''}`
    })
}

/** The newest few: a trend is in the last ones, not in all of them. */
function solveLines(solves: Stats['solves']): string[] {
  const newest = solves.slice(-10)
  const most = Math.max(1, ...newest.map(({ minutes }) => minutes))
  const widest = Math.max(0, ...newest.map(({ challenge }) => challenge.length))
  return newest.map(({ challenge, minutes }) => {
    const bar = '█'.repeat(Math.max(1, Math.round((minutes / most) * 20)))
    return `${pad(challenge, widest)}  ${String(minutes).padStart(4)}  ${bar}`
  })
}
