import type ivm from 'isolated-vm'
import type { DatabaseAsk } from '../child-protocol.ts'
import { Cell, timerCells } from '../guest/host.ts'
import type { Ending } from '../guest/judge.ts'
import type { DatabaseReply } from '../guest/postgres-protocol.ts'
import type { ConsoleLine, Growth, Limits } from '../protocol.ts'
import { createClock } from './clock.ts'
import { createDatabaseRelay } from './database.ts'
import { createEntry } from './entry.ts'
import { isAllocationFailure } from './escape.ts'
import { createGrowthLog } from './growth.ts'
import type { Halt } from './halt.ts'
import { createMeter, type Running } from './meter.ts'
import { createOutcome } from './outcome.ts'
import { createPair } from './pair.ts'
import { createRealms } from './realms.ts'
import { createRequests } from './requests.ts'
import { heapOf } from './reserve.ts'
import type { JudgeSide, SolutionSide } from './sides.ts'
import { syntaxFault } from './syntax-fault.ts'
import type { Texts } from './texts.ts'
import { createTurns } from './turns.ts'
import { loadWalls, type Walls } from './walls.ts'

/** Virtual time starts here in every test. */
const epoch = Date.UTC(2026, 0, 1)

export interface TrialResult {
  halt: Halt | undefined
  ending: Ending | undefined
  cpuMs: number
  /** CPU time of the test's own side. */
  judgeCpuMs: number
  virtualMs: number
  heapBytes: number
  /** Something was drawn at random: with another seed the test may go another way. */
  seeded: boolean
  /** How its cost grows, as far as the test has measured that. */
  growth: Growth[]
  /** The last calls that the test made on the solution; empty for a test that passed. */
  calls: string[]
}

export interface TrialEnv {
  texts: Texts
  limits: Limits
  cells: SharedArrayBuffer
  /** Takes a console line; false when the output limit is passed. */
  onLog: LogSink
  /** Asks the database and stands still until it answers; undefined for a job that has none. */
  ask: ((request: DatabaseAsk) => DatabaseReply) | undefined
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
  run(seed: number, walls: Walls, program: string, begin: Begin, shared: boolean): TrialResult
  /** Starts the solution and evaluates the test files: names of exports and the tests, each as JSON. */
  collect(
    program: string,
    runSkipped: string,
  ): { exports: string | undefined; tests: string | undefined; halt: Halt | undefined }
}

export function createTrial(env: TrialEnv): Trial {
  const cells = new Float64Array(env.cells)
  const meter = createMeter((side) => {
    cells[Cell.Side] = side === undefined ? 0 : side === 'solution' ? 1 : 2
    cells[Cell.Since] = performance.timeOrigin + performance.now()
  })
  // The parts need each other in a circle: what is made further down is reached through a function.
  const pair = createPair((owner) => ({
    texts: env.texts,
    cells: env.cells,
    cross: (op, id, key, message) =>
      entry.cross(owner === 'judge' ? 'solution' : 'judge', op, id, key, message),
    host(op, a, b) {
      const answer = requests(owner, op, a, b)
      entry.awake[owner] = true
      return answer
    },
    turn: () => turns.within(owner),
  }))
  const realms = createRealms(env.texts, meter)
  /** The solution's program, as the solution's isolate has compiled it. */
  let script: ivm.Script | undefined
  const outcome = createOutcome({
    cells,
    pair,
    unmet: () => entry.call('judge', pair.judge()?.unmet, []) as string | undefined,
  })
  const entry = createEntry({ cells, meter, pair, outcome, limits: () => env.limits })
  const turns = createTurns({ cells, pair, outcome, entry })
  const clock = createClock({
    cells,
    solution: pair.solution,
    judge: pair.judge,
    over: outcome.over,
    call: entry.call,
    settle: turns.settle,
    stop: outcome.stop,
    threw: outcome.timerThrew,
  })
  const database = createDatabaseRelay({
    cells,
    pair,
    outcome,
    entry,
    turns,
    limits: () => env.limits,
    ask: () => env.ask,
  })
  const growth = createGrowthLog()
  /** The thread's CPU time when the test began. */
  let begun = process.threadCpuUsage()
  const requests = createRequests({
    texts: env.texts,
    growth,
    spent: () => cpuTimes(process.threadCpuUsage(begun)).cpuMs,
    outcome,
    clock,
    turns,
    openRealm: () => realms.open(pair.solution(), script),
    log: (side, line) => env.onLog(side, line),
  })

  function run(seed: number, walls: Walls, program: string, begin: Begin, shared: boolean): TrialResult {
    const started = shared && pair.hasSolution()
    prepare(seed, walls, started)
    const from = clock.now()
    meter.reset()
    begun = process.threadCpuUsage()
    turns.turn(() => {
      if (!started) startSolution(program)
      const judge = pair.judge()
      if (!outcome.over() && judge !== undefined) entry.enter('judge', (timeout) => begin(judge, timeout))
    })
    while (outcome.ending() === undefined && !outcome.over()) {
      if (database.asking()) database.relay()
      else if (clock.behind()) turns.turn(catchUp)
      else if (clock.waiting()) turns.turn(clock.fire)
      else outcome.stop({ verdict: 'idleness-limit-exceeded', message: idleMessage })
    }
    meter.leave(undefined)
    return {
      halt: outcome.halt(),
      ending: outcome.ending(),
      ...cpuTimes(process.threadCpuUsage(begun)),
      virtualMs: clock.now() - from,
      heapBytes: heapOf(pair.solution()),
      seeded: started || cells[Cell.Drawn] === 1,
      growth: growth.curves(),
      calls: lastCalls(),
    }
  }

  function collect(program: string, runSkipped: string): ReturnType<Trial['collect']> {
    prepare(0, loadWalls(env.limits), false)
    meter.reset()
    let exports: string | undefined
    let tests: string | undefined
    turns.turn(() => {
      startSolution(program)
      exports = ask('solution', pair.solution()?.names)
      tests = ask('judge', pair.judge()?.collect, runSkipped)
    })
    meter.leave(undefined)
    return { exports, tests, halt: outcome.halt() }
  }

  /** All is as at the start of the world; `started` keeps a solution that other tests ran on, its clock and timers. */
  function prepare(seed: number, walls: Walls, started: boolean): void {
    pair.needJudge()
    outcome.reset()
    entry.reset(walls)
    clock.reset()
    database.reset()
    growth.reset()
    cells[Cell.Seed] = seed
    cells[Cell.Used] = 0
    cells[Cell.Drawn] = 0
    cells[Cell.Exploring] = 0
    cells[Cell.Actor] = 0
    cells[Cell.SettlingSolution] = 0
    cells[Cell.SettlingJudge] = 0
    cells[Cell.Awaited] = 0
    cells[Cell.Unfollowed] = 0
    if (started) return
    cells[Cell.Now] = epoch
    cells[Cell.TimerSequence] = 1
    cells[timerCells.solution.due] = Infinity
    cells[timerCells.solution.count] = 0
    pair.renewSolution(env.limits.heapMb)
  }

  /** Evaluates the solution's module; a program that throws while it loads ends the test. */
  function startSolution(program: string): void {
    const side = pair.solution() as SolutionSide
    entry.enter('solution', (timeout) => {
      script = compiled(side, program)
      if (script === undefined) return
      const main = script.runSync(side.context, { reference: true, timeout }) as ivm.Reference
      const thrown = side.start.applySync(undefined, [main.derefInto()], { timeout }) as string
      if (thrown === '') return
      const [message, stack] = JSON.parse(thrown) as [string, string]
      const verdict = isAllocationFailure(message) ? 'memory-limit-exceeded' : 'runtime-error'
      outcome.stop({ verdict, message: `${message} (while solution.ts was loading)`, stack })
    })
  }

  function compiled(side: SolutionSide, program: string): ivm.Script | undefined {
    try {
      return side.isolate.compileScriptSync(program, { filename: 'solution.js' })
    } catch (error) {
      const fault = syntaxFault(error)
      if (fault === undefined) throw error
      outcome.stop({ verdict: 'compile-error', ...fault })
      return undefined
    }
  }

  function catchUp(): void {
    clock.catchUp()
    entry.call('judge', pair.judge()?.caughtUp, [])
  }

  /** Each isolate's part of the CPU time that both used together. */
  function cpuTimes({ user, system }: NodeJS.CpuUsage): { cpuMs: number; judgeCpuMs: number } {
    const all = (user + system) / 1000
    const own = meter.used('solution')
    const both = own + meter.used('judge')
    const cpuMs = both === 0 ? 0 : all * (own / both)
    return { cpuMs, judgeCpuMs: all - cpuMs }
  }

  function lastCalls(): string[] {
    const judge = pair.judge()
    if (judge === undefined || (!outcome.over() && outcome.ending()?.status === 'passed')) return []
    try {
      return JSON.parse(judge.calls.applySync(undefined, [], { timeout: 5000 }) as string) as string[]
    } catch {
      // The values are so large that reading them again takes too long: the report does without.
      pair.dropJudge()
      return []
    }
  }

  function ask(side: Running, question: ivm.Reference | undefined, ...about: string[]): string | undefined {
    return outcome.over() ? undefined : (entry.call(side, question, about) as string | undefined)
  }

  return { run, collect, judge: pair.needJudge, load: pair.load, reserve: pair.reserve }
}

const idleMessage =
  'nothing is left to wait for: no timer is set and no promise can settle any more, yet the test has not finished'
