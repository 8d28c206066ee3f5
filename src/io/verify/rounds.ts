import type { Job, Report, Round, TestResult } from '../../../runner/protocol.ts'
import { openSession } from '../judge.ts'

/** One submission's job, judged as often as needed in one sandbox process. */
export interface Rounds {
  judge(round?: Round): Promise<Report>
  /** Names of the tests of the last round that went by its seed: all others go the same way with any other. */
  seeded(): ReadonlySet<string>
}

/** Milliseconds of real time after which a round is given up, whatever its tests are up to. */
const longestRound = 180_000

/**
 * Opens a session for a job and closes it when the work is done. A round that runs into a test at fault ends there: the
 * rest of such a round can take ten seconds a test.
 */
export async function withRounds<T>(
  job: Job,
  signal: AbortSignal,
  work: (rounds: Rounds) => Promise<T>,
): Promise<T> {
  const session = openSession(job)
  let seeded = new Set<string>()
  try {
    return await work({
      seeded: () => seeded,
      async judge(round = {}) {
        const fault = new AbortController()
        const results: TestResult[] = []
        seeded = new Set()
        const limit = setTimeout(() => fault.abort(), longestRound)
        try {
          return await session.judge(round, {
            signal: AbortSignal.any([signal, fault.signal]),
            onEvent(event) {
              if (event.type !== 'result') return
              results.push(event.result)
              if (event.seeded) seeded.add(event.result.name)
              if (event.result.verdict === 'judge-error') fault.abort()
            },
          })
        } catch (error) {
          if (signal.aborted || !fault.signal.aborted) throw error
          return unfinished(job, round, results)
        } finally {
          clearTimeout(limit)
        }
      },
    })
  } finally {
    session.close()
  }
}

function unfinished(job: Job, { seed = job.seed }: Round, tests: TestResult[]): Report {
  const atFault = tests.some(({ verdict }) => verdict === 'judge-error')
  return {
    format: 1,
    challenge: job.challenge,
    scope: job.scope,
    verdict: atFault ? 'judge-error' : 'internal-error',
    passed: 0,
    total: tests.length,
    seed,
    cpuMs: 0,
    wallMs: 0,
    heapBytes: 0,
    tests,
    diagnostics: [],
    notes: atFault ? [] : [`judging did not end within ${longestRound / 60_000} minutes`],
  }
}
