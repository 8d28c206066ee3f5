import type { KitEnv } from './contract.ts'
import { KitError } from './kit-error.ts'

/** What a run cost at one size: operations as the test counted them, or milliseconds of the solution's CPU time. */
export interface GrowthPoint {
  size: number
  cost: number
}

export type GrowthUnit = 'operations' | 'ms'

const mostSizes = 16

/**
 * `grows(run, sizes, label)`: runs at each size, smallest first, and has the report show how the cost grows. The cost is
 * what `run` returns, if that is a number, else the solution's CPU time; then the smallest size runs once before, so
 * that compiling is not measured. Resolves with the points; they are no verdict, for machines are noisy.
 */
export function createGrows({ spent, grown }: Pick<KitEnv, 'spent' | 'grown'>) {
  return async function grows(run: unknown, sizes: unknown, label: unknown = ''): Promise<GrowthPoint[]> {
    if (typeof run !== 'function') throw new KitError('grows(run, sizes) takes a function first.')
    const ordered = checked(sizes)
    if (typeof label !== 'string') throw new KitError('The label of grows(run, sizes, label) is a text.')
    const measure = async (size: number): Promise<{ cost: number; unit: GrowthUnit }> => {
      const before = spent?.() ?? 0
      const counted: unknown = await run(size)
      if (typeof counted === 'number') return { cost: costOf(counted), unit: 'operations' }
      return { cost: Math.max(0, (spent?.() ?? 0) - before), unit: 'ms' }
    }
    const points: GrowthPoint[] = []
    for (const size of ordered) {
      const first = await measure(size)
      const { cost, unit } = points.length === 0 && first.unit === 'ms' ? await measure(size) : first
      points.push({ size, cost })
      grown?.(JSON.stringify({ label, unit, size, cost }))
    }
    return points
  }
}

function checked(sizes: unknown): number[] {
  const isRight =
    Array.isArray(sizes) &&
    sizes.length >= 2 &&
    sizes.length <= mostSizes &&
    sizes.every((size) => typeof size === 'number' && size > 0 && Number.isFinite(size)) &&
    new Set(sizes).size === sizes.length
  if (!isRight) {
    throw new KitError(`grows(run, sizes) takes 2 to ${mostSizes} different sizes above 0.`)
  }
  return (sizes as number[]).toSorted((a, b) => a - b)
}

function costOf(counted: number): number {
  if (counted >= 0 && Number.isFinite(counted)) return counted
  throw new KitError('What run returns in grows(run, sizes) is a number of operations, 0 or more.')
}
