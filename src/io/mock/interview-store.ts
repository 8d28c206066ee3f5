import type { DatabaseSync } from 'node:sqlite'
import type { InterviewEvent, Logged } from '../../core/mock/events.ts'
import { guarded, openDatabase } from '../database.ts'
import { StoreProblem } from '../store-problem.ts'

/** The events of interviews, in the file of the history. */
export interface InterviewStore {
  /**
   * Begins an interview and gives it the next number, from `least`; undefined when one is not over. @throws StoreProblem
   */
  create(start: Logged, least?: number): number | undefined
  /**
   * Keeps an event; it outlives this process and the machine's next start when this returns. False when another process
   * has written one of that place. @throws StoreProblem
   */
  append(interview: number, event: Logged): boolean
  /** In their order; none for an interview that there is not. @throws StoreProblem */
  events(interview: number): Logged[]
  /** The numbers of all interviews, oldest first, and whether each is over. @throws StoreProblem */
  list(): { interview: number; finished: boolean }[]
  close(): void
}

/** Milliseconds to wait for another process that writes: the screen stands still meanwhile, for each event. */
const patience = 250
/** The same when an interview is opened: whoever closes the file last may need a while on a busy machine. */
const patienceAtFirst = 5000

/** Opens the interviews in the file of the history, which is made when there is none. @throws StoreProblem */
export function openInterviews(file: string): InterviewStore {
  const database = openDatabase(file, { synchronous: 'FULL', timeoutMs: patienceAtFirst })
  const quick = <T>(work: () => T) =>
    guarded(file, () => {
      database.exec(`PRAGMA busy_timeout = ${patience}`)
      try {
        return work()
      } finally {
        database.exec(`PRAGMA busy_timeout = ${patienceAtFirst}`)
      }
    })
  return {
    create: (start, least = 1) => quick(() => create(database, start, least)),
    append: (interview, event) => quick(() => insert(database, interview, event)),
    events: (interview) => guarded(file, () => queryEvents(database, interview)),
    list: () => guarded(file, () => queryList(database)),
    close: () => database.close(),
  }
}

/** In one transaction, so that of two processes that begin at once one does. */
function create(database: DatabaseSync, start: Logged, least: number): number | undefined {
  database.exec('BEGIN IMMEDIATE')
  try {
    const all = queryList(database)
    const isFree = all.every(({ finished }) => finished)
    const number = Math.max(least, (all.at(-1)?.interview ?? 0) + 1)
    if (isFree) insert(database, number, start)
    database.exec('COMMIT')
    return isFree ? number : undefined
  } catch (error) {
    database.exec('ROLLBACK')
    throw error
  }
}

function insert(database: DatabaseSync, interview: number, event: Logged): boolean {
  const { seq, ms, moment, kind, ...data } = event
  const { changes } = database
    .prepare(
      `INSERT OR IGNORE INTO interview_events (interview, seq, ms, at, up, boot, kind, data)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(interview, seq, ms, moment.at, moment.up, moment.boot, kind, JSON.stringify(data))
  return changes === 1
}

function queryEvents(database: DatabaseSync, interview: number): Logged[] {
  const rows = database
    .prepare(
      'SELECT seq, ms, at, up, boot, kind, data FROM interview_events WHERE interview = ? ORDER BY seq',
    )
    .all(interview)
  return rows.map(({ seq, ms, at, up, boot, kind, data }) => ({
    ...({ kind, ...dataOf(String(data), interview) } as InterviewEvent),
    seq: Number(seq),
    ms: Number(ms),
    moment: { at: Number(at), up: Number(up), boot: String(boot) },
  }))
}

function dataOf(text: string, interview: number): object {
  try {
    return JSON.parse(text) as object
  } catch (error) {
    throw new StoreProblem(
      `Interview ${interview} is damaged in the history; move the file history.db aside and Hotseat starts a new one.`,
      { cause: error },
    )
  }
}

function queryList(database: DatabaseSync): { interview: number; finished: boolean }[] {
  const rows = database
    .prepare(
      `SELECT interview, max(kind = 'finish') AS finished FROM interview_events GROUP BY interview ORDER BY interview`,
    )
    .all()
  return rows.map(({ interview, finished }) => ({
    interview: Number(interview),
    finished: Number(finished) === 1,
  }))
}
