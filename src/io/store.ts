import type { DatabaseSync } from 'node:sqlite'
import type { Report, Verdict } from '../../runner/protocol.ts'
import { queryAttempts, querySource } from './attempt-query.ts'
import { guarded, openDatabase } from './database.ts'
import { queryHistory } from './history-query.ts'
import { type Evidence, queryEvidence } from './review-query.ts'

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
  /** How many hints of a challenge were shown. */
  hints: Map<string, number>
  /** Challenges whose editorial was read. */
  editorials: Set<string>
  /** What helped before a challenge was solved for the first time; nothing of those that were solved unaided. */
  aid: Map<string, Aid>
}

export interface Aid {
  hints: number
  editorial: boolean
}

/** Help that was asked for. */
export interface Reveal {
  challenge: string
  kind: 'hint' | 'editorial'
  /** Which hint, from 1; of an editorial 1, or the day of a review before which it was read again. */
  number: number
  /** Epoch milliseconds. */
  at: number
}

/** An attempt in a line: all but its source and report. */
export interface AttemptLine {
  /** Its place among the attempts of its challenge, from 1. */
  number: number
  challenge: string
  scope: Attempt['scope']
  verdict: Verdict
  passed: number
  total: number
  seed: number
  /** Epoch milliseconds. */
  startedAt: number
}

export interface Store {
  /** Keeps an attempt; it outlives this process, however that ends, when this returns. @throws StoreProblem */
  record(attempt: Attempt): void
  /** Keeps that help was asked for; the same help asked for again changes nothing. @throws StoreProblem */
  reveal(reveal: Reveal): void
  /** @throws StoreProblem */
  history(): History
  /** The attempts of one challenge or of all of them, oldest first. @throws StoreProblem */
  attempts(challenge?: string): AttemptLine[]
  /** The source of an attempt; undefined when there is no such attempt. @throws StoreProblem */
  source(challenge: string, number: number): string | undefined
  /** What reviews are made of. @throws StoreProblem */
  evidence(): Evidence
  close(): void
}

/**
 * Opens the history, creating it when there is none; several processes may have it open.
 * @throws StoreProblem with a sentence for the user; the file is left as it was.
 */
export function openStore(file: string): Store {
  // Waiting for the disk itself takes as long as a verdict. What is written outlives us in any case; only a power cut can
  // take the last attempts, and never damages the file.
  const database = openDatabase(file, { synchronous: 'NORMAL', timeoutMs: 5000 })
  return {
    record: (attempt) => guarded(file, () => insert(database, attempt)),
    reveal: (reveal) => guarded(file, () => insertReveal(database, reveal)),
    history: () => guarded(file, () => queryHistory(database)),
    attempts: (challenge) => guarded(file, () => queryAttempts(database, challenge)),
    source: (challenge, number) => guarded(file, () => querySource(database, challenge, number)),
    evidence: () => guarded(file, () => queryEvidence(database)),
    close: () => database.close(),
  }
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

function insertReveal(database: DatabaseSync, { challenge, kind, number, at }: Reveal): void {
  database
    .prepare('INSERT OR IGNORE INTO reveals (challenge, kind, number, at) VALUES (?, ?, ?, ?)')
    .run(challenge, kind, number, at)
}
