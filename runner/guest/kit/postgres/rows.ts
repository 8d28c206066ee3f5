import type { AssertionErrors } from '../assertion-errors.ts'
import { KitError } from '../kit-error.ts'
import { cap, printShort } from '../text.ts'

const shownRows = 12

/**
 * Makes `expectRows(actual, expected, { ordered })`, which compares rows by all their columns and says which are
 * missing, which are too many and, when the order counts, where it first differs.
 */
export function createExpectRows(errors: AssertionErrors) {
  return (actual: unknown, expected: unknown, { ordered = false }: { ordered?: boolean } = {}): void => {
    if (!Array.isArray(expected))
      throw new KitError('expectRows(actual, expected) takes the expected rows as an array.')
    const problem = Array.isArray(actual)
      ? difference(actual, expected, ordered)
      : `expected rows, got ${printShort(actual)}`
    if (problem === undefined) return
    const error = new Error(problem)
    errors.mark(error)
    throw error
  }
}

function difference(actual: unknown[], expected: unknown[], ordered: boolean): string | undefined {
  const missing = withCounts(expected)
  const extra: string[] = []
  for (const row of actual.map(keyOf)) {
    const left = missing.get(row) ?? 0
    if (left === 0) extra.push(row)
    else missing.set(row, left - 1)
  }
  const gone = [...missing].flatMap(([row, count]) => Array<string>(count).fill(row))
  if (gone.length + extra.length > 0) {
    const heading = `the rows differ: ${gone.length} missing (-), ${extra.length} too many (+)`
    return [heading, ...some('- ', gone), ...some('+ ', extra)].join('\n')
  }
  if (!ordered) return undefined
  const at = expected.findIndex((row, index) => keyOf(row) !== keyOf(actual[index]))
  if (at === -1) return undefined
  return [
    `the rows are right but in another order, from row ${at + 1} on`,
    `- ${keyOf(expected[at])}`,
    `+ ${keyOf(actual[at])}`,
  ].join('\n')
}

function withCounts(rows: unknown[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const row of rows.map(keyOf)) counts.set(row, (counts.get(row) ?? 0) + 1)
  return counts
}

function some(sign: string, rows: string[]): string[] {
  const hidden = rows.length - shownRows
  const shown = rows.slice(0, shownRows).map((row) => `${sign}${cap(row, 200)}`)
  return hidden > 0 ? [...shown, `${sign}… and ${hidden} more`] : shown
}

/** A row as text: columns in their order, and kinds that look alike told apart. */
function keyOf(row: unknown): string {
  if (typeof row !== 'object' || row === null) return printShort(row)
  return `{ ${Object.entries(row)
    .map(([name, value]) => `${name}: ${valueText(value)}`)
    .join(', ')} }`
}

function valueText(value: unknown): string {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'Invalid Date' : value.toISOString()
  if (typeof value === 'bigint') return `${value}n`
  if (value === undefined) return 'undefined'
  return JSON.stringify(value)
}
