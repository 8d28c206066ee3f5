import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { makeFolder } from './make-folder.ts'
import { StoreProblem, storeProblem } from './store-problem.ts'

/** What each version added to the one before it. */
const versions = [
  `
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
  CREATE INDEX attempts_by_challenge ON attempts (challenge);`,
  `
  CREATE TABLE reveals (
    challenge TEXT NOT NULL,
    kind TEXT NOT NULL,
    number INTEGER NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (challenge, kind, number)
  ) STRICT;`,
  `
  CREATE TABLE interview_events (
    interview INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    ms INTEGER NOT NULL,
    at INTEGER NOT NULL,
    up INTEGER NOT NULL,
    boot TEXT NOT NULL,
    kind TEXT NOT NULL,
    data TEXT NOT NULL,
    PRIMARY KEY (interview, seq)
  ) STRICT;`,
]

/**
 * Opens the file of the history, creating it when there is none and bringing it up to date; several processes may have it
 * open.
 * @param timeoutMs how long to wait for another process that writes.
 * @throws StoreProblem with a sentence for the user; the file is left as it was.
 */
export function openDatabase(
  file: string,
  { synchronous, timeoutMs }: { synchronous: 'NORMAL' | 'FULL'; timeoutMs: number },
): DatabaseSync {
  return guarded(file, () => {
    makeFolder(dirname(file))
    const database = new DatabaseSync(file, { timeout: timeoutMs })
    try {
      database.exec(`PRAGMA synchronous = ${synchronous}`)
      prepare(database, file)
      return database
    } catch (error) {
      database.close()
      throw error
    }
  })
}

/** Does something with the database. @throws StoreProblem in place of errors of SQLite and of the file system. */
export function guarded<T>(file: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw storeProblem(error, file)
  }
}

function prepare(database: DatabaseSync, file: string): void {
  if (versionOf(database, file) === versions.length) return
  // WAL is kept in the file; two processes that create it at once may both ask, and one is enough.
  try {
    database.exec('PRAGMA journal_mode = WAL')
  } catch {}
  database.exec('BEGIN IMMEDIATE')
  for (const change of versions.slice(versionOf(database, file))) database.exec(change)
  database.exec(`PRAGMA user_version = ${versions.length}; COMMIT`)
}

function versionOf(database: DatabaseSync, file: string): number {
  const version = Number(database.prepare('PRAGMA user_version').get()?.['user_version'])
  if (version > versions.length) {
    throw new StoreProblem(
      `The history in ${file} was written by a newer version of Hotseat: update Hotseat.`,
    )
  }
  return version
}
