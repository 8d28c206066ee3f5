import type { Child } from './child.ts'
import type { ChildJob } from './child-protocol.ts'
import type { Compiled, CompileResult, compileSolution, importedNames } from './compile.ts'
import type { Database } from './postgres/database.ts'
import type { Diagnostic, Job, Report, Round, RunEvent } from './protocol.ts'
import type { createReporter } from './report.ts'
import { createRun } from './run.ts'

export interface JudgeOptions {
  onEvent?: (event: RunEvent) => void
  signal?: AbortSignal | undefined
}

/** One job that is judged as often as wanted: compiled once, and in one sandbox process for as long as that lives. */
export interface Session {
  /**
   * Judges the job with what is different in this round; one round at a time. Resolves with the report whatever the
   * solution does; rejects only with `signal`'s reason.
   */
  judge(round?: Round, options?: JudgeOptions): Promise<Report>
  /** Gives the sandbox process up. */
  close(): void
}

export interface SessionEnv {
  job: Job
  compiler: Promise<{ compileSolution: typeof compileSolution; importedNames: typeof importedNames }>
  compileTests(): Promise<CompileResult<Compiled[]>>
  reports: Promise<{ createReporter: typeof createReporter }>
  take(): Child
  /** Takes a process back; `well` when it can judge on. */
  release(child: Child, well: boolean): void
  databases: { take(): Database; release(database: Database): void }
}

export function createSession(env: SessionEnv): Session {
  const { job, compiler, compileTests, reports, take, release, databases } = env
  let kept: Child | undefined
  let compiled: ReturnType<typeof compile> | undefined

  async function compile() {
    const { compileSolution } = await compiler
    return Promise.all([compileSolution(job), compileTests()])
  }

  function giveUp(): void {
    if (kept !== undefined) release(kept, true)
    kept = undefined
  }

  async function judgeRound(
    round: Round,
    { onEvent = () => undefined, signal }: JudgeOptions,
    database: Database | undefined,
  ): Promise<Report> {
    const started = performance.now()
    const thisTime: Job = { ...job, ...round }
    compiled ??= compile()
    const [solution, tests] = await abortable(compiled, signal)
    if (!solution.ok) return uncompiled(thisTime, solution.errors, 'compile-error', started)
    if (!tests.ok) return uncompiled(thisTime, tests.errors, 'judge-error', started)
    const { createReporter } = await reports
    const { importedNames } = await compiler
    const reporter = createReporter(thisTime, solution.value, tests.value, [...solution.warnings], onEvent)
    const run = createRun({
      job: childJob(thisTime, round, solution.value, tests.value, importedNames(tests.value)),
      take() {
        const child = kept ?? take()
        kept = undefined
        return child
      },
      release(child, well) {
        if (well) kept = child
        else release(child, false)
      },
      reporter,
      database,
    })
    const stop = (): void => run.stop()
    signal?.addEventListener('abort', stop, { once: true })
    try {
      await run.finished
    } finally {
      signal?.removeEventListener('abort', stop)
    }
    signal?.throwIfAborted()
    return reporter.report(performance.now() - started)
  }

  return {
    async judge(round = {}, options = {}) {
      options.signal?.throwIfAborted()
      if (job.database !== true) return await judgeRound(round, options, undefined)
      const database = databases.take()
      database.start()
      try {
        return await judgeRound(round, options, database)
      } finally {
        databases.release(database)
      }
    },
    close: giveUp,
  }
}

function childJob(
  job: Job,
  { order = 'written', prologue }: Round,
  solution: Compiled,
  tests: readonly Compiled[],
  imports: string[],
): ChildJob {
  return {
    seed: job.seed,
    limits: job.limits,
    isolation: job.isolation,
    scope: job.scope,
    runSkipped: job.runSkipped,
    program: prologue === undefined ? solution.program : `${prologue}\n;${solution.program}`,
    imports,
    tests: job.tests.map(({ path, group, level, samples }, index) => ({
      path,
      group,
      level,
      samples,
      program: (tests[index] as Compiled).program,
    })),
    order,
    only: job.only,
    stopAfterLimits: job.stopAfterLimits,
    bail: job.bail,
    testConsole: job.testConsole,
    database: job.database,
    skip: 0,
    limitsSoFar: 0,
  }
}

function uncompiled(
  job: Job,
  diagnostics: Diagnostic[],
  verdict: 'compile-error' | 'judge-error',
  started: number,
): Report {
  return {
    format: 1,
    challenge: job.challenge,
    scope: job.scope,
    verdict,
    passed: 0,
    total: 0,
    seed: job.seed,
    cpuMs: 0,
    wallMs: Math.round(performance.now() - started),
    heapBytes: 0,
    tests: [],
    diagnostics,
    notes: [],
  }
}

function abortable<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return work
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(signal.reason)
    signal.addEventListener('abort', abort, { once: true })
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort))
  })
}
