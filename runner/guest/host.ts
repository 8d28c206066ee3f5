/** The host as an isolate sees it: two callbacks, one block of shared numbers, and what can be asked of them. */

/** Requests to the host; the bridge's crossings have a callback of their own. */
export const HostOp = {
  SetTimer: 0,
  ClearTimer: 1,
  Log: 2,
  Load: 3,
  Halt: 4,
  Advance: 5,
  NextTimer: 6,
  LastTimer: 7,
  PendingTimers: 8,
  SetSystemTime: 9,
  ClearTimers: 10,
  Uncaught: 11,
  TestEnded: 12,
} as const

export type HostCall = (op: number, a?: unknown, b?: unknown) => unknown
export type Crossing = (op: number, id: number, key: string, message: string) => string

/** Slots of the shared numbers; host and both isolates read and write them without a crossing. */
export const Cell = {
  /** Virtual epoch milliseconds. */
  Now: 0,
  /** 1 once a limit has ended the test. */
  Over: 1,
  /** Virtual time of the next timer, Infinity without one. */
  NextTimer: 2,
  /** Seed of the current test. */
  Seed: 3,
  /** Which side runs: 0 none, 1 solution, 2 judge. */
  Side: 4,
  /** Epoch milliseconds since which that side runs without a break. */
  Since: 5,
  /** Milliseconds a side may run without a break before it counts as stuck: solution, judge. */
  StuckSolution: 6,
  StuckJudge: 8,
  /** CPU milliseconds that the process must have used in this test before a stuck solution is ended. */
  CpuFloor: 9,
  /** CPU milliseconds of the process when the test began. */
  CpuBase: 10,
  /** Bytes of resident memory at which the process is ended: while the solution runs, while the judge runs. */
  MaxRssSolution: 11,
  MaxRssJudge: 12,
  /** Calls over the wall in the current test. */
  Crossings: 7,
} as const

export const cellCount = 16
