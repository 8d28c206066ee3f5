import { Cell } from './host.ts'
import type { DatabaseReply, DatabaseRequest } from './postgres-protocol.ts'

export interface Asking {
  /** Asks the database once both isolates are quiet; `own` for what is no statement of the solution. */
  ask(request: DatabaseRequest, own: boolean): Promise<DatabaseReply>
  /** The next request as JSON: the host takes it from here. */
  asked(): string
  /** The host's reply to that. */
  answered(reply: string): void
  clear(): void
}

/** The judge's requests to the database. What follows from a reply counts for the actor who asked. */
export function createAsking(cells: Float64Array): Asking {
  let waiting: { line: string; actor: number; resolve(reply: DatabaseReply): void }[] = []
  let asked: (typeof waiting)[number] | undefined

  function count(): void {
    cells[Cell.Asking] = waiting.length
  }

  return {
    ask: (request, own) =>
      new Promise((resolve) => {
        waiting.push({ line: JSON.stringify({ request, own }), actor: cells[Cell.Actor] as number, resolve })
        count()
      }),
    asked() {
      asked = waiting.shift()
      count()
      return asked?.line ?? ''
    },
    answered(reply) {
      if (asked === undefined) return
      cells[Cell.Actor] = asked.actor
      asked.resolve(JSON.parse(reply) as DatabaseReply)
    },
    clear() {
      waiting = []
      asked = undefined
      count()
    },
  }
}
