import type { DatabaseSync } from 'node:sqlite'
import type { Verdict } from '../../runner/protocol.ts'
import type { Help, Trial } from '../core/evidence.ts'
import type { Drill } from '../core/mock/events.ts'

/** What reviews are made of: every attempt that says something about the user, oldest first, and the help asked for. */
export interface Evidence {
  trials: Omit<Trial, 'day'>[]
  help: Omit<Help, 'day'>[]
  /** What interviews have left to practise, oldest first; `at` in epoch milliseconds. */
  drills: (Drill & { at: number })[]
}

/** All that was tried and asked for. Of the sources only those of accepted submissions are read: they may be large. */
export function queryEvidence(database: DatabaseSync): Evidence {
  const trials = database
    .prepare(
      `SELECT challenge, verdict, scope, started_at,
         CASE WHEN verdict = 'accepted' AND scope = 'all' THEN source =
           (SELECT source FROM attempts AS earlier WHERE earlier.challenge = attempts.challenge
              AND earlier.id < attempts.id AND earlier.verdict = 'accepted' AND earlier.scope = 'all'
            ORDER BY earlier.id DESC LIMIT 1) END AS same
       FROM attempts WHERE verdict NOT IN ('judge-error', 'internal-error') ORDER BY id`,
    )
    .all()
  const help = database.prepare('SELECT challenge, kind, at FROM reveals ORDER BY at').all()
  const finishes = database
    .prepare("SELECT at, data FROM interview_events WHERE kind = 'finish' ORDER BY interview")
    .all()
  return {
    drills: finishes.flatMap((row) => {
      const { drills } = JSON.parse(String(row['data'])) as { drills: Drill[] }
      return drills.map((drill) => ({ ...drill, at: Number(row['at']) }))
    }),
    trials: trials.map((row) => ({
      challenge: String(row['challenge']),
      verdict: String(row['verdict']) as Verdict,
      scope: String(row['scope']),
      startedAt: Number(row['started_at']),
      same: row['same'] === 1,
    })),
    help: help.map((row) => ({
      challenge: String(row['challenge']),
      kind: row['kind'] === 'hint' ? 'hint' : 'editorial',
      at: Number(row['at']),
    })),
  }
}
