/** What the judge asks of a database process, and what comes back: plain data. */

/** One statement of one session; sessions begin with their first statement. */
export interface Statement {
  /** Tells answers apart. */
  id: number
  /** 0 is the test's own session. */
  session: number
  text: string
  /** Parameters in PostgreSQL's text form; without them the text may hold several statements. */
  params?: (string | null)[]
}

/** How a test begins: statements that make its tables, and one for each table that has rows. */
export interface Opening {
  schema: string
  loads: { table: string; text: string; params: string[] }[]
}

/** What PostgreSQL said of a schema, or of rows. */
export interface Refused {
  what: string
  message: string
}

export type DatabaseRequest =
  /** A database without sessions, with these tables and rows and no others. */
  | ({ op: 'open' } & Opening)
  | { op: 'run'; statement: Statement }
  /** Ends a session; a transaction that it has open is rolled back. */
  | { op: 'leave'; session: number }

/** What one statement gave, every value in PostgreSQL's text form. */
export interface ResultSet {
  command: string
  rowCount: number | null
  fields: { name: string; type: number }[]
  rows: (string | null)[][]
}

/** The fields of an error as PostgreSQL sends them: message, code, detail, constraint and so on. */
export type StatementError = { message: string } & Record<string, string>

/** The end of one statement. A statement that waits for another session's lock is answered later. */
export type Answer = { id: number } & ({ results: ResultSet[] } | { error: StatementError })

export interface DatabaseReply {
  /** Statements that ended since the last reply. */
  done: Answer[]
  /** Sessions whose statement waits for another one. */
  waiting: number[]
  /** CPU milliseconds of the database, or of waiting for a server. */
  cpuMs: number
  /** Why a database could not be opened. */
  refused?: Refused
  /** A limit that ended the test. */
  fatal?: Fatal
}

export interface Fatal {
  verdict:
    | 'runtime-error'
    | 'time-limit-exceeded'
    | 'memory-limit-exceeded'
    | 'output-limit-exceeded'
    | 'internal-error'
  message: string
}

/** Rows and bytes that one statement may return. */
export const maxRows = 50_000
export const maxBytes = 8 * 1024 * 1024
