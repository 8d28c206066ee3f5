import type { Growth } from '../protocol.ts'

/** Curves of one test that are kept, and points of each. */
const mostCurves = 8
const mostPoints = 16

/** What the test at hand has measured of how the solution's cost grows. */
export interface GrowthLog {
  /** Takes one point as the kit tells it, as JSON. */
  add(point: string): void
  curves(): Growth[]
  reset(): void
}

export function createGrowthLog(): GrowthLog {
  let curves: Growth[] = []
  return {
    add(text) {
      const { label, unit, size, cost } = JSON.parse(text) as Omit<Growth, 'points'> &
        Growth['points'][number]
      const last = curves.at(-1)
      const isSame = last?.label === label && last.unit === unit && (last.points.at(-1)?.size ?? 0) < size
      if (last !== undefined && isSame) {
        if (last.points.length < mostPoints) last.points.push({ size, cost })
      } else if (curves.length < mostCurves) curves.push({ label, unit, points: [{ size, cost }] })
    },
    curves: () => curves,
    reset() {
      curves = []
    },
  }
}
