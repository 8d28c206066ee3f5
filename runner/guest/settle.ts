import type { Bridge } from './bridge/bridge.ts'
import { P } from './bridge/primordials.ts'
import { Cell, type HostCall, HostOp } from './host.ts'

export interface SettlingEnv {
  cells: Float64Array
  host: HostCall
  bridge(): Bridge
}

/** The microtasks of the judge, as far as they concern the solution. */
export interface Settling {
  /** To be called before each request: the solution may have microtasks to run after it. */
  requested(): void
}

/**
 * Two isolates have two queues of microtasks where one realm has one. So that their tasks take turns, a request puts a
 * task into the judge's queue that runs what the solution has queued by then: a callback that the solution deferred has
 * run when the test goes on after `await null`. The other way around there is no such thing: a test that went on while
 * the solution's microtasks run could not advance the clock.
 */
export function createSettling({ cells, host, bridge }: SettlingEnv): Settling {
  const settled = P.promiseResolve(undefined)
  let scheduled = false

  function settleSolution(): void {
    scheduled = false
    if (cells[Cell.SettlingSolution] === 1) return
    const changes = host(HostOp.Settle, bridge().changes())
    if (typeof changes === 'string' && changes !== '') bridge().sync(changes)
  }

  return {
    requested() {
      if (scheduled) return
      scheduled = true
      P.then(settled, settleSolution)
    },
  }
}
