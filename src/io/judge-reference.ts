import type { Job, Report } from '../../runner/protocol.ts'
import type { Challenge } from '../core/catalogue.ts'
import { Refusal } from '../core/refusal.ts'
import { readApproaches } from './challenge-files.ts'
import { judgeJob } from './judge.ts'

/**
 * Judges the challenge's first accepted submission by the very job that judged a solution, for its figures; undefined when
 * there is none to be had, or `signal` ended it.
 */
export async function judgeReference(
  job: Job,
  { folder }: Pick<Challenge, 'folder'>,
  signal: AbortSignal,
): Promise<Report | undefined> {
  try {
    const [reference] = readApproaches(folder)
    if (reference === undefined) return undefined
    const solution = { path: job.solution.path, text: reference.text }
    return await judgeJob({ ...job, solution, solutionFolder: undefined }, () => undefined, signal)
  } catch (error) {
    // A pack that has gone is said by what needs it.
    if (signal.aborted || error instanceof Refusal) return undefined
    throw error
  }
}
