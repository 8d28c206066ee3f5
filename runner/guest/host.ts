/** The host as an isolate sees it: two callbacks, one block of shared numbers, and what can be asked of them. */

/** Requests to the host; the bridge's crossings have a callback of their own. */
export const HostOp = {
  Log: 0,
  Load: 1,
  Halt: 2,
  Advance: 3,
  LastTimer: 4,
  SetSystemTime: 5,
  ClearTimers: 6,
  TestEnded: 7,
  Uncaught: 8,
  /** Runs the microtasks of the solution; takes and returns what changed of shared data. */
  Settle: 9,
  /** Opens a realm for a node of a network, in the solution's isolate. */
  Realm: 10,
  /** Milliseconds of CPU that the solution has used in this test. */
  Spent: 11,
  /** Takes a point of a curve of growth, as JSON. */
  Grown: 12,
} as const

export type HostCall = (op: number, a?: unknown, b?: unknown) => unknown
export type { Ask as Crossing } from './bridge/wire.ts'

/** Calls of a test that its report shows; when there were more, a line before them says how many. */
export const rememberedCalls = 12

/** Slots of the shared numbers; host and both isolates read and write them without a crossing. */
export const Cell = {
  /** Virtual epoch milliseconds. */
  Now: 0,
  /** 1 once a limit has ended the test. */
  Over: 1,
  /** The number that the next timer of either side gets. */
  TimerSequence: 2,
  /** Seed of the current test. */
  Seed: 3,
  /** Which side runs: 0 none, 1 solution, 2 judge. */
  Side: 4,
  /** Epoch milliseconds since which that side runs without a break. */
  Since: 5,
  /** Milliseconds a side may run without a break before it counts as stuck: solution, judge. */
  StuckSolution: 6,
  StuckJudge: 8,
  /** CPU milliseconds that the process must have used in this test before a stuck side is ended: solution, judge. */
  CpuFloorSolution: 9,
  CpuFloorJudge: 31,
  /** CPU milliseconds of the process when the test began. */
  CpuBase: 10,
  /** Bytes of resident memory at which the process is ended: while the solution runs, while the judge runs. */
  MaxRssSolution: 11,
  MaxRssJudge: 12,
  /** Calls over the wall in the current test. */
  Crossings: 7,
  /** 1 once the test has used the solution, not merely imported it. */
  Used: 19,
  /** Counts how often an isolate ran its microtasks: weak references hold on to their targets until then. */
  Turns: 20,
  /** 1 while an isolate runs its microtasks. */
  SettlingSolution: 21,
  SettlingJudge: 23,
  /** Promises of the tests that the solution was given and has not looked at. */
  Unfollowed: 22,
  /** Promises of the tests that the solution waits for. */
  Awaited: 24,
  /** 1 once either side has drawn anything at random: what happens in a test without that is the same for every seed. */
  Drawn: 25,
  /** 1 when the solution exports one thing by assignment that is no object: the root has it as `export=`. */
  Whole: 26,
  /** 1 while a test explores in which order what completes at one instant may arrive. */
  Exploring: 27,
  /** The number of the actor for whom the turn at hand is; timers hand it on. 0 is the test itself. */
  Actor: 28,
  /** Requests of the judge that the database has not been asked yet. */
  Asking: 32,
} as const

/**
 * Where each side shows its timers: when the first is due (Infinity without one), its number, how many wait, and, while
 * orders are explored, how many are due together with the first.
 */
export const timerCells = {
  solution: { due: 13, sequence: 14, count: 15, tied: 29 },
  judge: { due: 16, sequence: 17, count: 18, tied: 30 },
} as const

/** Under this name the root has what a solution exports by assignment. */
export const wholeExport = 'export='

export const cellCount = 33

/** Virtual time of the next timer of both sides, Infinity without one. */
export function nextTimer(cells: Float64Array): number {
  const own = cells[timerCells.solution.due] as number
  const other = cells[timerCells.judge.due] as number
  return own < other ? own : other
}

/** Whose timer comes first: among timers of one instant, that which was set first. */
export function firstTimer(cells: Float64Array): 'solution' | 'judge' {
  const { solution, judge } = timerCells
  const own = cells[solution.due] as number
  const other = cells[judge.due] as number
  if (own !== other) return own < other ? 'solution' : 'judge'
  return (cells[solution.sequence] as number) < (cells[judge.sequence] as number) ? 'solution' : 'judge'
}

/** How many timers of both sides are due at the instant of the next one; known while orders are explored. */
export function tiedTimers(cells: Float64Array): number {
  const next = nextTimer(cells)
  const tied = ({ due, tied }: { due: number; tied: number }) =>
    cells[due] === next ? (cells[tied] as number) : 0
  return next === Infinity ? 0 : tied(timerCells.solution) + tied(timerCells.judge)
}
