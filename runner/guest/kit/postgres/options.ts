import { KitError } from '../kit-error.ts'
import type { Row } from './results.ts'

export interface DatabaseOptions {
  /** Statements that make the tables. */
  schema?: string
  /** Rows by table, put in in this order. */
  rows?: Record<string, Row[]>
  latencyMs?: number
  seed?: number
}

const names = ['schema', 'rows', 'latencyMs', 'seed']
/** Connections of one pool. */
const mostConnections = 50

/** @throws KitError for options that mean nothing */
export function checkOptions(given: unknown, call = 'createDatabase'): DatabaseOptions {
  if (typeof given !== 'object' || given === null) throw wrong(call, 'takes an object: { schema, rows }')
  const stray = Object.keys(given).find((name) => !names.includes(name))
  if (stray !== undefined) throw wrong(call, `knows no option ${stray}; there are ${names.join(', ')}`)
  const { schema, rows, latencyMs = 1, seed } = given as DatabaseOptions
  if (schema !== undefined && typeof schema !== 'string') throw wrong(call, 'takes the schema as text')
  if (rows !== undefined && (typeof rows !== 'object' || rows === null)) {
    throw wrong(call, 'takes the rows by table: { rows: { accounts: [{ id: 1 }] } }')
  }
  if (typeof latencyMs !== 'number' || !(latencyMs >= 0 && latencyMs <= 60_000)) {
    throw wrong(call, 'takes latencyMs from 0 to 60000')
  }
  if (seed !== undefined && !Number.isInteger(seed)) throw wrong(call, 'takes a whole number as the seed')
  return given as DatabaseOptions
}

/** @throws KitError unless it is a number of connections from 1 to 50 */
export function poolSize(given: { size?: unknown } = {}): number {
  const { size = 10 } = given
  if (typeof size === 'number' && Number.isInteger(size) && size >= 1 && size <= mostConnections) return size
  throw wrong('database.pool', `takes a size from 1 to ${mostConnections}`)
}

function wrong(call: string, problem: string): KitError {
  return new KitError(`${call}(options) ${problem}.`)
}
