import { KitError } from '../kit-error.ts'
import type { Row } from './results.ts'

/** The statement that puts rows into a table, all with the columns of the first one, and its one parameter. */
export function loading(table: string, rows: unknown): { text: string; params: [string] } | undefined {
  if (!Array.isArray(rows))
    throw new KitError(`The rows of ${table} are an array of objects, one for each row.`)
  const [first] = rows as Row[]
  if (first === undefined) return undefined
  const columns = Object.keys(first)
  for (const row of rows as Row[]) {
    const stray = Object.keys(row).find((name) => !columns.includes(name))
    if (stray === undefined) continue
    throw new KitError(
      `A row of ${table} has the column ${stray}, which the first row has not: give all rows the same.`,
    )
  }
  const list = columns.map(quoted).join(', ')
  const name = table.split('.').map(quoted).join('.')
  return {
    text: `insert into ${name} (${list}) select ${list} from json_populate_recordset(null::${name}, $1)`,
    params: [JSON.stringify(rows, plain)],
  }
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

function plain(_key: string, value: unknown): unknown {
  if (typeof value === 'bigint') return value.toString()
  return value instanceof Uint8Array ? `\\x${value.toHex()}` : value
}
