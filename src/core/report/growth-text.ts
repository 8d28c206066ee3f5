import type { Growth, Report } from '../../../runner/protocol.ts'
import { indent } from '../layout.ts'
import type { ReportStyle } from './report-text.ts'

/** Milliseconds below which a point says more of the clock than of the solution. */
const leastMs = 20
const longestBar = 24

/** How a solution's cost grows, as bars and in words, for each curve that the tests have measured. */
export function growthBlocks({ tests }: Report, { paint }: ReportStyle): string[][] {
  return tests.flatMap(({ name, growth = [] }) =>
    growth.map((curve) => [
      paint('strong', `How it grows: ${curve.label === '' ? name : curve.label}`),
      ...indent([...bars(curve), inWords(curve)], 2),
    ]),
  )
}

/**
 * The power of the size that the cost goes with, between the first and the last point that can be believed; undefined
 * when fewer than two can.
 */
export function growthExponent({ unit, points }: Growth): number | undefined {
  const known = points.filter(({ cost }) => cost >= (unit === 'ms' ? leastMs : 1))
  const [first, last] = [known[0], known.at(-1)]
  if (first === undefined || last === undefined || first === last) return undefined
  return Math.log(last.cost / first.cost) / Math.log(last.size / first.size)
}

function bars({ unit, points }: Growth): string[] {
  const most = points.reduce((sum, { cost }) => Math.max(sum, cost), 0)
  const sizes = points.map(({ size }) => size.toLocaleString('en'))
  const costs = points.map(({ cost }) => costText(cost, unit))
  const [widestSize, widestCost] = [sizes, costs].map((texts) =>
    texts.reduce((widest, { length }) => Math.max(widest, length), 0),
  ) as [number, number]
  return points.map(({ cost }, index) => {
    const bar = most === 0 ? 0 : Math.round((cost / most) * longestBar)
    const [size = '', text = ''] = [sizes[index], costs[index]]
    return `${size.padStart(widestSize)}  ${text.padStart(widestCost)}  ${'█'.repeat(bar)}`.trimEnd()
  })
}

function costText(cost: number, unit: Growth['unit']): string {
  if (unit === 'operations') return Math.round(cost).toLocaleString('en')
  return cost < leastMs ? `under ${leastMs} ms` : `${Math.round(cost)} ms`
}

function inWords(curve: Growth): string {
  const exponent = growthExponent(curve)
  if (exponent === undefined)
    return curve.unit === 'ms' ? 'too quick to tell how it grows' : 'too little to tell how it grows'
  const times = 2 ** exponent
  const what = curve.unit === 'ms' ? 'time' : 'operations'
  return `grows ${likeWhat(exponent)}: twice the size, ${times.toFixed(1)} × the ${what}`
}

/** What growth with that power of the size is called, after "it grows". */
export function likeWhat(exponent: number): string {
  if (exponent < 0.15) return 'hardly at all'
  if (exponent < 0.8) return 'less than n'
  if (exponent < 1.3) return 'about like n'
  if (exponent < 1.7) return 'between n and n²'
  if (exponent < 2.3) return 'about like n²'
  return exponent < 2.7 ? 'between n² and n³' : 'like n³ or worse'
}
