import type { Paint } from './paint.ts'

const weekdays = ['Mon', '   ', 'Wed', '   ', 'Fri', '   ', 'Sun']
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** From how many attempts a day on a sign stands for it. */
const signs: [least: number, sign: string][] = [
  [10, '█'],
  [5, '▓'],
  [2, '▒'],
  [1, '░'],
]

const legend = `· none  ${signs
  .toReversed()
  .map(([least, sign]) => `${sign} ${least}`)
  .join('  ')} or more`

/**
 * Attempts a day as a calendar, a column for each week, the newest on the right.
 * @param today days since the epoch in the user's calendar; the first of them was a Thursday.
 */
export function heatMap(
  days: readonly { day: number; attempts: number }[],
  today: number,
  { paint, width }: { paint: Paint; width: number },
): string[] {
  const weeks = Math.max(4, Math.min(53, Math.floor((width - 4) / 2)))
  const counts = new Map(days.map(({ day, attempts }) => [day, attempts]))
  const thisMonday = today - weekday(today)
  const mondays = Array.from({ length: weeks }, (_, index) => thisMonday - 7 * (weeks - 1 - index))
  const rows = weekdays.map((name, row) => {
    const cells = mondays.map((monday) => {
      const day = monday + row
      return day > today ? ' ' : signOf(counts.get(day) ?? 0)
    })
    return `${paint('dim', name)} ${cells.map((cell) => (cell === '·' ? paint('dim', cell) : paint('good', cell))).join(' ')}`
  })
  return [paint('dim', `    ${monthNames(mondays)}`), ...rows, paint('dim', `    ${legend}`)]
}

function weekday(day: number): number {
  return (((day + 3) % 7) + 7) % 7
}

function signOf(count: number): string {
  return signs.find(([least]) => count >= least)?.[1] ?? '·'
}

/** The month's name over the first week that begins in it. */
function monthNames(mondays: number[]): string {
  let line = ''
  for (const [index, monday] of mondays.entries()) {
    const month = monthOf(monday)
    const isNew = index === 0 || monthOf(mondays[index - 1] ?? monday) !== month
    if (isNew && line.length <= index * 2) line = line.padEnd(index * 2) + (months[month] ?? '')
  }
  return line
}

function monthOf(day: number): number {
  return new Date(day * 86_400_000).getUTCMonth()
}
