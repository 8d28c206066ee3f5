import { KitError } from '../kit-error.ts'
import { show } from './diagram.ts'
import type { RunningNode } from './nodes.ts'
import type { Records } from './records.ts'

/** A call that the test made of a node; times are virtual milliseconds since the network was made. */
export interface ClientCall {
  readonly node: string
  readonly method: string
  readonly args: readonly unknown[]
  readonly at: number
  /** When it was answered; undefined when it never was. */
  endedAt?: number
  value?: unknown
  error?: unknown
}

export interface ClientEnv {
  now(): number
  records: Records
  /** @throws KitError when the node is down */
  member(id: string): RunningNode
  /** Looks at the invariants; throws when the network has failed. */
  before(): void
  /** @throws what ended the network, if something has */
  after(): void
}

/** Calls methods of nodes as clients would, and remembers them. */
export interface Client {
  of(id: string): Record<string, (...args: unknown[]) => unknown>
  calls(method?: string): readonly ClientCall[]
  /** Calls of a node that has crashed are never answered. */
  crashed(id: string): void
  end(): void
  /** While this runs, calls are questions of the test and leave no trace. */
  quietly<T>(ask: () => T): T
}

export function createClient({ now, records, member, before, after }: ClientEnv): Client {
  const made: ClientCall[] = []
  let waiting: { id: string; reject(error: Error): void }[] = []
  let quiet = 0

  function call(id: string, method: string, args: readonly unknown[]): unknown {
    if (quiet > 0) return member(id).call(method, args)
    before()
    const node = member(id)
    const entry: ClientCall = { node: id, method, args: [...args], at: now() }
    made.push(entry)
    records.add({
      kind: 'call',
      at: now(),
      node: id,
      text: `${method}(${args.map((arg) => show(arg, 0)).join(', ')})`,
    })
    try {
      const value = node.call(method, args)
      after()
      if (value instanceof Promise) return awaited(id, entry, value)
      ended(entry, { value })
      return value
    } catch (error) {
      ended(entry, { error })
      after()
      throw error
    }
  }

  function awaited(id: string, entry: ClientCall, promise: Promise<unknown>): Promise<unknown> {
    const { promise: given, resolve, reject } = Promise.withResolvers<unknown>()
    const mine = { id, reject }
    waiting.push(mine)
    // A test may be interested in none of its answers.
    given.catch(() => undefined)
    const settle = (outcome: { value: unknown } | { error: unknown }) => {
      waiting = waiting.filter((each) => each !== mine)
      ended(entry, outcome)
    }
    promise.then(
      (value) => {
        settle({ value })
        resolve(value)
      },
      (error) => {
        settle({ error })
        reject(error)
      },
    )
    return given
  }

  function ended(entry: ClientCall, outcome: { value: unknown } | { error: unknown }): void {
    Object.assign(entry, outcome, { endedAt: now() })
  }

  function leave(which: (id: string) => boolean, why: string): void {
    const left = waiting.filter(({ id }) => which(id))
    waiting = waiting.filter(({ id }) => !which(id))
    for (const { reject } of left) reject(new Error(why))
  }

  return {
    of: (id) =>
      new Proxy({} as Record<string, (...args: unknown[]) => unknown>, {
        get(_target, key) {
          if (typeof key !== 'string' || key === 'then' || key === 'toJSON') return undefined
          if (key === 'receive')
            throw new KitError(`network.node('${id}').receive: only messages of nodes arrive there.`)
          return (...args: unknown[]) => call(id, key, args)
        },
      }),
    calls: (method) => made.filter((each) => method === undefined || each.method === method),
    crashed: (id) => leave((each) => each === id, `${id} crashed before it answered`),
    end: () => leave(() => true, 'the network came to its end before the node answered'),
    quietly(ask) {
      quiet++
      try {
        return ask()
      } finally {
        quiet--
      }
    },
  }
}
