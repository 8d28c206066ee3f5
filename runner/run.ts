import type { Child, ChildDeath } from './child.ts'
import type { ChildEvent, ChildJob } from './child-protocol.ts'
import type { Database } from './postgres/database.ts'
import type { Limits, Verdict } from './protocol.ts'
import type { Reporter } from './report.ts'

export interface Run {
  /** Fulfils when every test has its verdict, or the run was stopped. */
  finished: Promise<void>
  stop(): void
}

interface RunEnv {
  job: ChildJob
  take(): Child
  /** Takes a child back; `well` when it told everything and can judge on. */
  release(child: Child, well: boolean): void
  reporter: Reporter
  /** What the job's statements run on. */
  database?: Database | undefined
}

/** Children that may die in one run before the rest of its tests is given up. */
const maxDeaths = 5
/** Milliseconds without a word from the child, past all its own limits, after which it is taken for dead. */
const silenceMs = 60_000

/** Runs a job through as many children as it takes: the tests after one that killed its child run in the next. */
export function createRun({ job, take, release, reporter, database }: RunEnv): Run {
  let current: Child | undefined
  let stopped = false

  async function finish(): Promise<void> {
    let skip = 0
    let limits = 0
    let deaths = 0
    let triedTwice = -1
    while (!stopped) {
      const child = take()
      current = child
      const progress = await attend(child, { ...job, skip, limitsSoFar: limits }, reporter, database)
      release(child, progress.death === undefined && !stopped)
      if (stopped || progress.death === undefined) return
      const { death } = progress
      deaths++
      limits += progress.limits
      skip += progress.results
      const verdict = progress.silent ? undefined : verdictOfDeath(death)
      if (!progress.started) {
        if (verdict === undefined && deaths === 1) continue
        return reporter.failed(verdict ?? inexplicable(death))
      }
      if (verdict === undefined && triedTwice !== skip) {
        triedTwice = skip
        continue
      }
      reporter.died(skip, verdict ?? inexplicable(death), death.lastWord?.cpuMs ?? 0)
      limits++
      skip++
      if (deaths >= maxDeaths || job.bail === true) return reporter.notRun(reporter.planned() - skip)
    }
  }

  return {
    finished: finish(),
    stop() {
      stopped = true
      current?.kill()
    },
  }
}

interface Progress {
  /** Undefined when the child told everything it had to tell. */
  death: ChildDeath | undefined
  /** A test was running when the child died. */
  started: boolean
  /** Nothing was heard for so long that the child had to be ended from here. */
  silent: boolean
  results: number
  limits: number
}

async function attend(
  child: Child,
  job: ChildJob,
  reporter: Reporter,
  database: Database | undefined,
): Promise<Progress> {
  const progress = { started: false, silent: false, results: 0, limits: 0 }
  let timer: NodeJS.Timeout | undefined
  const listen = (): void => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      progress.silent = true
      child.kill()
    }, patience(job.limits))
  }
  const onEvent = (event: ChildEvent): void => {
    if (event.type === 'ask') {
      // While the database is at work the child has nothing to say.
      clearTimeout(timer)
      database?.ask(event.request, event.limitMs).then((reply) => {
        listen()
        child.answer(reply)
      })
      return
    }
    listen()
    if (event.type === 'start') progress.started = true
    if (event.type === 'result') {
      progress.started = false
      progress.results++
      if (limitVerdicts.has(event.result.verdict)) progress.limits++
    }
    // A child that takes over in the middle announces the tests again.
    if (event.type !== 'tests' || job.skip === 0) reporter.hear(event)
  }
  listen()
  const death = await child.judge(job, onEvent)
  clearTimeout(timer)
  return { ...progress, death }
}

const limitVerdicts: ReadonlySet<Verdict> = new Set<Verdict>([
  'time-limit-exceeded',
  'memory-limit-exceeded',
  'output-limit-exceeded',
])

function patience(limits: Limits): number {
  return limits.cpuMs * 25 + silenceMs
}

export interface Blame {
  verdict: Verdict
  message: string
}

/** What a child's death says about the test it was running; undefined when it says nothing. */
function verdictOfDeath({ lastWord, stderr }: ChildDeath): Blame | undefined {
  if (lastWord !== undefined) {
    const { reason, side, crossed } = lastWord
    if (side === 'judge' && !crossed) {
      const message = reason === 'memory' ? 'used too much memory' : 'did not come back'
      return { verdict: 'judge-error', message: `the test itself ${message}` }
    }
    return reason === 'memory'
      ? {
          verdict: 'memory-limit-exceeded',
          message: 'memory grew so fast that the whole sandbox had to be ended',
        }
      : {
          verdict: 'time-limit-exceeded',
          message: `${side === 'judge' ? 'the test' : 'the solution'} did not come back and could not be interrupted`,
        }
  }
  if (
    /invalid (?:array|string|size|table)|heap out of memory|FatalProcessOutOfMemory|OOM|out of memory|JavaScript invalid/i.test(
      stderr,
    )
  ) {
    return {
      verdict: 'memory-limit-exceeded',
      message: 'the solution asked for more memory than V8 can give',
    }
  }
  return undefined
}

/** The same test ended two children in the same unexplained way. */
function inexplicable({ signal, code }: ChildDeath): Blame {
  const how =
    signal === null || signal === 'SIGKILL'
      ? `ended unexpectedly (${signal ?? `code ${code}`})`
      : `was ended by ${signal}`
  return signal === null || signal === 'SIGKILL'
    ? { verdict: 'internal-error', message: `the sandbox ${how}, twice in the same test` }
    : {
        verdict: 'runtime-error',
        message: `the solution crashed the sandbox: it ${how}, twice in the same test`,
      }
}
