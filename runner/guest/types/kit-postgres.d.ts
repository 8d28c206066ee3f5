/** PostgreSQL for tests. The interface `Db` is what a solution gets of it. */
declare module 'hotseat/kit' {
  export interface DatabaseOptions {
    /** Statements that make the tables. */
    schema?: string
    /** Rows by table, put in in this order; all rows of a table have the columns of its first one. */
    rows?: Record<string, readonly object[]>
    /** Virtual milliseconds that each statement of the solution takes; 1 unless given. */
    latencyMs?: number
    /** Decides which of several statements that are under way comes first; the seed of the test unless given. */
    seed?: number
  }

  /** One statement of the solution. */
  export interface StatementRecord {
    /** Counts the statements of a database from 1 on. */
    readonly statement: number
    /** Counts the connections of the solution from 1 on. */
    readonly connection: number
    readonly text: string
    readonly values: readonly (string | null)[]
    /** Rows that it returned or changed. */
    readonly rowCount?: number
    /** The code of the error by which it failed. */
    readonly error?: string
    /** The connection was lost before it ran, or before its answer. */
    readonly lost?: 'before' | 'after'
  }

  export interface PlanNode {
    readonly type: string
    readonly table?: string
    readonly index?: string
    readonly depth: number
    /** Rows in all loops together: expected ones, or counted ones when the statement was run. */
    readonly rows: number
    /** Rows that it read and left out. */
    readonly removed: number
  }

  export interface Plan {
    readonly nodes: readonly PlanNode[]
    /** Rows that were read from tables, whether or not they were wanted. */
    readonly rowsTouched: number
    usesIndex(name?: string): boolean
    /** Whether a table is read from one end to the other. */
    scansWhole(table: string): boolean
    toString(): string
  }

  export interface Database {
    /** What the solution gets: at most `size` connections, 10 unless given and 50 at most. */
    pool(options?: { size?: number }): Db
    /** Runs a statement of the test's own, which is not counted and never fails by `failAt`. */
    query<Row = DbRow>(text: string, values?: readonly unknown[]): Promise<DbResult<Row>>
    /** The same, of which the rows alone are wanted. */
    rows<Row = DbRow>(text: string, values?: readonly unknown[]): Promise<Row[]>
    /** Puts rows into a table. */
    load(table: string, rows: readonly object[]): Promise<void>
    /** How PostgreSQL would run a statement, or with `run` did run it; what it changes is rolled back. */
    explain(text: string, values?: readonly unknown[], options?: { run?: boolean }): Promise<Plan>
    /** Loses the connection at the solution's statement that is so many from now on, before (the default) or after it ran. */
    failAt(statement: number, options?: { when?: 'before' | 'after' }): void
    /** The solution's statements so far, BEGIN and COMMIT included. */
    readonly statements: readonly StatementRecord[]
    /** The solution's statements while a function runs. */
    statementsOf(run: () => unknown): Promise<StatementRecord[]>
    /** The last statements as a table for people. */
    log(): string
  }

  /** Empties the database of the test, makes the tables and fills them; connections of the last one are lost. */
  export function createDatabase(options?: DatabaseOptions): Promise<Database>

  /**
   * Runs a scenario once as it is, then with the connection lost before and after each of its statements, always on a
   * database as at the start. Fails as the first of these runs does, and shows its statements.
   */
  export function failAtEveryStatement(
    options: DatabaseOptions,
    scenario: (database: Database) => unknown,
  ): Promise<void>

  /** Compares rows by all their columns, in any order unless `ordered`; says which are missing and which too many. */
  export function expectRows(
    actual: unknown,
    expected: readonly object[],
    options?: { ordered?: boolean },
  ): void
}
