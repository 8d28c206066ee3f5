import type { Answer, Opening, Refused, Statement } from '../guest/postgres-protocol.ts'

/** What came of a request: statements that ended, or that one of them returned more than is allowed. */
export type Done = { done: Answer[]; tooLarge?: boolean }

/** A database with sessions, wherever it runs. One request at a time. */
export interface Backend {
  /** Runs a statement until it has ended or waits for a lock of another session; `limitMs` ends it on a server. */
  run(statement: Statement, limitMs: number): Promise<Done>
  /** Ends a session and rolls its transaction back. */
  leave(session: number): Promise<Done>
  /** Ends all sessions and makes the database ready for a test. */
  open(opening: Opening): Promise<Refused | undefined>
  /** Sessions whose statement waits for another one. */
  waiting(): number[]
  close(): Promise<void>
}

/** A statement brought the database down: `COPY … FROM STDIN` does so to PGlite. */
export class Crash extends Error {}

/** The role under which the statements of tests and solutions run: it owns the schema and nothing else. */
export const role = 'hotseat'

/** Statements that empty a database, run by its superuser outside of a transaction. */
export function emptying(owner: string): string[] {
  return [
    `do $$ declare name text; begin
  for name in select nspname from pg_namespace where nspname !~ '^pg_' and nspname <> 'information_schema' loop
    execute format('drop schema %I cascade', name);
  end loop;
end $$`,
    `create schema public authorization ${owner}`,
    `alter role ${owner} reset all`,
  ]
}
