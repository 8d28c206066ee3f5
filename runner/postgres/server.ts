import { randomBytes } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import type { Answer, Statement } from '../guest/postgres-protocol.ts'
import type { Backend, Done } from './backend.ts'
import { type Known, prepare } from './prepare.ts'
import { runStatement } from './statement.ts'

interface Session {
  client: pg.Client
  pid: number
  /** The statement that has not ended yet. */
  running?: { ended: Promise<void>; answer?: Answer | 'too-large' } | undefined
}

/** Milliseconds between two looks at who waits for whom. */
const lookMs = 3
/** A database of an earlier run that was killed is removed after so many seconds. */
const staleSeconds = 24 * 3600

/**
 * A database of its own on the server at `url`, whose user must be able to create databases and roles; sessions are
 * connections under a role that may do nothing else. Rejects with what is wrong with the server.
 */
export async function openServer(url: string): Promise<Backend> {
  const name = `hotseat_${Math.floor(Date.now() / 1000)}_${randomBytes(6).toString('hex')}`
  const password = randomBytes(18).toString('hex')
  const chief = await connected({ connectionString: url })
  await removeStale(chief)
  await chief.query(`create role ${name} login password '${password}'`)
  await chief.query(`create database ${name} owner ${name} template template0 encoding 'UTF8'`)
  const { host, port, ssl } = chief
  const place = { host, port, ssl, database: name }
  const { user, password: secret } = chief as { user?: string; password?: string | null }
  const admin = await connected({ ...place, user, ...(secret != null && { password: secret }) })
  const sessions = new Map<number, Session>()
  let known: Known | undefined

  async function sessionOf(number: number): Promise<Session> {
    const known = sessions.get(number)
    if (known !== undefined) return known
    const client = await connected({ ...place, user: name, password })
    await client.query("set timezone to 'UTC'")
    const { rows } = await client.query('select pg_backend_pid() as pid')
    const session = { client, pid: rows[0].pid as number }
    sessions.set(number, session)
    return session
  }

  /** Waits until every statement has ended, or waits for a session that has nothing to do. */
  async function settle(limitMs: number): Promise<Done> {
    const before = performance.now()
    for (;;) {
      const running = [...sessions.values()].filter(({ running }) => running !== undefined)
      await Promise.race([Promise.all(running.map((session) => session.running?.ended)), delay(lookMs)])
      const busy = running.filter(({ running }) => running?.answer === undefined)
      if (busy.length === 0 || (await allStuck(busy))) return collect()
      if (performance.now() - before > limitMs) {
        for (const { pid } of busy) await admin.query('select pg_cancel_backend($1)', [pid])
        throw new Overrun()
      }
    }
  }

  async function allStuck(busy: Session[]): Promise<boolean> {
    const { rows } = await admin.query(
      'select pid, pg_blocking_pids(pid) as blockers from unnest($1::int[]) as pid',
      [busy.map(({ pid }) => pid)],
    )
    const blockers = new Map(rows.map(({ pid, blockers }) => [pid as number, blockers as number[]]))
    const idle = (pid: number, seen: number[]): boolean => {
      const before = blockers.get(pid)
      // Sessions that wait for each other in a circle are told apart by the server, after its deadlock_timeout.
      return (
        before === undefined || (!seen.includes(pid) && before.some((each) => idle(each, [...seen, pid])))
      )
    }
    return busy.every(({ pid }) => blockers.get(pid)?.some((each) => idle(each, [pid])) === true)
  }

  function collect(): Done {
    const done: Answer[] = []
    let tooLarge = false
    for (const session of sessions.values()) {
      const answer = session.running?.answer
      if (answer === undefined) continue
      session.running = undefined
      if (answer === 'too-large') tooLarge = true
      else done.push(answer)
    }
    return tooLarge ? { done, tooLarge } : { done }
  }

  async function leave(number: number): Promise<void> {
    const session = sessions.get(number)
    if (session === undefined) return
    sessions.delete(number)
    if (session.running !== undefined) await admin.query('select pg_cancel_backend($1)', [session.pid])
    await session.client.end()
    // The server rolls back, and lets others go on, only after the connection has ended.
    while (await alive(session.pid)) await delay(lookMs)
  }

  async function alive(pid: number): Promise<boolean> {
    const { rowCount } = await admin.query('select from pg_stat_activity where pid = $1', [pid])
    return rowCount !== 0
  }

  return {
    async run(statement: Statement, limitMs) {
      const session = await sessionOf(statement.session)
      const running: NonNullable<Session['running']> = {
        ended: runStatement(session.client, statement).then((answer) => {
          running.answer = answer
        }),
      }
      session.running = running
      return await settle(limitMs)
    },
    async leave(number) {
      await leave(number)
      return await settle(Number.POSITIVE_INFINITY)
    },
    async open(opening) {
      for (const number of sessions.keys()) await leave(number)
      // By default the server looks for circles of sessions only after a second, which is much of a solution's time.
      await admin.query(
        `alter database ${name} reset all; alter database ${name} set deadlock_timeout to '10ms'`,
      )
      const own = async () => (await sessionOf(0)).client
      const prepared = await prepare({ chief: admin, owner: name, own }, opening, known)
      known = prepared.known
      return prepared.refused
    },
    waiting: () => [...sessions].filter(([, { running }]) => running !== undefined).map(([number]) => number),
    async close() {
      for (const number of sessions.keys()) await leave(number)
      await admin.end()
      await chief.query(`drop database if exists ${name} with (force)`)
      await chief.query(`drop role if exists ${name}`)
      await chief.end()
    },
  }
}

/** Statements ran for longer than they may. */
export class Overrun extends Error {}

async function connected(config: pg.ClientConfig): Promise<pg.Client> {
  const client = new pg.Client(config)
  // A connection that the server ends shows itself in the next statement.
  client.on('error', () => undefined)
  await client.connect()
  return client
}

async function removeStale(chief: pg.Client): Promise<void> {
  const { rows } = await chief.query(
    "select datname from pg_database where datname ~ '^hotseat_\\d+_[0-9a-f]{12}$'",
  )
  for (const { datname } of rows as { datname: string }[]) {
    if (Date.now() / 1000 - Number(datname.split('_')[1]) < staleSeconds) continue
    await chief.query(`drop database if exists ${datname} with (force)`)
    await chief.query(`drop role if exists ${datname}`)
  }
}
