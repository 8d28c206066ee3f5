/** `console.table` as text: one row an entry, one column a property. */

import { kindOf } from '../modules/kinds.ts'
import { primordials } from '../primordials.ts'

const {
  arrayJoin,
  arrayPush,
  mapEntries,
  mapIteratorNext,
  mapSize,
  mathMax,
  objectCreate,
  objectHasOwn,
  objectKeys,
  setIteratorNext,
  setSize,
  setValues,
  stringPadEnd,
  stringRepeat,
} = primordials

type Show = (value: unknown) => string
type Columns = Record<string, string[]>

const indexHeading = '(index)'
const iterationHeading = '(iteration index)'
const keyHeading = 'Key'
const valueHeading = 'Values'

/** More rows than this would not be read by anybody. */
const maxRows = 1000

export function formatTable(data: object, properties: readonly string[] | undefined, show: Show): string {
  const kind = kindOf(data)
  if (kind === 'Map') return mapTable(data, show)
  if (kind === 'Set') return setTable(data, show)
  const rows = objectKeys(data)
  if (rows.length > maxRows) rows.length = maxRows
  const columns: Columns = objectCreate(null)
  const values: string[] = []
  for (let row = 0; row < rows.length; row++) {
    const item: unknown = (data as Record<string, unknown>)[rows[row] as string]
    const primitive = item === null || (typeof item !== 'object' && typeof item !== 'function')
    if (primitive && properties === undefined) {
      values[row] = show(item)
      continue
    }
    const keys = properties ?? objectKeys(item as object)
    for (let at = 0; at < keys.length; at++) {
      const key = keys[at] as string
      columns[key] ??= []
      if (!primitive && objectHasOwn(item, key))
        columns[key][row] = show((item as Record<string, unknown>)[key])
    }
  }
  const headings = [indexHeading]
  const cells = [rows]
  for (const key in columns) {
    arrayPush(headings, key)
    arrayPush(cells, columns[key])
  }
  if (values.length > 0) {
    arrayPush(headings, valueHeading)
    arrayPush(cells, values)
  }
  return draw(headings, cells, rows.length)
}

function mapTable(data: object, show: Show): string {
  const iterator = mapEntries(data)
  const numbers: string[] = []
  const keys: string[] = []
  const values: string[] = []
  const size = mapSize(data)
  for (let row = 0; row < size && row < maxRows; row++) {
    const entry = mapIteratorNext(iterator).value as [unknown, unknown]
    arrayPush(numbers, `${row}`)
    arrayPush(keys, show(entry[0]))
    arrayPush(values, show(entry[1]))
  }
  return draw([iterationHeading, keyHeading, valueHeading], [numbers, keys, values], numbers.length)
}

function setTable(data: object, show: Show): string {
  const iterator = setValues(data)
  const numbers: string[] = []
  const values: string[] = []
  const size = setSize(data)
  for (let row = 0; row < size && row < maxRows; row++) {
    arrayPush(numbers, `${row}`)
    arrayPush(values, show(setIteratorNext(iterator).value))
  }
  return draw([iterationHeading, valueHeading], [numbers, values], numbers.length)
}

function draw(headings: string[], cells: string[][], height: number): string {
  const widths: number[] = []
  for (let column = 0; column < headings.length; column++) {
    let width = headings[column]?.length ?? 0
    for (let row = 0; row < height; row++) width = mathMax(width, cells[column]?.[row]?.length ?? 0)
    arrayPush(widths, width)
  }
  const dashes: string[] = []
  for (let column = 0; column < widths.length; column++) {
    arrayPush(dashes, stringRepeat('─', (widths[column] ?? 0) + 2))
  }
  const line = (at: (column: number) => string) => {
    const texts: string[] = []
    for (let column = 0; column < widths.length; column++) {
      arrayPush(texts, stringPadEnd(at(column), widths[column] ?? 0, ' '))
    }
    return `│ ${arrayJoin(texts, ' │ ')} │`
  }
  const lines = [`┌${arrayJoin(dashes, '┬')}┐`, line((column) => headings[column] ?? '')]
  arrayPush(lines, `├${arrayJoin(dashes, '┼')}┤`)
  for (let row = 0; row < height; row++)
    arrayPush(
      lines,
      line((column) => cells[column]?.[row] ?? ''),
    )
  arrayPush(lines, `└${arrayJoin(dashes, '┴')}┘`)
  return arrayJoin(lines, '\n')
}
