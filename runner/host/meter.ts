export type Running = 'solution' | 'judge'

/** Splits a test's wall time between the two isolates: at each crossing the clock of one stops and the other's starts. */
export interface Meter {
  /** Starts to count for a side; returns the side that ran until now, for `leave`. */
  enter(side: Running): Running | undefined
  leave(before: Running | undefined): void
  /** Milliseconds that a side has run in this test. */
  used(side: Running): number
  reset(): void
}

export function createMeter(onSwitch: (side: Running | undefined) => void): Meter {
  const used = { solution: 0, judge: 0 }
  let current: Running | undefined
  let since = 0

  function switchTo(side: Running | undefined): void {
    const now = performance.now()
    if (current !== undefined) used[current] += now - since
    since = now
    current = side
    onSwitch(side)
  }

  return {
    enter(side) {
      const before = current
      switchTo(side)
      return before
    },
    leave: switchTo,
    used: (side) => used[side] + (current === side ? performance.now() - since : 0),
    reset() {
      used.solution = 0
      used.judge = 0
      since = performance.now()
    },
  }
}
