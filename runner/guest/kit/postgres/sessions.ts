import type { Answer, DatabaseReply, DatabaseRequest } from '../../postgres-protocol.ts'
import { createRandom } from '../../random.ts'
import type { KitEnv } from '../contract.ts'
import { KitError } from '../kit-error.ts'
import { natives } from '../natives.ts'
import type { StatementRecord } from './log.ts'
import { parametersOf } from './parameters.ts'
import { connectionLost, databaseError, type QueryResult, resultOf } from './results.ts'

export type SessionsEnv = Pick<KitEnv, 'ask' | 'postgresTypes' | 'race' | 'seed' | 'draws'> & {
  /** Told of each error that a statement of the solution ended with. */
  blame(error: object): void
}

/** Where a connection breaks: at the statement that is so many from now on, before it runs or before its answer. */
export interface Fault {
  statement: number
  when: 'before' | 'after'
}

/** One connection. After it was lost every statement fails. */
export interface Session {
  query(text: string, values?: unknown): Promise<QueryResult | QueryResult[]>
  lost(): boolean
  leave(): Promise<void>
}

export interface Sessions {
  /** The test's own connection. */
  own: Session
  open(): Session
  failAt(fault: Fault): void
  records: StatementRecord[]
  /** From now on nothing reaches the database: another one has taken its place. */
  end(): void
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] }

interface Pending {
  session: number
  text: string
  params: (string | null)[] | undefined
  resolve(result: QueryResult | QueryResult[]): void
  reject(error: unknown): void
}

interface Running extends Pending {
  record: Mutable<StatementRecord> | undefined
  actor: number
}

/** The isolates draw from the streams 0 and 1 of a seed, disks from those behind. */
const stream = 100_001

/**
 * The connections of one database. Of statements that are under way together any may come first, by the seed; while a
 * test explores orders, each of them is a completion like any other.
 */
export function createSessions(env: SessionsEnv, latencyMs: number, seed: number | undefined): Sessions {
  const draw = createRandom((seed ?? env.seed()) | 0, stream)
  const pending: Pending[] = []
  const running = new Map<number, Running>()
  const lost = new Set<number>()
  const records: Mutable<StatementRecord>[] = []
  let fault: Fault | undefined
  let opened = 0
  let ids = 0
  let over = false

  function ask(request: DatabaseRequest, own: boolean): Promise<DatabaseReply> {
    if (env.ask === undefined) throw new KitError('createDatabase() cannot be used here.')
    return env.ask(request, own)
  }

  function issue(
    session: number,
    text: string,
    params: Pending['params'],
  ): Promise<QueryResult | QueryResult[]> {
    return new Promise((resolve, reject) => {
      const mine: Pending = { session, text, params, resolve, reject }
      pending.push(mine)
      natives.setTimeout(() => void step(take(mine)), latencyMs)
    })
  }

  function take(mine: Pending): Pending {
    const exploring = env.race?.exploring() === true
    const at = exploring || pending.length === 1 ? pending.indexOf(mine) : drawn(pending.length)
    return pending.splice(at, 1)[0] as Pending
  }

  function drawn(total: number): number {
    if (seed === undefined) env.draws()
    return Math.floor(draw() * total)
  }

  async function step(statement: Pending): Promise<void> {
    const { session, text, params } = statement
    if (over || lost.has(session)) return fail(statement, connectionLost())
    const record: Mutable<StatementRecord> = {
      statement: records.length + 1,
      connection: session,
      text,
      values: params ?? [],
    }
    records.push(record)
    const due = fault !== undefined && --fault.statement === 0 ? fault.when : undefined
    if (due !== undefined) {
      fault = undefined
      record.lost = due
    }
    if (due === 'before') return await lose(session, statement)
    const id = ++ids
    running.set(id, { ...statement, record, actor: env.race?.actor() ?? 0 })
    const reply = await send(id, statement, false)
    if (due !== 'after') return hear(reply, id)
    const answer = reply.done.find((each) => each.id === id)
    if (answer !== undefined) note(record, answer)
    running.delete(id)
    hear(reply, undefined)
    await lose(session, statement)
  }

  function send(id: number, { session, text, params }: Pending, own: boolean): Promise<DatabaseReply> {
    return ask({ op: 'run', statement: { id, session, text, ...(params !== undefined && { params }) } }, own)
  }

  /** Ends a session as the server sees it, with what it had begun rolled back. */
  async function lose(session: number, statement: Pending): Promise<void> {
    lost.add(session)
    hear(await ask({ op: 'leave', session }, false), undefined)
    fail(statement, connectionLost())
  }

  /** Gives out the ends of statements; those that waited for `mine` go on at the next instant, as their own actor. */
  function hear({ done }: DatabaseReply, mine: number | undefined): void {
    for (const answer of done) {
      const ended = running.get(answer.id)
      running.delete(answer.id)
      if (ended === undefined) continue
      if (answer.id === mine) settle(ended, answer)
      else later(ended.actor, () => settle(ended, answer))
    }
  }

  function later(actor: number, act: () => void): void {
    const { race } = env
    const present = race?.actor() ?? 0
    race?.act(actor)
    natives.setTimeout(act, 0)
    race?.act(present)
  }

  function settle(ended: Running, answer: Answer): void {
    if (ended.record !== undefined) note(ended.record, answer)
    if ('error' in answer) return fail(ended, databaseError(answer.error))
    ended.resolve(resultOf((env.postgresTypes as NonNullable<typeof env.postgresTypes>)(), answer.results))
  }

  function fail({ session, reject }: Pending, error: Error): void {
    if (session !== ownSession) env.blame(error)
    reject(error)
  }

  async function runOwn(text: string, params: Pending['params']): Promise<QueryResult | QueryResult[]> {
    return await new Promise((resolve, reject) => {
      if (over) return reject(new KitError('This database is gone: another one has taken its place.'))
      const id = ++ids
      const statement: Pending = { session: ownSession, text, params, resolve, reject }
      running.set(id, { ...statement, record: undefined, actor: env.race?.actor() ?? 0 })
      send(id, statement, true).then((reply) => hear(reply, id), reject)
    })
  }

  function session(number: number): Session {
    /** A connection does one statement after the other. */
    let last: Promise<unknown> = Promise.resolve()
    return {
      query(text, values) {
        const next = last.then(() => {
          const params = parametersOf(values)
          return number === ownSession ? runOwn(text, params) : issue(number, text, params)
        })
        last = next.catch(() => undefined)
        return next
      },
      lost: () => over || lost.has(number),
      async leave() {
        if (over || lost.has(number)) return
        await last
        lost.add(number)
        if (!over) hear(await ask({ op: 'leave', session: number }, false), undefined)
      },
    }
  }

  return {
    own: session(ownSession),
    open: () => session(++opened),
    failAt(given) {
      fault = { ...given }
    },
    records,
    end() {
      over = true
    },
  }
}

const ownSession = 0

function note(record: Mutable<StatementRecord>, answer: Answer): void {
  if ('error' in answer) record.error = answer.error['code'] ?? answer.error.message
  else record.rowCount = answer.results.reduce((sum, { rowCount }) => sum + (rowCount ?? 0), 0)
}
