/** The user's own calendar day, such as `2026-11-2`. */
export function today(): string {
  const now = new Date()
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].join('-')
}

/** The user's own calendar day of a moment, as days since 1 January 1970; clock changes make no day longer. */
export function dayNumber(milliseconds: number): number {
  const local = new Date(milliseconds)
  return Date.UTC(local.getFullYear(), local.getMonth(), local.getDate()) / 86_400_000
}
