import type { Report } from '../../../../runner/protocol.ts'
import { growthExponent } from '../../report/growth-text.ts'

/**
 * What a candidate can predict of a call, and the powers of the size that the cost of n calls then goes with. CPU time is
 * noisy and memory grows slower as it fills, so the ranges are wide: they tell O(1) from O(n), and no finer.
 */
export const complexities = [
  { id: 'O(1)', label: 'O(1) a call', from: 0, to: 1.6 },
  { id: 'O(log n)', label: 'O(log n) a call', from: 0.8, to: 1.6 },
  { id: 'O(n)', label: 'O(n) a call', from: 1.5, to: 2.5 },
  { id: 'O(n log n)', label: 'O(n log n) a call', from: 1.6, to: 2.7 },
  { id: 'O(n²)', label: 'O(n²) a call', from: 2.4, to: 3.6 },
] as const

/** What was measured of how the cost of n calls grows with n. */
export interface MeasuredGrowth {
  label: string
  /** The power of the size that the cost of all calls goes with. */
  exponent: number
}

/** The growth that tests of a report have measured; those that were too quick to tell are left out. */
export function measuredGrowth({ tests }: Report): MeasuredGrowth[] {
  return tests.flatMap(({ name, growth = [] }) =>
    growth.flatMap((curve) => {
      const exponent = growthExponent(curve)
      return exponent === undefined ? [] : [{ label: curve.label === '' ? name : curve.label, exponent }]
    }),
  )
}

/** Whether a prediction agrees with what was measured; undefined when either is missing. */
export function isPredicted(
  guess: string | undefined,
  measured: readonly MeasuredGrowth[],
): boolean | undefined {
  const predicted = complexities.find(({ id }) => id === guess)
  if (predicted === undefined || measured.length === 0) return undefined
  const worst = Math.max(...measured.map(({ exponent }) => exponent))
  return worst >= predicted.from && worst <= predicted.to
}
