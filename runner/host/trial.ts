import { isDeepStrictEqual } from 'node:util'
import type ivm from 'isolated-vm'
import type { Answer } from '../guest/bridge/wire.ts'
import { Cell, HostOp, timerCells } from '../guest/host.ts'
import type { Ending } from '../guest/judge.ts'
import type { ConsoleLine, Limits, Verdict } from '../protocol.ts'
import { createClock } from './clock.ts'
import { isAllocationFailure, isOverflow, textOf } from './escape.ts'
import { type Halt, judgeBudgetMs, loadWallMs, memoryHalt, timeHalt } from './halt.ts'
import { createMeter, type Running } from './meter.ts'
import { createReserve, heapOf } from './reserve.ts'
import {
  type JudgeSide,
  type SideEnv,
  type SolutionSide,
  setTests,
  startJudgeSide,
  startSolutionSide,
} from './sides.ts'
import type { Texts } from './texts.ts'

/** Calls that may be open over the wall at once; the native stack holds about 480. */
const maxDepth = 400
/** Calls that a test may still make after its end, caught by whatever it does: then it is taken away. */
const maxLateCalls = 1000
/** Virtual time starts here in every test. */
const epoch = Date.UTC(2026, 0, 1)

export interface TrialResult {
  halt: Halt | undefined
  ending: Ending | undefined
  cpuMs: number
  virtualMs: number
  heapBytes: number
  /** The last calls that the test made on the solution; empty for a test that passed. */
  calls: string[]
}

export interface TrialEnv {
  texts: Texts
  limits: Limits
  cells: SharedArrayBuffer
  /** Takes a console line; false when the output limit is passed. */
  onLog: LogSink
}

export type LogSink = (side: Running, line: ConsoleLine) => boolean

/** Starts a test in the judge. */
export type Begin = (judge: JudgeSide, timeout: number) => void

/** A pair of isolates with one virtual clock: runs one test at a time, and cannot be left in a bad state by it. */
export interface Trial {
  judge(): JudgeSide
  /** Has these test files, each an expression whose value is a function, in every judge from now on. */
  load(programs: readonly string[]): void
  /** Makes a solution's isolate in advance. */
  reserve(heapMb: number): void
  /** Starts the solution, then `begin` in the judge, and turns the world until the test ended or nothing can happen. */
  run(seed: number, wallMs: number, program: string, begin: Begin, shared: boolean): TrialResult
  /** Starts the solution and evaluates the test files: names of exports and the tests, each as JSON. */
  collect(program: string): { exports: string | undefined; tests: string | undefined; halt: Halt | undefined }
}

export function createTrial(env: TrialEnv): Trial {
  const cells = new Float64Array(env.cells)
  const meter = createMeter((side) => {
    cells[Cell.Side] = side === undefined ? 0 : side === 'solution' ? 1 : 2
    cells[Cell.Since] = performance.timeOrigin + performance.now()
  })
  const ready = createReserve()
  const clock = createClock({
    cells,
    solution: () => solution,
    judge: () => judge,
    over: () => halt !== undefined,
    enter,
    settle,
    stop,
    threw: timerThrew,
  })
  let judge: JudgeSide | undefined
  let solution: SolutionSide | undefined
  let halt: Halt | undefined
  let ending: Ending | undefined
  let budget = { solution: env.limits.cpuMs, judge: judgeBudgetMs }
  let depth = 0
  /** Sides whose code has run since they last ran their microtasks: only these can have any. */
  const awake = { solution: false, judge: false }
  let lateCalls = 0
  let act: () => void = () => undefined
  let programs: readonly string[] = []

  const sideEnv = (owner: Running): SideEnv => ({
    texts: env.texts,
    cells: env.cells,
    cross: (op, id, key, message) => cross(owner === 'judge' ? 'solution' : 'judge', op, id, key, message),
    host(op, a, b) {
      const answer = serveHost(owner, op, a, b)
      awake[owner] = true
      return answer
    },
    turn: () => within(owner),
  })

  /** A call over the wall. Nothing is thrown back: host errors would carry host paths, so 'h' says that all is over. */
  function cross(to: Running, op: number, id: number, key: string | number, message: string): Answer {
    if (halt !== undefined) {
      if (++lateCalls > maxLateCalls) dropJudge()
      return 'h'
    }
    cells[Cell.Crossings] = (cells[Cell.Crossings] as number) + 1
    if (depth >= maxDepth) {
      stop({
        verdict: 'runtime-error',
        message: `calls between the tests and the solution are nested more than ${maxDepth} deep`,
      })
      return 'h'
    }
    const target = to === 'solution' ? solution : judge
    depth++
    const reply = enter(to, (timeout) =>
      target?.serve.applySync(undefined, [op, id, key, message], { timeout }),
    )
    depth--
    return reply === undefined ? (halt === undefined ? 'o' : 'h') : (reply as Answer)
  }

  /** Runs code in an isolate on what is left of its budget; undefined when it did not come back by itself. */
  function enter<T>(side: Running, call: (timeout: number) => T): T | undefined {
    const before = meter.enter(side)
    awake[side] = true
    try {
      return call(Math.max(1, Math.ceil(budget[side] - meter.used(side))))
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
    const isolate = side === 'solution' ? solution?.isolate : judge?.isolate
    const outOfMemory = isolate?.isDisposed === true
    const outOfTime = meter.used(side) >= budget[side] - 1
    // A judge that was cut short has the rest of its work before it: it judges no other test.
    if (side === 'judge' && (outOfMemory || outOfTime)) dropJudge()
    if (halt !== undefined) return
    const crossed = cells[Cell.Used] === 1
    if (outOfMemory) stop(memoryHalt(side, crossed, env.limits))
    else if (outOfTime) stop(timeHalt(side, crossed, env.limits))
    else if (depth === 0 || !isOverflow(error)) {
      const { message, stack } = textOf(error)
      if (isAllocationFailure(message)) stop({ verdict: 'memory-limit-exceeded', message })
      else if (side === 'solution') nobodyCaught('unhandled rejection', message, stack)
      else if (ending === undefined || ending.status === 'passed') {
        // A promise of the test that the solution was given and left alone is the solution's to handle.
        const foreign = stack.includes('solution.js') || (cells[Cell.Unfollowed] as number) > 0
        ending = {
          status: 'failed',
          kind: 'thrown',
          foreign,
          crossed: true,
          message: `unhandled rejection: ${message}`,
          stack,
        }
      }
    }
  }

  function stop(reason: Halt): void {
    if (halt !== undefined) return
    halt = reason
    cells[Cell.Over] = 1
    if (solution !== undefined && !solution.isolate.isDisposed) solution.isolate.dispose()
  }

  function startJudge(): JudgeSide {
    const started = startJudgeSide(sideEnv('judge'))
    setTests(started, programs)
    return started
  }

  function dropJudge(): void {
    const dropped = judge
    judge = undefined
    if (dropped !== undefined && !dropped.isolate.isDisposed) dropped.isolate.dispose()
  }

  function serveHost(owner: Running, op: number, a: unknown, b: unknown): unknown {
    if (halt !== undefined) return undefined
    switch (op) {
      case HostOp.Log:
        if (!env.onLog(owner, { level: a as ConsoleLine['level'], text: b as string })) {
          stop({ verdict: 'output-limit-exceeded', message: 'more than 8 MB was written to the console' })
        }
        return undefined
      case HostOp.Load:
        return env.texts.part(a as string)
      case HostOp.Halt:
        return stop({ verdict: a as Verdict, message: b as string })
      case HostOp.Uncaught:
        return uncaught(a as string)
      case HostOp.Settle:
        return settleSide('solution', a as string)
      case HostOp.Advance:
        return b === true ? clock.advanceAsFarAsPossible(a as number) : clock.advance(a as number)
      case HostOp.LastTimer:
        return clock.lastTimer()
      case HostOp.SetSystemTime:
        return clock.setSystemTime(a as number)
      case HostOp.ClearTimers:
        return clock.clearTimers()
      case HostOp.TestEnded:
        ending ??= JSON.parse(a as string) as Ending
        return undefined
      default:
        return undefined
    }
  }

  function uncaught(thrown: string): void {
    const [message, stack] = JSON.parse(thrown) as [string, string]
    nobodyCaught('uncaught in a timer', message, stack)
  }

  function timerThrew(side: Running, thrown: string): void {
    if (side === 'solution') uncaught(thrown)
    else ending ??= JSON.parse(thrown) as Ending
  }

  /** What a callback of the test threw is the test's failure, wherever the solution called it. */
  function nobodyCaught(how: string, message: string, stack: string): void {
    const unmet = enter('judge', (timeout) => judge?.unmet.applySync(undefined, [], { timeout }))
    if (unmet === undefined || unmet === '')
      return stop({ verdict: 'runtime-error', message: `${how}: ${message}`, stack })
    if (ending?.status !== 'failed') ending = JSON.parse(unmet as string) as Ending
  }

  /** Runs the microtasks of both isolates until neither has any left; the judge's run while the solution is quiet. */
  function settle(): void {
    let changes = ''
    do {
      cells[Cell.Turns] = (cells[Cell.Turns] as number) + 1
      if (awake.judge || changes !== '') changes = settleSide('judge', changes)
      if (halt === undefined && (awake.solution || changes !== '')) changes = settleSide('solution', changes)
    } while ((awake.judge || awake.solution || changes !== '') && halt === undefined)
  }

  /** Tells a side what the other changed of shared data, runs its microtasks, and returns what it changed. */
  function settleSide(side: Running, changes: string): string {
    const target = side === 'judge' ? judge : solution
    const told = enter(side, (timeout) => target?.settle.applySync(undefined, [changes], { timeout }))
    awake[side] = false
    return (told as string | undefined) ?? ''
  }

  /** One turn of the world, as one realm would see it: rejections count as unhandled only at its end. */
  function turn(action: () => void): void {
    act = action
    hold('judge')
  }

  /** The judge's frame is held around the solution's, and that around all that happens in a turn. */
  function hold(side: Running): void {
    const target = side === 'judge' ? judge : solution
    enter(side, (timeout) => target?.hold.applySync(undefined, [], { timeout }))
  }

  function within(side: Running): void {
    if (side === 'judge') return hold('solution')
    act()
    settle()
  }

  function catchUp(): void {
    clock.catchUp()
    enter('judge', (timeout) => judge?.caughtUp.applySync(undefined, [], { timeout }))
  }

  function prepare(seed: number, wallMs: number, shared: boolean): void {
    judge ??= startJudge()
    halt = undefined
    ending = undefined
    depth = 0
    cells[Cell.Over] = 0
    cells[Cell.Seed] = seed
    cells[Cell.Crossings] = 0
    cells[Cell.Used] = 0
    cells[Cell.SettlingSolution] = 0
    cells[Cell.SettlingJudge] = 0
    cells[Cell.Awaited] = 0
    cells[Cell.Unfollowed] = 0
    budget = { solution: wallMs, judge: judgeBudgetMs }
    clock.reset()
    lateCalls = 0
    if (shared && solution !== undefined && !solution.isolate.isDisposed) return
    cells[Cell.Now] = epoch
    cells[Cell.TimerSequence] = 1
    cells[timerCells.solution.due] = Infinity
    cells[timerCells.solution.count] = 0
    judge.reset.applySync(undefined, [])
    if (solution !== undefined) ready.retire(solution)
    solution = ready.take(env.limits.heapMb) ?? startSolutionSide(sideEnv('solution'), env.limits.heapMb)
  }

  /** Evaluates the solution's module; a program that throws while it loads ends the test. */
  function startSolution(program: string): void {
    const side = solution as SolutionSide
    enter('solution', (timeout) => {
      const script = side.isolate.compileScriptSync(program, { filename: 'solution.js' })
      const main = script.runSync(side.context, { reference: true, timeout }) as ivm.Reference
      const thrown = side.start.applySync(undefined, [main.derefInto()], { timeout }) as string
      if (thrown === '') return
      const [message, stack] = JSON.parse(thrown) as [string, string]
      stop({ verdict: 'runtime-error', message: `${message} (while solution.ts was loading)`, stack })
    })
  }

  function callsOf(): string[] {
    if (judge === undefined || (halt === undefined && ending?.status === 'passed')) return []
    try {
      return JSON.parse(judge.calls.applySync(undefined, [], { timeout: 1000 }) as string) as string[]
    } catch {
      // The values are so large that reading them again takes too long: the report does without.
      dropJudge()
      return []
    }
  }

  return {
    reserve: (heapMb) => ready.add(startSolutionSide(sideEnv('solution'), heapMb), heapMb),
    judge() {
      judge ??= startJudge()
      return judge
    },
    load(given) {
      if (isDeepStrictEqual(given, programs)) return
      if (judge !== undefined) setTests(judge, given)
      programs = given
    },
    run(seed, wallMs, program, begin, shared) {
      const started = shared && solution !== undefined && !solution.isolate.isDisposed
      prepare(seed, wallMs, shared)
      const from = clock.now()
      meter.reset()
      const cpu = process.threadCpuUsage()
      turn(() => {
        if (!started) startSolution(program)
        const side = judge
        if (halt === undefined && side !== undefined) enter('judge', (timeout) => begin(side, timeout))
      })
      while (ending === undefined && halt === undefined) {
        if (clock.behind()) turn(catchUp)
        else if (clock.waiting()) turn(clock.fire)
        else stop({ verdict: 'idleness-limit-exceeded', message: idleMessage })
      }
      meter.leave(undefined)
      const spent = process.threadCpuUsage(cpu)
      const [own, other] = [meter.used('solution'), meter.used('judge')]
      const cpuMs = own + other === 0 ? 0 : ((spent.user + spent.system) / 1000) * (own / (own + other))
      return {
        halt,
        ending,
        cpuMs,
        virtualMs: clock.now() - from,
        heapBytes: heapOf(solution),
        calls: callsOf(),
      }
    },
    collect(program) {
      prepare(0, loadWallMs(env.limits), false)
      meter.reset()
      let exports: string | undefined
      let tests: string | undefined
      turn(() => {
        startSolution(program)
        exports = askFor('solution', () => solution?.names)
        tests = askFor('judge', () => judge?.collect)
      })
      meter.leave(undefined)
      return { exports, tests, halt }
    },
  }

  function askFor(side: Running, question: () => ivm.Reference | undefined): string | undefined {
    if (halt !== undefined) return undefined
    return enter(side, (timeout) => question()?.applySync(undefined, [], { timeout }) as string | undefined)
  }
}

const idleMessage =
  'nothing is left to wait for: no timer is set and no promise can settle any more, yet the test has not finished'
