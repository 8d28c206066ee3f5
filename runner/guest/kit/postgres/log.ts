import { cap } from '../text.ts'

/** A statement of the solution, as the test can look at it afterwards. */
export interface StatementRecord {
  /** Counts the statements of a database from 1 on. */
  readonly statement: number
  /** Counts the connections of the solution from 1 on. */
  readonly connection: number
  readonly text: string
  readonly values: readonly (string | null)[]
  /** Rows that it returned or changed; undefined when it failed or has not ended. */
  readonly rowCount?: number
  /** The code of the error by which it failed. */
  readonly error?: string
  /** What became of its connection. */
  readonly lost?: 'before' | 'after'
}

const shownStatements = 40
const shownText = 100

/** The statements one below the other, for the report of a failure. */
export function logText(records: readonly StatementRecord[]): string {
  const hidden = records.length - shownStatements
  const lines = records.slice(-shownStatements).map(line)
  return (hidden > 0 ? [`  … ${hidden} statements before these`, ...lines] : lines).join('\n')
}

function line({ statement, connection, text, values, rowCount, error, lost }: StatementRecord): string {
  const given = values.length === 0 ? '' : ` [${values.map((value) => cap(value ?? 'null', 24)).join(', ')}]`
  const ended =
    rowCount === undefined ? (error === undefined ? '' : ` → error ${error}`) : ` → ${rows(rowCount)}`
  const fault = lost === undefined ? '' : ` ✗ connection lost ${lost} it ran`
  return `  ${statement}. connection ${connection}: ${oneLine(text)}${given}${ended}${fault}`
}

/** A statement's text on one line. */
export function oneLine(text: string): string {
  return cap(text.trim().replaceAll(/\s+/g, ' '), shownText)
}

function rows(count: number): string {
  return count === 1 ? '1 row' : `${count} rows`
}
