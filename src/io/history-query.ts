import type { DatabaseSync } from 'node:sqlite'
import type { Aid, History } from './store.ts'

/** Where the user stands with every challenge, from the attempts and the help that were kept. */
export function queryHistory(database: DatabaseSync): History {
  const rows = database
    .prepare(
      `SELECT challenge, min(CASE WHEN verdict = 'accepted' AND scope = 'all' THEN started_at END) AS solved
       FROM attempts WHERE verdict NOT IN ('judge-error', 'internal-error') GROUP BY challenge`,
    )
    .all()
  const solvedAt = new Map(
    rows.flatMap(({ challenge, solved }): [string, number][] =>
      solved === null ? [] : [[String(challenge), Number(solved)]],
    ),
  )
  const last = database.prepare('SELECT challenge, started_at FROM attempts ORDER BY id DESC LIMIT 1').get()
  return {
    solved: new Set(solvedAt.keys()),
    tried: new Set(rows.map((row) => String(row['challenge']))),
    levels: levels(database),
    last: last && { challenge: String(last['challenge']), startedAt: Number(last['started_at']) },
    ...help(database, solvedAt),
  }
}

function levels(database: DatabaseSync): Map<string, number> {
  const rows = database
    .prepare(
      `SELECT challenge, max(level) AS level FROM
         (SELECT challenge, (SELECT max(value ->> '$.level') FROM json_each(report, '$.tests')) AS level
          FROM attempts WHERE scope = 'levels' AND verdict = 'accepted')
       GROUP BY challenge`,
    )
    .all()
  return new Map(rows.map((row) => [String(row['challenge']), Number(row['level'])]))
}

function help(
  database: DatabaseSync,
  solvedAt: Map<string, number>,
): Pick<History, 'hints' | 'editorials' | 'aid'> {
  const hints = new Map<string, number>()
  const editorials = new Set<string>()
  const aid = new Map<string, Aid>()
  for (const row of database.prepare('SELECT challenge, kind, number, at FROM reveals').all()) {
    const challenge = String(row['challenge'])
    const isHint = row['kind'] === 'hint'
    const number = Number(row['number'])
    if (isHint) hints.set(challenge, Math.max(number, hints.get(challenge) ?? 0))
    else editorials.add(challenge)
    // What was read after solving it was no help.
    if (Number(row['at']) > (solvedAt.get(challenge) ?? -1)) continue
    const before = aid.get(challenge) ?? { hints: 0, editorial: false }
    aid.set(challenge, {
      hints: before.hints + Number(isHint),
      editorial: before.editorial || !isHint,
    })
  }
  return { hints, editorials, aid }
}
