import type { ChildEvent, ChildJob, ChildTestFile, DatabaseAsk, RawResult } from './child-protocol.ts'
import { rememberedCalls } from './guest/host.ts'
import type { Ending } from './guest/judge.ts'
import type { CollectedTest } from './guest/kit/contract.ts'
import type { DatabaseReply } from './guest/postgres-protocol.ts'
import { type ConsoleLog, createConsoleLog } from './host/console.ts'
import { type Halt, timeLimitMessage } from './host/halt.ts'
import { syntaxFault } from './host/syntax-fault.ts'
import type { Begin, Trial, TrialResult } from './host/trial.ts'
import { firstWalls, loadWalls, moreWalls, type Walls } from './host/walls.ts'
import type { WarmTrial } from './host/warm.ts'
import { forgetMemory, guardTest } from './host/watch.ts'
import type { Limits, TestGroup, Verdict } from './protocol.ts'
import { inOrder, seedOf } from './test-order.ts'

interface PlannedTest {
  name: string
  file: number
  group: TestGroup
  level: number
  lastOfFile: boolean
}

interface RunEnv {
  cells: SharedArrayBuffer
  /** The test before this one ran in the same file. */
  sameFile: boolean
  freshLog(): void
  log(): ConsoleLog
}

/** The other end of the child's pipes. */
export interface Parent {
  send(event: ChildEvent): void
  ask(request: DatabaseAsk): DatabaseReply
}

/** Judges a job's tests one after the other: isolates → tests → results. */
export function judgeJob(job: ChildJob, warm: WarmTrial, { send, ask }: Parent): void {
  let log = createConsoleLog(() => undefined)
  const trial = warm.trial({
    limits: job.limits,
    onLog: (side, line) => (side === 'judge' && job.testConsole !== true ? true : log.add(line)),
    ask: job.database === true ? ask : undefined,
  })
  if (!load(trial, job, send)) return
  forgetMemory()
  guardTest(warm.cells, job.limits, loadWalls(job.limits))
  const tests = collect(trial, job, send)
  if (tests === undefined) return
  let atLimits = job.limitsSoFar
  for (let index = job.skip; index < tests.length; index++) {
    if (job.stopAfterLimits !== undefined && atLimits >= job.stopAfterLimits) {
      return send({ type: 'end', notRun: tests.length - index })
    }
    const test = tests[index] as PlannedTest
    send({ type: 'start', index })
    const result = runTest(trial, job, test, {
      cells: warm.cells,
      sameFile: index > job.skip && tests[index - 1]?.file === test.file,
      freshLog() {
        log = createConsoleLog((line) => send({ type: 'console', line }))
      },
      log: () => log,
    })
    if (limitVerdicts.has(result.verdict)) atLimits++
    if (result.verdict !== 'accepted') forgetMemory()
    send({ type: 'result', result })
    if (job.bail === true && result.verdict !== 'accepted') {
      return send({ type: 'end', notRun: tests.length - index - 1 })
    }
  }
  send({ type: 'end', notRun: 0 })
}

function load(trial: Trial, job: ChildJob, send: (event: ChildEvent) => void): boolean {
  try {
    trial.load(job.tests.map(({ program }) => program))
    return true
  } catch (error) {
    const fault = syntaxFault(error)
    if (fault === undefined) throw error
    send({ type: 'failed', verdict: 'judge-error', ...fault })
    return false
  }
}

const limitVerdicts: ReadonlySet<Verdict> = new Set([
  'time-limit-exceeded',
  'memory-limit-exceeded',
  'output-limit-exceeded',
] as const)

/** The tests to run, by a first evaluation of the files; undefined when that ended the job. */
function collect(trial: Trial, job: ChildJob, send: (event: ChildEvent) => void): PlannedTest[] | undefined {
  const first = trial.collect(job.program, job.runSkipped ?? 'none')
  if (first.exports !== undefined) {
    const names = JSON.parse(first.exports) as string[]
    const exports = names.filter((name) => name !== '__esModule')
    // What a module without ES exports assigns to `module.exports` is imported as the default as well.
    const isWhole = exports.length > 0 && exports.length === names.length
    const missing = job.imports.filter((name) => !exports.includes(name) && !(isWhole && name === 'default'))
    if (missing.length > 0) {
      send({ type: 'missing', exports, names: missing })
      return undefined
    }
  }
  if (first.halt?.verdict === 'compile-error') {
    send({
      type: 'failed',
      verdict: 'compile-error',
      message: first.halt.message,
      stack: first.halt.stack ?? '',
    })
    return undefined
  }
  // A solution that does not load still has tests to fail: a look without it finds their names.
  const collected = first.tests ?? trial.collect(emptyProgram, job.runSkipped ?? 'none').tests
  const found: Collected = collected === undefined ? {} : (JSON.parse(collected) as Collected)
  if (found.tests !== undefined) return plan(found.tests, job, send)
  const blame = first.halt ?? blameFor(found.error)
  const verdict = blame.verdict === 'wall-limit' ? 'time-limit-exceeded' : blame.verdict
  send({ type: 'failed', verdict, message: blame.message, stack: blame.stack ?? '' })
  return undefined
}

const emptyProgram = '(function(){})'

interface Collected {
  tests?: CollectedTest[][]
  error?: Ending
}

function blameFor(error: Ending | undefined): Halt {
  const { message = 'the test files did not load', stack = '' } = error ?? {}
  return {
    verdict: error === undefined ? 'judge-error' : verdictOfEnding(error),
    message: `${message} (while the tests were loading)`,
    stack,
  }
}

function plan(files: CollectedTest[][], job: ChildJob, send: (event: ChildEvent) => void): PlannedTest[] {
  const all = files.flatMap((tests, file) => {
    const { group, level, samples = 0 } = job.tests[file] as ChildTestFile
    return tests
      .filter((test) => !test.skipped)
      .map(({ name }, index) => ({ name, file, level, group: index < samples ? ('sample' as const) : group }))
  })
  const inScope = job.scope === 'samples' ? all.filter(({ group }) => group === 'sample') : all
  const chosen = inOrder(choose(inScope, job.only), job.order, job.seed)
  const skipped = files.flat().filter((test) => test.skipped).length
  send({ type: 'tests', tests: chosen.map(({ name, group, level }) => ({ name, group, level })), skipped })
  return chosen.map((test, index) => ({ ...test, lastOfFile: chosen[index + 1]?.file !== test.file }))
}

function choose<T extends { name: string }>(tests: T[], only: string[] | undefined): T[] {
  if (only === undefined || only.length === 0) return tests
  const exact = tests.filter(({ name }) => only.includes(name))
  if (exact.length > 0) return exact
  const lower = only.map((part) => part.toLowerCase())
  return tests.filter(({ name }) => lower.some((part) => name.toLowerCase().includes(part)))
}

/**
 * Runs one test, and runs it again with more time when the wall clock ran out because the machine was busy.
 */
function runTest(trial: Trial, job: ChildJob, test: PlannedTest, env: RunEnv): RawResult {
  const seed = seedOf(job.seed, test.name)
  const shared = job.isolation === 'file'
  const begin: Begin = (judge, timeout) => {
    if (shared) judge.runShared.applySync(undefined, [test.file, test.name, test.lastOfFile], { timeout })
    else judge.run.applySync(undefined, [test.file, test.name], { timeout })
  }
  const tryOnce = (walls: Walls): TrialResult => {
    env.freshLog()
    guardTest(env.cells, job.limits, walls)
    return trial.run(seed, walls, job.program, begin, shared && env.sameFile)
  }
  let walls: Walls | undefined = firstWalls(job.limits)
  let ended = tryOnce(walls)
  for (let attempt = 1; ; attempt++) {
    walls = moreWalls(walls, attempt, ended, job.limits)
    if (walls === undefined) break
    ended = tryOnce(walls)
  }
  const { verdict, ...said } = judged(ended, job.limits)
  const log = env.log()
  // How far a test came before it ran out of time or memory depends on the machine, and a report has to repeat.
  const cutShort = verdict === 'time-limit-exceeded' || verdict === 'memory-limit-exceeded'
  const calls = cutShort && ended.calls.length > rememberedCalls ? [] : ended.calls
  return {
    name: test.name,
    group: test.group,
    level: test.level,
    verdict,
    ...said,
    ...(calls.length === 0 ? {} : { calls }),
    console: log.lines,
    consoleTruncated: log.truncated,
    cpuMs: Math.round(ended.cpuMs),
    virtualMs: cutShort ? 0 : ended.virtualMs,
    heapBytes: ended.heapBytes,
    ...(ended.growth.length === 0 ? {} : { growth: ended.growth }),
    seeded: ended.seeded,
  }
}

type Said = Pick<RawResult, 'verdict' | 'message' | 'expected' | 'actual' | 'counterexample' | 'stack'>

function judged({ halt, ending, cpuMs }: TrialResult, limits: Limits): Said {
  if (halt !== undefined && halt.verdict !== 'wall-limit') {
    const { outOf: _outOf, ...said } = halt
    return { ...said, verdict: halt.verdict }
  }
  const overTime = { verdict: 'time-limit-exceeded' as const, message: timeLimitMessage(limits) }
  if (halt !== undefined) {
    if (cpuMs >= limits.cpuMs) return overTime
    return {
      verdict: 'internal-error',
      message: 'the machine was too busy to finish this test: run it again',
    }
  }
  if (cpuMs > limits.cpuMs) return overTime
  if (ending === undefined || ending.status === 'passed') return { verdict: 'accepted' }
  const { status: _status, kind: _kind, foreign: _foreign, crossed: _crossed, ...said } = ending
  return { verdict: verdictOfEnding(ending), ...said }
}

/**
 * Whose failure it is. An error of the test's own code counts against the solution once the test has used what the
 * solution returned; before that, and for names that do not exist, the test itself is wrong.
 */
function verdictOfEnding({ kind, foreign, message = '', crossed }: Ending): Verdict {
  if (kind === 'assertion') return 'wrong-answer'
  // What the kit refuses is the test's mistake, unless the solution had a hand in it and passed the refusal on.
  if (kind === 'kit') return foreign === true ? 'runtime-error' : 'judge-error'
  if (kind === 'timeout') return 'wrong-answer'
  if (message.includes('Array buffer allocation failed')) return 'memory-limit-exceeded'
  if (foreign === true) return 'runtime-error'
  return crossed === true && !/^(ReferenceError|SyntaxError)\b/.test(message) ? 'wrong-answer' : 'judge-error'
}
