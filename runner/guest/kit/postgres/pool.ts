import type { QueryResult } from './results.ts'
import type { Session, Sessions } from './sessions.ts'

type Query = (text: unknown, values?: unknown) => Promise<QueryResult | QueryResult[]>

/** What a solution holds of one connection, in the manner of node-postgres' `PoolClient`. */
export interface Client {
  query: Query
  release(error?: unknown): void
}

/** Connections that may wait for a free one. */
const mostWaiting = 10_000

/** What a solution gets of a database, in the manner of node-postgres' `Pool`, with at most `size` connections. */
export function createPool(sessions: Sessions, size: number): object {
  const idle: Session[] = []
  const waiting: (() => void)[] = []
  let total = 0
  let ended = false

  async function take(): Promise<Session> {
    if (ended) throw new Error('Cannot use a pool after calling end on the pool')
    for (;;) {
      const known = idle.pop()
      if (known !== undefined) return known
      if (total < size) {
        total++
        return sessions.open()
      }
      if (waiting.length >= mostWaiting) throw new Error('too many callers wait for a connection')
      await new Promise<void>((resolve) => waiting.push(resolve))
    }
  }

  function giveBack(session: Session, destroy: boolean): void {
    if (destroy || session.lost()) {
      total--
      session.leave()
    } else idle.push(session)
    waiting.shift()?.()
  }

  async function connect(): Promise<Client> {
    const session = await take()
    let released = false
    return frozen({
      query: querying((text, values) => {
        if (released) throw new Error('Client was released and cannot be queried any more')
        return session.query(text, values)
      }),
      release(error?: unknown) {
        if (released) throw new Error('Release called on client which has already been released to the pool.')
        released = true
        giveBack(session, Boolean(error))
      },
    })
  }

  const query = querying(async (text, values) => {
    const session = await take()
    try {
      return await session.query(text, values)
    } finally {
      giveBack(session, false)
    }
  })

  async function transaction(run: unknown): Promise<unknown> {
    if (typeof run !== 'function') throw new TypeError('transaction(run) takes a function')
    const client = await connect()
    try {
      await client.query('BEGIN')
      const result: unknown = await run(frozen({ query: client.query }))
      await client.query('COMMIT')
      return result
    } catch (error) {
      // A connection that is lost has rolled back by itself; what went wrong before says more.
      await client.query('ROLLBACK').catch(() => undefined)
      throw error
    } finally {
      client.release()
    }
  }

  return frozen({
    query,
    connect,
    transaction,
    async end() {
      ended = true
      while (idle.length > 0) await idle.pop()?.leave()
    },
    get totalCount() {
      return total
    },
    get idleCount() {
      return idle.length
    },
    get waitingCount() {
      return waiting.length
    },
  })
}

/** Takes `(text, values)` and `({ text, values })`. */
function querying(run: (text: string, values: unknown) => Promise<QueryResult | QueryResult[]>): Query {
  return async function query(given, values) {
    const { text, values: inside } =
      typeof given === 'string'
        ? { text: given, values: undefined }
        : (Object(given) as Record<string, unknown>)
    if (typeof text !== 'string' || text.trim() === '') {
      throw new TypeError('query(text, values) takes the text of a statement')
    }
    return await run(text, values ?? inside)
  }
}

/** Functions under the names of their keys: the build shortens their own, and reports show what was called. */
function frozen<T extends object>(handle: T): T {
  for (const [name, { value }] of Object.entries(Object.getOwnPropertyDescriptors(handle))) {
    if (typeof value === 'function') Object.freeze(Object.defineProperty(value, 'name', { value: name }))
  }
  return Object.freeze(handle)
}
