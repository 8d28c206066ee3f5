import { type Child, startChild } from './child.ts'
import type { Compiled, compileTests } from './compile.ts'
import { distFolder } from './paths.ts'
import type { Diagnostic, Job, Report, RunEvent } from './protocol.ts'
import { createRun } from './run.ts'

export interface JudgeOptions {
  onEvent?: (event: RunEvent) => void
  signal?: AbortSignal
}

/** The judge as the app sees it. */
export interface Judge {
  /** Judges one job; resolves with the report whatever the solution does; rejects only with `signal`'s reason. */
  judge(job: Job, options?: JudgeOptions): Promise<Report>
  /** Ends spare processes and the compiler; nothing is left running. */
  close(): Promise<void>
}

/**
 * Makes a judge. It starts a sandbox process at once, and with `spare` another one after each job, which makes
 * `reserve` isolates in advance: the more, the quicker the next verdict, and the more work done for nothing if not.
 */
export function createJudge({
  spare = false,
  reserve = 24,
}: {
  spare?: boolean
  reserve?: number
} = {}): Judge {
  const alive = new Set<Child>()
  let next: Child | undefined = start()
  // Loaded while the child gets itself ready, and not before it has been started.
  const compiler = import('./compile.ts').then((loaded) => {
    loaded.startCompiler()
    return loaded
  })
  const reports = import('./report.ts')
  let closed = false

  let lastTests: { key: string; result: ReturnType<typeof compileTests> } | undefined

  /** The compiled tests, from the last job when it had the same: in watch mode only the solution changes. */
  function compiledTests(job: Job): ReturnType<typeof compileTests> {
    const key = JSON.stringify([job.tests, job.helpers, job.solutionAlias])
    if (lastTests?.key !== key) {
      const result = compiler.then(({ compileTests }) => compileTests(job))
      lastTests = { key, result }
      // A solution that breaks the compiler takes the tests beside it along, which are not to blame.
      const forget = (): void => {
        if (lastTests?.result === result) lastTests = undefined
      }
      result.then(({ ok }) => ok || forget(), forget)
    }
    return lastTests.result
  }

  function take(): Child {
    const child = next ?? start()
    next = undefined
    return child
  }

  function start(isolates = 0): Child {
    const child = startChild(distFolder(), isolates)
    alive.add(child)
    child.ended.then(() => alive.delete(child))
    return child
  }

  function release(child: Child): void {
    child.kill()
    if (spare && !closed) next ??= start(reserve)
  }

  return {
    async judge(job, { onEvent = () => undefined, signal } = {}) {
      signal?.throwIfAborted()
      const started = performance.now()
      const { compileSolution, importedNames } = await compiler
      const { createReporter } = await reports
      const [solution, tests] = await abortable(
        Promise.all([compileSolution(job), compiledTests(job)]),
        signal,
      )
      if (!solution.ok) return uncompiled(job, solution.errors, 'compile-error', started)
      if (!tests.ok) return uncompiled(job, tests.errors, 'judge-error', started)
      const reporter = createReporter(job, solution.value, tests.value, [...solution.warnings], onEvent)
      const run = createRun({
        job: {
          seed: job.seed,
          limits: job.limits,
          isolation: job.isolation,
          program: solution.value.program,
          imports: importedNames(tests.value),
          tests: job.tests.map(({ path, group, level }, index) => ({
            path,
            group,
            level,
            program: (tests.value[index] as Compiled).program,
          })),
          only: job.only,
          stopAfterLimits: job.stopAfterLimits,
          bail: job.bail,
          testConsole: job.testConsole,
          skip: 0,
          limitsSoFar: 0,
        },
        take,
        release,
        reporter,
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
    },
    async close() {
      closed = true
      for (const child of alive) child.kill()
      await Promise.all([...alive].map((child) => child.ended))
      await (await compiler).stopCompiler()
    },
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
