import type { DatabaseSync } from 'node:sqlite'
import type { Verdict } from '../../runner/protocol.ts'
import type { Attempt, AttemptLine } from './store.ts'

/** The attempts of one challenge or of all of them, oldest first. */
export function queryAttempts(database: DatabaseSync, challenge?: string): AttemptLine[] {
  const rows = database
    .prepare(
      `SELECT row_number() OVER (PARTITION BY challenge ORDER BY id) AS number,
         challenge, scope, verdict, passed, total, seed, started_at
       FROM attempts WHERE ?1 IS NULL OR challenge = ?1 ORDER BY id`,
    )
    .all(challenge ?? null)
  return rows.map((row) => ({
    number: Number(row['number']),
    challenge: String(row['challenge']),
    scope: String(row['scope']) as Attempt['scope'],
    verdict: String(row['verdict']) as Verdict,
    passed: Number(row['passed']),
    total: Number(row['total']),
    seed: Number(row['seed']),
    startedAt: Number(row['started_at']),
  }))
}

/** The source of the attempt of that number, from 1; undefined when there is none. */
export function querySource(database: DatabaseSync, challenge: string, number: number): string | undefined {
  const row = database
    .prepare('SELECT source FROM attempts WHERE challenge = ? ORDER BY id LIMIT 1 OFFSET ?')
    .get(challenge, number - 1)
  return row === undefined ? undefined : String(row['source'])
}
