import { Duplex } from 'node:stream'
import type { PGlite } from '@electric-sql/pglite'

const ready = 0x5a

/** PGlite as the server at the other end of a node-postgres connection, message by message of PostgreSQL's protocol. */
export class PGliteStream extends Duplex {
  /** Whether the session is in a transaction, by the last message in which the server said it was ready. */
  inTransaction = false
  readonly #database: PGlite

  constructor(database: PGlite) {
    super()
    this.#database = database
  }

  connect(): this {
    process.nextTick(() => this.emit('connect'))
    return this
  }

  // node-postgres calls these on what it takes for a socket.
  setNoDelay(): this {
    return this
  }
  setKeepAlive(): this {
    return this
  }
  ref(): this {
    return this
  }
  unref(): this {
    return this
  }

  override _read(): void {}

  override _write(chunk: Uint8Array, _encoding: string, done: (error?: Error) => void): void {
    this.#database.execProtocolRaw(new Uint8Array(chunk)).then((answer) => {
      // ReadyForQuery is always the last message: its code, four bytes of length, and the state.
      if (answer.at(-6) === ready) this.inTransaction = answer.at(-1) !== 'I'.charCodeAt(0)
      if (answer.length > 0) this.push(answer)
      done()
    }, done)
  }
}
