import { count } from './report/quantities.ts'

/** The date of a day since 1 January 1970, such as `2026-11-22`. */
export function dateOf(day: number): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10)
}

/** How far away a day to come is: `tomorrow`, `in 3 days`. */
export function inDays(days: number): string {
  return days === 1 ? 'tomorrow' : `in ${count(days, 'day')}`
}

/** Since when something has been due: `due today`, `3 days overdue`. */
export function dueSince(days: number): string {
  return days === 0 ? 'due today' : `${count(days, 'day')} overdue`
}
