import { type Child, startChild } from './child.ts'
import type { compileTests } from './compile.ts'
import { distFolder } from './paths.ts'
import { createDatabases, type PostgresOptions } from './postgres/database.ts'
import type { Job, Report } from './protocol.ts'
import { createSession, type JudgeOptions, type Session } from './session.ts'

export { nodeModules as offeredModules } from './compile-resolve.ts'

/** The judge as the app sees it. */
export interface Judge {
  /** Judges one job; resolves with the report whatever the solution does; rejects only with `signal`'s reason. */
  judge(job: Job, options?: JudgeOptions): Promise<Report>
  /**
   * Prepares to judge one job several times, in one sandbox process; close it in the end. With `reuse` the process may
   * have judged other solutions of the same tests before.
   */
  open(job: Job): Session
  /** Ends spare processes and the compiler; nothing is left running. */
  close(): Promise<void>
}

/**
 * Makes a judge. It starts a sandbox process at once, and with `spare` another one after each job, which makes
 * `reserve` isolates in advance: the more, the quicker the next verdict, and the more work done for nothing if not.
 * With `reuse` a process that judged well is kept for the next session with the same tests: for solutions that one
 * trusts not to spoil it. Jobs that need a database find it by `postgres`.
 */
export function createJudge({
  spare = false,
  reserve = 24,
  reuse = false,
  postgres = () => ({}),
}: {
  spare?: boolean
  reserve?: number
  reuse?: boolean
  postgres?: () => PostgresOptions
} = {}): Judge {
  const alive = new Set<Child>()
  const databases = createDatabases(distFolder(), postgres)
  let next: Child | undefined = start()
  // Loaded while the child gets itself ready, and not before it has been started.
  const compiler = import('./compile.ts').then((loaded) => {
    loaded.startCompiler()
    return loaded
  })
  const reports = import('./report.ts')
  let closed = false
  let soon: NodeJS.Timeout | undefined

  const compiled = new Map<string, ReturnType<typeof compileTests>>()

  /** The compiled tests, from an earlier job when it had the same: in watch mode only the solution changes. */
  function compiledTests(job: Job): ReturnType<typeof compileTests> {
    const key = testsOf(job)
    const known = compiled.get(key)
    if (known !== undefined) return known
    const result = compiler.then(({ compileTests }) => compileTests(job))
    compiled.set(key, result)
    if (compiled.size > mostTests) compiled.delete(compiled.keys().next().value as string)
    // A solution that breaks the compiler takes the tests beside it along, which are not to blame.
    const forget = (): void => {
      if (compiled.get(key) === result) compiled.delete(key)
    }
    result.then(({ ok }) => ok || forget(), forget)
    return result
  }

  const kept: { tests: string; child: Child }[] = []

  function take(tests: string): Child {
    const known = kept.findIndex((each) => each.tests === tests)
    if (known !== -1) return (kept.splice(known, 1)[0] as (typeof kept)[number]).child
    const child = next ?? start()
    next = undefined
    return child
  }

  function keep(tests: string, child: Child): void {
    kept.push({ tests, child })
    if (kept.length > mostTests) release((kept.shift() as (typeof kept)[number]).child)
  }

  function start(isolates = 0): Child {
    const child = startChild(distFolder(), isolates)
    alive.add(child)
    child.ended.then(() => alive.delete(child))
    return child
  }

  function release(child: Child): void {
    child.kill()
    if (!spare || closed) return
    // Starting a process takes some milliseconds in which nothing else goes on: the verdict is told first.
    clearTimeout(soon)
    soon = setTimeout(() => {
      next ??= start(reserve)
    }, afterVerdictMs)
  }

  function open(job: Job): Session {
    const tests = testsOf(job)
    return createSession({
      job,
      compiler,
      compileTests: () => compiledTests(job),
      reports,
      take: () => take(tests),
      release: (child, well) => (reuse && well && !closed ? keep(tests, child) : release(child)),
      databases,
    })
  }

  return {
    open,
    async judge(job, options) {
      const session = open(job)
      try {
        return await session.judge({}, options)
      } finally {
        session.close()
      }
    },
    async close() {
      closed = true
      clearTimeout(soon)
      for (const child of alive) child.kill()
      await Promise.all([...alive].map((child) => child.ended))
      await databases.close()
      await (await compiler).stopCompiler()
    },
  }
}

/** Milliseconds from a verdict to the start of the next spare process. */
const afterVerdictMs = 10

/** So many sets of tests are remembered in their compiled form, and processes that have judged by them. */
const mostTests = 4

/** What two jobs with the same tests have in common. */
function testsOf({ tests, helpers, solutionAlias }: Job): string {
  return JSON.stringify([tests, helpers, solutionAlias])
}
