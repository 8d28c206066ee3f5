import type { Report } from '../../../runner/protocol.ts'
import { growthExponent } from '../report/growth-text.ts'

/** What a candidate can predict of the cost of the whole work, and the powers of the size that go with it. */
export const complexities = [
  { id: 'O(1)', label: 'O(1) a call', from: 0, to: 1.3 },
  { id: 'O(log n)', label: 'O(log n) a call', from: 0.85, to: 1.45 },
  { id: 'O(n)', label: 'O(n) a call', from: 1.5, to: 2.4 },
  { id: 'O(n log n)', label: 'O(n log n) a call', from: 1.7, to: 2.6 },
  { id: 'O(n²)', label: 'O(n²) a call', from: 2.4, to: 3.4 },
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
  return worst >= predicted.from - 0.01 && worst <= predicted.to
}
