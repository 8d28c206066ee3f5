import { Cell, type HostCall, HostOp, nextTimer, timerCells } from './host.ts'
import type { KitClock } from './kit/contract.ts'
import type { Timers } from './timers.ts'

export interface JudgeClock {
  clock: KitClock
  /** The clock has got to where tests wanted it. */
  caughtUp(): void
  clear(): void
}

/** The virtual clock as the kit moves it: by the host, who fires the timers of both sides. */
export function createKitClock(cells: Float64Array, host: HostCall, timers: Timers): JudgeClock {
  /** Tests that wait until the clock is where they wanted it. */
  let waiting: (() => void)[] = []

  function wait(): Promise<void> {
    return new Promise((resolve) => {
      waiting.push(resolve)
    })
  }

  return {
    clock: {
      now: () => cells[Cell.Now] as number,
      advance: (ms) => void host(HostOp.Advance, ms),
      advanceInTurns: (ms) => (host(HostOp.Advance, ms, true) === false ? wait() : undefined),
      pending: () => (cells[timerCells.solution.count] as number) + (cells[timerCells.judge.count] as number),
      next() {
        const next = nextTimer(cells)
        return next === Infinity ? undefined : next
      },
      last: () => host(HostOp.LastTimer) as number | undefined,
      setSystemTime: (ms) => void host(HostOp.SetSystemTime, ms),
      clear: () => void host(HostOp.ClearTimers),
      // A timer of this instant fires only when both sides have run out of microtasks.
      quiet: () =>
        new Promise((resolve) => {
          timers.add(resolve, 0, false)
        }),
    },
    caughtUp() {
      const waiters = waiting
      waiting = []
      for (const resolve of waiters) resolve()
    },
    clear() {
      waiting = []
    },
  }
}
