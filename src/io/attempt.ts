import { randomInt } from 'node:crypto'
import { dirname, resolve } from 'node:path'
import type { Job, Report } from '../../runner/protocol.ts'
import type { Challenge } from '../core/catalogue.ts'
import { levelCount } from '../core/levels.ts'
import { fixedSeed, seedLimit } from '../core/seed.ts'
import { jobOf } from './job.ts'
import type { Places } from './places.ts'
import { openRecorder } from './recorder.ts'
import { readSolution } from './solution-file.ts'
import type { Attempt } from './store.ts'
import { solutionPath } from './workspace.ts'

/** `run` judges by the sample tests and a fixed seed, `submit` by all tests and a fresh one. */
export type AttemptMode = 'run' | 'submit'

export interface AttemptOptions {
  /** The solution's file as the user wrote it; by default the one in the workspace. */
  file?: string | undefined
  /** What to do when that file does not exist, a sentence. */
  ifAbsent: string
  seed?: number | undefined
  only?: string[] | undefined
  /** The highest open level of the challenge. */
  level: number
  /** False keeps it out of the history. */
  record?: boolean | undefined
}

export interface OpenAttempt {
  job: Job
  /** Keeps the report in the history; resolves with a sentence that says why that was not possible. */
  keep: (report: Report) => Promise<string | undefined>
}

/** Reads the user's solution of a challenge and makes the job that judges it. @throws Refusal */
export function openAttempt(
  places: Places,
  mode: AttemptMode,
  challenge: Challenge,
  { file, ifAbsent, level, seed, only, record }: AttemptOptions,
): OpenAttempt {
  const { id, manifest } = challenge
  const own = solutionPath(places, challenge)
  const solution = readSolution(file ?? own, ifAbsent)
  const scope = mode === 'run' ? 'samples' : 'all'
  const job = jobOf({
    challenge,
    solution,
    // In the workspace a solution may have files beside it; a file from elsewhere is judged alone.
    solutionFolder: file === undefined || resolve(file) === own ? dirname(own) : undefined,
    scope,
    level,
    seed: seed ?? (mode === 'run' ? fixedSeed(id, manifest.version) : randomInt(seedLimit)),
    command: [mode, id, ...(file === undefined ? [] : [file])],
    only,
  })
  const startedAt = Date.now()
  const recorder = record === false ? undefined : openRecorder(places)
  const keep = async (report: Report) => {
    const problem = await recorder?.keep({
      challenge: id,
      challengeVersion: manifest.version,
      scope: keptScope(scope, level < levelCount(manifest), only),
      startedAt,
      source: solution.text,
      report,
    })
    return problem === undefined ? undefined : `This attempt is not kept. ${problem}`
  }
  return { job, keep }
}

function keptScope(scope: Job['scope'], moreToCome: boolean, only: string[] | undefined): Attempt['scope'] {
  if (only !== undefined) return 'some'
  return scope === 'all' && moreToCome ? 'levels' : scope
}
