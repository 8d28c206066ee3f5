import type pg from 'pg'
import {
  type Answer,
  maxBytes,
  maxRows,
  type ResultSet,
  type Statement,
  type StatementError,
} from '../guest/postgres-protocol.ts'

/** Runs a statement; what PostgreSQL refuses is a value, and so is a result that is too large. */
export async function runStatement(
  client: pg.Client,
  { id, text, params }: Statement,
): Promise<Answer | 'too-large'> {
  try {
    const given = {
      text,
      rowMode: 'array' as const,
      types: asText,
      ...(params !== undefined && { values: params }),
    }
    const answer = (await client.query(given)) as unknown
    const results = (Array.isArray(answer) ? answer : [answer]).map(resultSet)
    return results.some(isTooLarge) ? 'too-large' : { id, results }
  } catch (error) {
    return { id, error: fieldsOf(error) }
  }
}

const asText = { getTypeParser: () => (value: string) => value } as unknown as pg.CustomTypesConfig

function resultSet({ command, rowCount, fields, rows }: pg.QueryArrayResult<(string | null)[]>): ResultSet {
  return {
    command,
    rowCount,
    fields: fields.map(({ name, dataTypeID }) => ({ name, type: dataTypeID })),
    rows,
  }
}

function isTooLarge({ rows }: ResultSet): boolean {
  if (rows.length > maxRows) return true
  let bytes = 0
  for (const row of rows) for (const value of row) bytes += value?.length ?? 4
  return bytes > maxBytes
}

const shown = [
  'severity',
  'code',
  'detail',
  'hint',
  'position',
  'where',
  'schema',
  'table',
  'column',
  'dataType',
  'constraint',
] as const

function fieldsOf(error: unknown): StatementError {
  const { message, ...rest } = Object(error) as Record<string, unknown> & { message?: unknown }
  const fields: StatementError = { message: String(message ?? error) }
  for (const name of shown) if (typeof rest[name] === 'string') fields[name] = rest[name]
  return fields
}
