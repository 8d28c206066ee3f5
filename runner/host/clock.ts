import type ivm from 'isolated-vm'
import { Cell, firstTimer, nextTimer, tiedTimers, timerCells } from '../guest/host.ts'
import type { Halt } from './halt.ts'
import type { Running } from './meter.ts'
import type { JudgeSide, Side, SolutionSide } from './sides.ts'

/** The one virtual clock of both isolates. */
export interface Clock {
  /** Virtual epoch milliseconds. */
  now(): number
  /** Whether a timer is waiting on either side. */
  waiting(): boolean
  /** Fires the timer that is due first. */
  fire(): void
  /** Fires all that becomes due within `ms`, with the reactions of promises in between. */
  advance(ms: number): void
  /**
   * The same, unless the solution waits for a promise of the judge that cannot settle before the judge's code returns:
   * then it stops there and returns false, and `catchUp` does the rest.
   */
  advanceAsFarAsPossible(ms: number): boolean
  /** Whether an advance was left unfinished. */
  behind(): boolean
  /** Finishes it; to be called while no code of the judge runs. */
  catchUp(): void
  /** Changes what the clock shows; waiting timers keep their distance. */
  setSystemTime(ms: number): void
  /** When the last waiting timer is due. */
  lastTimer(): number | undefined
  clearTimers(): void
  reset(): void
}

export interface ClockEnv {
  cells: Float64Array
  solution(): SolutionSide | undefined
  judge(): JudgeSide | undefined
  over(): boolean
  /** Calls a function of a side; undefined when it did not come back by itself. */
  call(side: Running, fn: ivm.Reference | undefined, args: unknown[]): unknown
  /** Runs the microtasks of both sides. */
  settle(): void
  stop(reason: Halt): void
  /** A timer of a side threw; what it threw is described in the way of that side. */
  threw(side: Running, thrown: string): void
}

/** Timers of the solution that may fire in one test. */
const maxTimers = 300_000

export function createClock(env: ClockEnv): Clock {
  const { cells, call, settle, over } = env
  let fired = 0
  /** Where the clock has to go before anything else happens. */
  let goal: number | undefined

  function now(): number {
    return cells[Cell.Now] as number
  }

  function fire(): void {
    const { owner, place } = chosen()
    cells[Cell.Now] = Math.max(now(), nextTimer(cells))
    if (owner === 'solution' && ++fired > maxTimers) {
      const message = `timers of the solution fired ${maxTimers} times and the test did not end`
      return env.stop({ verdict: 'time-limit-exceeded', message })
    }
    const side = owner === 'solution' ? env.solution() : env.judge()
    report(owner, call(owner, side?.fire, [place]))
  }

  /** Whose timer fires next, and which of those that are due: the first, unless a test explores the others. */
  function chosen(): { owner: Running; place: number } {
    const owner = firstTimer(cells)
    const total = cells[Cell.Exploring] === 1 ? tiedTimers(cells) : 0
    if (total < 2) return { owner, place: 0 }
    const picked = call('judge', env.judge()?.pick, [total])
    if (typeof picked !== 'number' || picked < 1) return { owner, place: 0 }
    const own = cells[timerCells[owner].tied] as number
    if (picked < own) return { owner, place: picked }
    return { owner: owner === 'judge' ? 'solution' : 'judge', place: picked - own }
  }

  /** Fires timers of the solution, up to one that calls the judge; much cheaper than one by one. */
  function fireSolutionTimers(target: number): void {
    report('solution', call('solution', env.solution()?.runTimers, [target]))
  }

  function report(side: Running, thrown: unknown): void {
    if (typeof thrown === 'string' && thrown !== '' && !over()) env.threw(side, thrown)
  }

  function eachSide(action: (side: Side) => void): void {
    for (const side of [env.solution(), env.judge()]) if (side !== undefined) action(side)
  }

  /** Moves the clock to a time that may move itself; false when it had to stop before. */
  function run(target: () => number, mayStop: boolean): boolean {
    settle()
    for (;;) {
      if (mayStop && isStuck()) return false
      if (over() || nextTimer(cells) > target()) break
      if (firstTimer(cells) === 'solution' && cells[Cell.Exploring] !== 1) fireSolutionTimers(target())
      else fire()
      settle()
    }
    if (!over()) cells[Cell.Now] = Math.max(now(), target())
    return true
  }

  /** The judge's microtasks wait for its own code to return, and the solution waits for them. */
  function isStuck(): boolean {
    return cells[Cell.SettlingJudge] === 1 && (cells[Cell.Awaited] as number) > 0
  }

  return {
    now,
    fire,
    waiting: () => nextTimer(cells) < Infinity,
    advance(ms) {
      const target = now() + Math.max(0, ms)
      run(() => target, false)
    },
    advanceAsFarAsPossible(ms) {
      const target = (goal ?? now()) + Math.max(0, ms)
      if (goal === undefined && run(() => target, true)) return true
      goal = target
      return false
    },
    behind: () => goal !== undefined,
    catchUp() {
      run(() => goal ?? now(), false)
      goal = undefined
    },
    setSystemTime(ms) {
      const shift = ms - now()
      cells[Cell.Now] = ms
      eachSide((side) => void side.shiftTimers.applySync(undefined, [shift]))
    },
    lastTimer() {
      let last: number | undefined
      eachSide((side) => {
        const found = side.lastTimer.applySync(undefined, []) as number | undefined
        if (found !== undefined && (last === undefined || found > last)) last = found
      })
      return last
    },
    clearTimers: () => eachSide((side) => void side.clearTimers.applySync(undefined, [])),
    reset() {
      fired = 0
      goal = undefined
    },
  }
}
