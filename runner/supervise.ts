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
  /** Prepares to judge one job several times, in one sandbox process; close it in the end. */
  open(job: Job): Session
  /** Ends spare processes and the compiler; nothing is left running. */
  close(): Promise<void>
}

/**
 * Makes a judge. It starts a sandbox process at once, and with `spare` another one after each job, which makes
 * `reserve` isolates in advance: the more, the quicker the next verdict, and the more work done for nothing if not.
 * Jobs that need a database find it by `postgres`.
 */
export function createJudge({
  spare = false,
  reserve = 24,
  postgres = () => ({}),
}: {
  spare?: boolean
  reserve?: number
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

  function open(job: Job): Session {
    return createSession({
      job,
      compiler,
      compileTests: () => compiledTests(job),
      reports,
      take,
      release,
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
      for (const child of alive) child.kill()
      await Promise.all([...alive].map((child) => child.ended))
      await databases.close()
      await (await compiler).stopCompiler()
    },
  }
}
