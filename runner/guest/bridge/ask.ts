import type { Decoder } from './decode.ts'
import type { Encoder } from './encode.ts'
import type { What } from './path.ts'
import { P } from './primordials.ts'
import { before } from './remote.ts'
import type { Tables } from './tables.ts'
import type { Thrown } from './thrown.ts'
import { type Answer, type Ask, Op, Reply, symbolKeyed } from './wire.ts'

export interface AskingEnv {
  /** Sends a request over the wall and returns the reply. */
  send: Ask
  encoder: Encoder
  decoder: Decoder
  tables: Tables
  thrown: Thrown
}

/** Makes requests of the other side. */
export interface Asking {
  /** A request whose reply is not read. */
  ask: Ask
  /** A request with one value as its answer; throws what the other side threw. */
  answer(op: number, id: number, key: PropertyKey, values: readonly unknown[], what: What): unknown
  /** The same with a list of values. */
  answers(op: number, id: number, key: PropertyKey, values: readonly unknown[], what: What): unknown[]
  /** Tells how a promise of this side settled, and what became of the data that was passed for it. */
  tell(id: number, fulfilled: boolean, value: unknown, touched: readonly object[] | undefined): void
  /** Counts the requests made so far. */
  requests(): number
}

export function createAsking({ send, encoder, decoder, tables, thrown }: AskingEnv): Asking {
  let requests = 0

  function answer(op: number, id: number, key: PropertyKey, values: readonly unknown[], what: What): unknown {
    const reply = request(op, id, key, values, what)
    if (typeof reply !== 'string') return reply
    if (reply === '') return undefined
    if (reply[0] === Reply.String) return P.slice(reply, 1)
    return valuesOf(reply)[0]
  }

  function answers(
    op: number,
    id: number,
    key: PropertyKey,
    values: readonly unknown[],
    what: What,
  ): unknown[] {
    return valuesOf(request(op, id, key, values, what) as string)
  }

  function request(op: number, id: number, key: PropertyKey, values: readonly unknown[], what: What): Answer {
    if (typeof key === 'symbol') {
      return ask(op | symbolKeyed, id, '', encoder.encode(before(key, values), 'value'))
    }
    return ask(op, id, key, values.length === 0 && !encoder.busy() ? '' : encoder.encode(values, what))
  }

  function ask(op: number, id: number, key: string | number, message: string): Answer {
    requests++
    const reply = send(op, id, key, message)
    if (reply === Reply.Halted) throw new P.Error('the test is over')
    if (reply === Reply.Overflow) throw new P.RangeError('Maximum call stack size exceeded')
    return reply
  }

  function valuesOf(reply: string): unknown[] {
    const values = decoder.decode(reply)
    if (!decoder.wasThrown()) return values
    throw thrown.note(values[0])
  }

  function tell(
    id: number,
    fulfilled: boolean,
    value: unknown,
    touched: readonly object[] | undefined,
  ): void {
    let message: string
    try {
      message = encoder.encode([value], fulfilled ? 'resolved value' : 'rejection', touched, !fulfilled)
    } catch (error) {
      message = encoder.encode([error], 'rejection', undefined, true)
    }
    tables.release(id)
    ask(Op.Settle, id, '', message)
  }

  return { ask, answer, answers, tell, requests: () => requests }
}
