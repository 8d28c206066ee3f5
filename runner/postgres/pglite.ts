import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { PGlite } from '@electric-sql/pglite'
import pg from 'pg'
import type { Answer, Statement } from '../guest/postgres-protocol.ts'
import { type Backend, Crash, type Done, role } from './backend.ts'
import { PGliteStream } from './pglite-stream.ts'
import { type Known, prepare } from './prepare.ts'
import { runStatement } from './statement.ts'

/**
 * PostgreSQL in this process, with one session that all sessions share: while one of them is in a transaction, the
 * statements of the others wait. `image` is the file from which it starts quickly, and which it writes at its first start.
 */
export async function openPGlite(image: string | undefined): Promise<Backend> {
  const stream = new PGliteStream(await load(image))
  const client = new pg.Client({ stream: () => stream, user: 'postgres', database: 'postgres' } as never)
  client.on('error', () => undefined)
  await client.connect()
  let owner: number | undefined
  let queue: Statement[] = []
  let known: Known | undefined

  async function own(): Promise<pg.Client> {
    await client.query(`set timezone to 'UTC'; set session authorization ${role}`)
    return client
  }

  async function runNow(statement: Statement, done: Answer[]): Promise<boolean> {
    const answer = await runStatement(client, statement)
    owner = stream.inTransaction ? statement.session : undefined
    if (answer === 'too-large') return false
    // What PostgreSQL refuses has a code; without one it did not get as far as refusing anything.
    if ('error' in answer && answer.error['code'] === undefined) throw new Crash(answer.error.message)
    done.push(answer)
    return true
  }

  async function runQueued(done: Answer[]): Promise<Done> {
    for (let next = 0; owner === undefined && next < queue.length; ) {
      const [statement] = queue.splice(next, 1) as [Statement]
      if (!(await runNow(statement, done))) return { done, tooLarge: true }
    }
    return { done }
  }

  async function rollBack(): Promise<void> {
    if (stream.inTransaction) await client.query('rollback')
    owner = undefined
  }

  return {
    async run(statement) {
      const done: Answer[] = []
      if (owner !== undefined && owner !== statement.session) queue.push(statement)
      else if (!(await runNow(statement, done))) return { done, tooLarge: true }
      return await runQueued(done)
    },
    async leave(session) {
      queue = queue.filter((statement) => statement.session !== session)
      if (owner === session) await rollBack()
      return await runQueued([])
    },
    async open(opening) {
      queue = []
      await rollBack()
      // In PGlite neither `reset session authorization` nor `discard all` leads back to the superuser.
      await client.query('set session authorization postgres')
      await client.query('discard all')
      const prepared = await prepare({ chief: client, owner: role, own }, opening, known)
      known = prepared.known
      return prepared.refused
    },
    waiting: () => queue.map(({ session }) => session),
    close: async () => undefined,
  }
}

async function load(image: string | undefined): Promise<PGlite> {
  const bytes = image === undefined ? undefined : read(image)
  if (bytes !== undefined) {
    try {
      return await PGlite.create({ loadDataDir: new Blob([bytes]) })
    } catch {
      // A damaged image is made anew.
    }
  }
  const database = await PGlite.create()
  await database.exec(`create role ${role} login; alter database postgres owner to ${role}`)
  if (image !== undefined) await save(database, image)
  return database
}

function read(image: string): Buffer<ArrayBuffer> | undefined {
  try {
    return readFileSync(image) as Buffer<ArrayBuffer>
  } catch {
    return undefined
  }
}

/** A cache that cannot be written costs time and nothing else. */
async function save(database: PGlite, image: string): Promise<void> {
  const unfinished = `${image}.${process.pid}`
  const dump = Buffer.from(await (await database.dumpDataDir('none')).arrayBuffer())
  try {
    writeFileSync(unfinished, dump)
    renameSync(unfinished, image)
  } catch {
    try {
      rmSync(unfinished, { force: true })
    } catch {}
  }
}
