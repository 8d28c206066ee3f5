/**
 * PostgreSQL as a solution is given it by the tests, in the manner of node-postgres: values come as node-postgres reads
 * them (bigint and numeric as strings, timestamps as Dates, json parsed), and errors have `code`, `detail`, `constraint`.
 */
interface Db extends DbQueries {
  readonly totalCount: number
  readonly idleCount: number
  readonly waitingCount: number
  /** A connection of one's own until it is released; waits for one when all are in use. */
  connect(): Promise<DbClient>
  /**
   * Runs a function between BEGIN and COMMIT on one connection, and rolls back when it throws. Fulfils with what it
   * returns.
   */
  transaction<Result>(run: (tx: DbQueries) => Promise<Result>): Promise<Result>
  end(): Promise<void>
}

interface DbQueries {
  /** Runs one statement with parameters `$1`, `$2` …, or several without. */
  query<Row = DbRow>(text: string, values?: readonly unknown[]): Promise<DbResult<Row>>
  query<Row = DbRow>(statement: { text: string; values?: readonly unknown[] }): Promise<DbResult<Row>>
}

interface DbClient extends DbQueries {
  /** Gives the connection back; with `true` or an error it is closed. */
  release(error?: Error | boolean): void
}

interface DbResult<Row = DbRow> {
  /** The statement's first word, such as SELECT. */
  command: string
  /** Rows that were returned or changed. */
  rowCount: number | null
  rows: Row[]
  fields: { name: string; dataTypeID: number }[]
}

// biome-ignore lint/suspicious/noExplicitAny: what columns there are and what they hold the statement alone knows, as in node-postgres.
type DbRow = Record<string, any>
