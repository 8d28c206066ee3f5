import type { DatabaseAsk } from '../child-protocol.ts'
import { Cell } from '../guest/host.ts'
import type { DatabaseReply, DatabaseRequest } from '../guest/postgres-protocol.ts'
import type { Limits } from '../protocol.ts'
import type { Entry } from './entry.ts'
import type { Outcome } from './outcome.ts'
import type { Pair } from './pair.ts'
import type { Turns } from './turns.ts'

export interface DatabaseEnv {
  cells: Float64Array
  pair: Pair
  outcome: Outcome
  entry: Entry
  turns: Turns
  limits(): Limits
  ask(): ((request: DatabaseAsk) => DatabaseReply) | undefined
}

/** What the judge's isolate wants from the database, asked while nobody runs: no clock of a side counts the wait. */
export interface DatabaseRelay {
  /** Whether a request waits. */
  asking(): boolean
  /** Has one request answered. */
  relay(): void
  reset(): void
}

/** CPU milliseconds for one statement of the test's own. */
const ownLimitMs = 30_000

export function createDatabaseRelay(env: DatabaseEnv): DatabaseRelay {
  const { cells, pair, outcome, entry, turns } = env
  /** CPU milliseconds that the solution's statements took in this test. */
  let used = 0

  return {
    asking: () => (cells[Cell.Asking] as number) > 0,
    relay() {
      const line = entry.call('judge', pair.judge()?.asked, []) as string | undefined
      if (line === undefined) return
      const { request, own } = JSON.parse(line) as { request: DatabaseRequest; own: boolean }
      const ask = env.ask()
      if (ask === undefined) return outcome.stop(undeclared)
      const { cpuMs } = env.limits()
      const reply = ask({ request, limitMs: own ? ownLimitMs : Math.max(1, cpuMs - used) })
      if (!own) used += reply.cpuMs
      const { verdict, message } = reply.fatal ?? {}
      if (verdict === 'time-limit-exceeded' || (verdict === undefined && used > cpuMs)) {
        return outcome.stop(own ? ownTooLong : tooLong(request, cpuMs))
      }
      if (verdict === undefined) {
        return turns.turn(() => void entry.call('judge', pair.judge()?.answered, [JSON.stringify(reply)]))
      }
      outcome.stop({
        verdict,
        message: message as string,
        ...(verdict === 'internal-error' && { outOf: 'database' }),
      })
    },
    reset() {
      used = 0
      cells[Cell.Asking] = 0
    },
  }
}

const undeclared = {
  verdict: 'judge-error',
  message: 'the test asks for a database: add "needs": ["postgres"] to challenge.json',
} as const

const ownTooLong = {
  verdict: 'judge-error',
  message: `a statement of the test itself took more than ${ownLimitMs / 1000} s`,
} as const

function tooLong(request: DatabaseRequest, cpuMs: number) {
  const text = request.op === 'run' ? request.statement.text.trim().replaceAll(/\s+/g, ' ') : ''
  const last = text.length > 120 ? `${text.slice(0, 120)}…` : text
  return {
    verdict: 'time-limit-exceeded',
    message: `the SQL statements took more than ${cpuMs} ms in this test${last === '' ? '' : `; the last one: ${last}`}`,
  } as const
}
