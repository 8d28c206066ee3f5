import { KitError } from '../kit-error.ts'
import { loading } from './load.ts'
import { logText, type StatementRecord } from './log.ts'
import { type DatabaseOptions, poolSize } from './options.ts'
import { type Plan, readPlan } from './plan.ts'
import { createPool } from './pool.ts'
import type { QueryResult, Row } from './results.ts'
import { createSessions, type Fault, type Sessions, type SessionsEnv } from './sessions.ts'

/** A database as a test holds it. Its own statements are neither counted nor faulted. */
export interface Database {
  pool(options?: { size?: number }): object
  query(text: string, values?: unknown[]): Promise<QueryResult | QueryResult[]>
  rows(text: string, values?: unknown[]): Promise<Row[]>
  load(table: string, rows: Row[]): Promise<void>
  explain(text: string, values?: unknown[], options?: { run?: boolean }): Promise<Plan>
  failAt(statement: number, options?: { when?: Fault['when'] }): void
  readonly statements: readonly StatementRecord[]
  statementsOf(run: () => unknown): Promise<StatementRecord[]>
  log(): string
}

/** What `failAtEveryStatement` has to know of a database beyond that. */
export interface Watched extends Database {
  sessions: Sessions
}

/** Empties the database, makes the tables and fills them; connections of the last database are lost. */
export async function openDatabase(
  env: SessionsEnv,
  { schema = '', rows = {}, latencyMs = 1, seed }: DatabaseOptions,
): Promise<Watched> {
  const sessions = createSessions(env, latencyMs, seed)
  if (env.ask === undefined) throw new KitError('createDatabase() cannot be used here.')
  const loads = Object.entries(rows).flatMap(([table, all]) => {
    const statement = loading(table, all)
    return statement === undefined ? [] : [{ table, ...statement }]
  })
  const { refused } = await env.ask({ op: 'open', schema, loads }, true)
  if (refused !== undefined) throw new KitError(`PostgreSQL refuses ${refused.what}: ${refused.message}`)
  return createDatabase(sessions)
}

function createDatabase(sessions: Sessions): Watched {
  const { own, records } = sessions

  async function rowsOf(text: string, values?: unknown[]): Promise<Row[]> {
    const result = await own.query(text, values)
    return Array.isArray(result) ? (result.at(-1)?.rows ?? []) : result.rows
  }

  return {
    sessions,
    pool: (options) => createPool(sessions, poolSize(options)),
    query: own.query,
    rows: rowsOf,
    async load(table, rows) {
      const statement = loading(table, rows)
      if (statement === undefined) return
      try {
        await own.query(statement.text, statement.params)
      } catch (error) {
        throw new KitError(`PostgreSQL refuses the rows of ${table}: ${(error as Error).message}`)
      }
    },
    async explain(text, values, { run = false } = {}) {
      await own.query('begin')
      try {
        const [plan] = await rowsOf(
          `explain (format json${run ? ', analyze, timing off' : ''}) ${text}`,
          values ?? [],
        )
        return readPlan(plan?.['QUERY PLAN'])
      } finally {
        await own.query('rollback')
      }
    },
    failAt(statement, { when = 'before' } = {}) {
      if (!Number.isInteger(statement) || statement < 1 || (when !== 'before' && when !== 'after')) {
        throw new KitError(
          "database.failAt(statement, { when }) takes a number from 1 on, and 'before' or 'after'.",
        )
      }
      sessions.failAt({ statement, when })
    },
    statements: records,
    async statementsOf(run) {
      const before = records.length
      await run()
      return records.slice(before)
    },
    log: () => logText(records),
  }
}
