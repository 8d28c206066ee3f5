import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Report } from '../../runner/protocol.ts'
import { makeFolder } from './make-folder.ts'
import { StoreProblem, storeProblem } from './store-problem.ts'

/** One judged solution as it is kept: with its source and its report, so that nothing has to be judged again. */
export interface Attempt {
  /** `pack/slug`. */
  challenge: string
  challengeVersion: number
  /** `levels`: all tests of the levels that were open, but more are to come. `some`: `--only` left tests out. */
  scope: 'samples' | 'all' | 'levels' | 'some'
  /** Epoch milliseconds. */
  startedAt: number
  source: string
  report: Report
}

export interface History {
  solved: Set<string>
  tried: Set<string>
  /** The highest level accepted of a challenge, while not all of its levels were open. */
  levels: Map<string, number>
  /** The newest attempt. */
  last: { challenge: string; startedAt: number } | undefined
}

export interface Store {
  /** Keeps an attempt; it is on the disk when this returns. @throws StoreProblem */
  record(attempt: Attempt): void
  /** @throws StoreProblem */
  history(): History
  close(): void
}

const schemaVersion = 1

const schema = `
  CREATE TABLE attempts (
    id INTEGER PRIMARY KEY,
    challenge TEXT NOT NULL,
    challenge_version INTEGER NOT NULL,
    scope TEXT NOT NULL,
    seed INTEGER NOT NULL,
    verdict TEXT NOT NULL,
    passed INTEGER NOT NULL,
    total INTEGER NOT NULL,
    started_at INTEGER NOT NULL,
    wall_ms REAL NOT NULL,
    source TEXT NOT NULL,
    report TEXT NOT NULL
  ) STRICT;
  CREATE INDEX attempts_by_challenge ON attempts (challenge);
  PRAGMA user_version = ${schemaVersion};`

/**
 * Opens the history, creating it when there is none; several processes may have it open.
 * @throws StoreProblem with a sentence for the user; the file is left as it was.
 */
export function openStore(file: string): Store {
  return guarded(file, () => {
    makeFolder(dirname(file))
    const database = new DatabaseSync(file, { timeout: 5000 })
    try {
      prepare(database, file)
    } catch (error) {
      database.close()
      throw error
    }
    return {
      record: (attempt) => guarded(file, () => insert(database, attempt)),
      history: () => guarded(file, () => read(database)),
      close: () => database.close(),
    }
  })
}

function prepare(database: DatabaseSync, file: string): void {
  if (versionOf(database, file) === schemaVersion) return
  // WAL is kept in the file; two processes that create it at once may both ask, and one is enough.
  try {
    database.exec('PRAGMA journal_mode = WAL')
  } catch {}
  database.exec('BEGIN IMMEDIATE')
  if (versionOf(database, file) === 0) database.exec(schema)
  database.exec('COMMIT')
}

function versionOf(database: DatabaseSync, file: string): number {
  const version = Number(database.prepare('PRAGMA user_version').get()?.['user_version'])
  if (version > schemaVersion) {
    throw new StoreProblem(
      `The history in ${file} was written by a newer version of Hotseat: update Hotseat.`,
    )
  }
  return version
}

function insert(
  database: DatabaseSync,
  { challenge, challengeVersion, scope, startedAt, source, report }: Attempt,
): void {
  const columns =
    'challenge, challenge_version, scope, seed, verdict, passed, total, started_at, wall_ms, source, report'
  const { seed, verdict, passed, total, wallMs } = report
  const values = [challenge, challengeVersion, scope, seed, verdict, passed, total, startedAt, wallMs, source]
  const places = Array(values.length + 1)
    .fill('?')
    .join(', ')
  database
    .prepare(`INSERT INTO attempts (${columns}) VALUES (${places})`)
    .run(...values, JSON.stringify(report))
}

function read(database: DatabaseSync): History {
  const rows = database
    .prepare(
      `SELECT challenge, max(verdict = 'accepted' AND scope = 'all') AS solved FROM attempts
       WHERE verdict NOT IN ('judge-error', 'internal-error') GROUP BY challenge`,
    )
    .all()
  const levels = database
    .prepare(
      `SELECT challenge, max(level) AS level FROM
         (SELECT challenge, (SELECT max(value ->> '$.level') FROM json_each(report, '$.tests')) AS level
          FROM attempts WHERE scope = 'levels' AND verdict = 'accepted')
       GROUP BY challenge`,
    )
    .all()
  const last = database.prepare('SELECT challenge, started_at FROM attempts ORDER BY id DESC LIMIT 1').get()
  return {
    solved: new Set(rows.filter((row) => row['solved'] === 1).map((row) => String(row['challenge']))),
    tried: new Set(rows.map((row) => String(row['challenge']))),
    levels: new Map(levels.map((row) => [String(row['challenge']), Number(row['level'])])),
    last: last && { challenge: String(last['challenge']), startedAt: Number(last['started_at']) },
  }
}

function guarded<T>(file: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw storeProblem(error, file)
  }
}
