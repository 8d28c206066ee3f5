import type ivm from 'isolated-vm'
import type { Answer } from '../guest/bridge/wire.ts'
import { Cell } from '../guest/host.ts'
import type { Limits } from '../protocol.ts'
import { isAllocationFailure, isOverflow, textOf } from './escape.ts'
import { judgeBudgetMs, memoryHalt, timeHalt } from './halt.ts'
import type { Meter, Running } from './meter.ts'
import type { Outcome } from './outcome.ts'
import type { Pair } from './pair.ts'
import type { Walls } from './walls.ts'

/** Calls that may be open over the wall at once; the native stack holds about 480. */
const maxDepth = 400
/** Calls that a test may still make after its end, caught by whatever it does: then it is taken away. */
const maxLateCalls = 1000

export interface EntryEnv {
  cells: Float64Array
  meter: Meter
  pair: Pair
  outcome: Outcome
  limits(): Limits
}

/** The way into the isolates: each side has a budget for the test, and nothing comes out of it as an exception. */
export interface Entry {
  /** A call over the wall. */
  cross(to: Running, op: number, id: number, key: string | number, message: string): Answer
  /** Calls a function of a side; undefined when it did not come back by itself. */
  call(side: Running, fn: ivm.Reference | undefined, args: unknown[]): unknown
  /** Runs code in a side on what is left of its budget; undefined when it did not come back by itself. */
  enter<T>(side: Running, run: (timeout: number) => T): T | undefined
  /** Sides whose code has run since they last ran their microtasks: only these can have any. */
  readonly awake: Record<Running, boolean>
  /** Begins a test with a fresh budget, in milliseconds of wall time. */
  reset(walls: Walls): void
}

export function createEntry({ cells, meter, pair, outcome, limits }: EntryEnv): Entry {
  const awake = { solution: false, judge: false }
  let budget: Walls = { solution: limits().cpuMs, judge: judgeBudgetMs }
  let depth = 0
  let lateCalls = 0

  /** Nothing is thrown back: host errors would carry host paths, so 'h' says that all is over. */
  function cross(to: Running, op: number, id: number, key: string | number, message: string): Answer {
    if (outcome.over()) {
      if (++lateCalls > maxLateCalls) pair.dropJudge()
      return 'h'
    }
    cells[Cell.Crossings] = (cells[Cell.Crossings] as number) + 1
    if (depth >= maxDepth) {
      outcome.stop({
        verdict: 'runtime-error',
        message: `calls between the tests and the solution are nested more than ${maxDepth} deep`,
      })
      return 'h'
    }
    depth++
    const reply = call(to, pair.side(to)?.serve, [op, id, key, message])
    depth--
    return reply === undefined ? (outcome.over() ? 'h' : 'o') : (reply as Answer)
  }

  function call(side: Running, fn: ivm.Reference | undefined, args: unknown[]): unknown {
    return enter(side, (timeout) => fn?.applySync(undefined, args, { timeout }))
  }

  function enter<T>(side: Running, run: (timeout: number) => T): T | undefined {
    const before = meter.enter(side)
    awake[side] = true
    try {
      return run(Math.max(1, Math.ceil(budget[side] - meter.used(side))))
    } catch (error) {
      escaped(side, error)
      return undefined
    } finally {
      meter.leave(before)
      if (before !== undefined) awake[before] = true
    }
  }

  /** Something came out of an isolate as an exception: a limit, or a rejection that nobody handled. */
  function escaped(side: Running, error: unknown): void {
    const outOfMemory = pair.side(side)?.isolate.isDisposed === true
    const outOfTime = meter.used(side) >= budget[side] - 1
    // A judge that was cut short has the rest of its work before it: it judges no other test.
    if (side === 'judge' && (outOfMemory || outOfTime)) pair.dropJudge()
    if (outcome.over()) return
    const crossed = cells[Cell.Used] === 1
    if (outOfMemory) outcome.stop(memoryHalt(side, crossed, limits()))
    else if (outOfTime) outcome.stop(timeHalt(side, crossed, limits()))
    else if (depth === 0 || !isOverflow(error)) {
      const { message, stack } = textOf(error)
      if (isAllocationFailure(message)) outcome.stop({ verdict: 'memory-limit-exceeded', message })
      else outcome.rejected(side, message, stack)
    }
  }

  return {
    cross,
    call,
    enter,
    awake,
    reset(walls) {
      budget = walls
      depth = 0
      lateCalls = 0
      cells[Cell.Crossings] = 0
    },
  }
}
