/** The first line of a window of `height` lines that holds line `at` in its middle where that is possible. */
export function windowAround(at: number, length: number, height: number): number {
  return clamp(at - Math.floor(height / 2), 0, lastTop(length, height))
}

/** The furthest that a window of `height` lines can be scrolled. */
export function lastTop(length: number, height: number): number {
  return Math.max(0, length - height)
}

export function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(value, most))
}
