import type { ResultSet, StatementError } from '../../postgres-protocol.ts'
import type { PostgresTypes } from '../contract.ts'

export type Row = Record<string, unknown>

/** What a statement gives, in the shape that node-postgres gives it. */
export interface QueryResult {
  command: string
  rowCount: number | null
  rows: Row[]
  fields: { name: string; dataTypeID: number }[]
}

/** The result of a text with one statement, or those of several. */
export function resultOf(types: PostgresTypes, sets: ResultSet[]): QueryResult | QueryResult[] {
  const results = sets.map((set) => readSet(types, set))
  return results.length === 1 ? (results[0] as QueryResult) : results
}

function readSet(types: PostgresTypes, { command, rowCount, fields, rows }: ResultSet): QueryResult {
  const columns = fields.map(({ name, type }) => ({ name, parse: types.getTypeParser(type, 'text') }))
  const read = (values: (string | null)[]): Row => {
    const row: Row = {}
    for (const [index, { name, parse }] of columns.entries()) {
      const value = values[index] as string | null
      // A column may be called __proto__.
      Object.defineProperty(row, name, {
        value: value === null ? null : parse(value),
        enumerable: true,
        writable: true,
        configurable: true,
      })
    }
    return row
  }
  return {
    command,
    rowCount,
    rows: rows.map(read),
    fields: fields.map(({ name, type }) => ({ name, dataTypeID: type })),
  }
}

/** An error as node-postgres gives it: the fields that PostgreSQL sent, under its names. */
export function databaseError({ message, ...fields }: StatementError): Error {
  return Object.assign(new Error(message), { name: 'error', ...fields })
}

/** What a statement ends with whose connection is gone. */
export function connectionLost(): Error {
  return Object.assign(new Error('Connection terminated unexpectedly'), { code: 'ECONNRESET' })
}
