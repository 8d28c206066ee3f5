import type pg from 'pg'
import type { Opening, Refused } from '../guest/postgres-protocol.ts'
import { emptying } from './backend.ts'

/** The database that a test is given. */
export interface Place {
  /** A connection as superuser. */
  chief: pg.Client
  /** The role that owns what the test makes. */
  owner: string
  /** A connection as that role. */
  own(): Promise<pg.Client>
}

/** What is in the database since it was made ready: as long as nobody wrote, its tables can be used once more. */
export interface Known {
  schema: string
  /** Empties the tables. */
  emptyTables: string
  lastTransaction: string
  uses: number
}

/** Deleted rows stay in the files of their tables: after so many uses these are made anew. */
const mostUses = 50

/**
 * Makes the tables of a test and fills them. Tables from before are used again if they are of the same schema and no
 * transaction has written since, for dropping and making them is what takes longest.
 */
export async function prepare(
  { chief, owner, own }: Place,
  { schema, loads }: Opening,
  before: Known | undefined,
): Promise<{ known?: Known; refused?: Refused }> {
  const unchanged = before?.schema === schema && before.lastTransaction === (await lastTransaction(chief))
  const again = unchanged && before.uses < mostUses ? before : undefined
  if (again !== undefined) await chief.query(again.emptyTables)
  else for (const text of emptying(owner)) await chief.query(text)
  const client = await own()
  let emptyTables = again?.emptyTables
  if (again === undefined) {
    const refused = await refusalOf('the schema', () =>
      schema.trim() === '' ? undefined : client.query(schema),
    )
    if (refused !== undefined) return { refused }
    emptyTables = await howToEmpty(client)
  }
  for (const { table, text, params } of loads) {
    const refused = await refusalOf(`the rows of ${table}`, () => client.query(text, params))
    if (refused !== undefined) return { refused }
  }
  if (emptyTables === undefined) return {}
  const uses = (again?.uses ?? 0) + 1
  return { known: { schema, emptyTables, lastTransaction: await lastTransaction(client), uses } }
}

async function refusalOf(what: string, run: () => unknown): Promise<Refused | undefined> {
  try {
    await run()
    return undefined
  } catch (error) {
    return { what, message: (error as Error).message }
  }
}

/** The id that the next transaction that writes will get. */
async function lastTransaction(client: pg.Client): Promise<string> {
  const { rows } = await client.query('select pg_snapshot_xmax(pg_current_snapshot())::text as next')
  return rows[0].next as string
}

/** Statements that bring the tables back to how the schema made them; undefined if it did more than making tables. */
async function howToEmpty(client: pg.Client): Promise<string | undefined> {
  const { rows } = await client.query(`
select c.relkind as kind, format('%I.%I', n.nspname, c.relname) as name
from pg_class c join pg_namespace n on n.oid = c.relnamespace
where n.nspname !~ '^pg_' and n.nspname <> 'information_schema' and c.relkind not in ('i', 'I', 'c', 'v')`)
  const of = (kind: string) => rows.filter((row) => row.kind === kind).map((row) => row.name as string)
  const tables = of('r')
  if (tables.length + of('S').length < rows.length || tables.length === 0) return undefined
  const filled = tables.map((name) => `exists (select from ${name})`).join(' or ')
  if ((await client.query(`select ${filled} as filled`)).rows[0].filled === true) return undefined
  return [
    'set session_replication_role to replica',
    ...tables.map((name) => `delete from ${name}`),
    ...of('S').map((name) => `alter sequence ${name} restart`),
    'set session_replication_role to origin',
  ].join('; ')
}
