import { randomInt } from 'node:crypto'
import { seedLimit } from '../core/seed.ts'
import { jobOf } from '../io/job.ts'
import { readChallenge } from '../io/packs.ts'
import { readSolution } from '../io/solution-file.ts'
import type { Context } from './context.ts'
import { type JudgingOptions, judgeAndTell } from './judging.ts'

/** `hotseat judge`: judges a file by all tests of any challenge folder and records nothing. */
export async function judge(
  context: Context,
  folder: string,
  file: string,
  options: JudgingOptions,
): Promise<number> {
  const challenge = readChallenge(folder)
  const solution = readSolution(file, 'Check the path and try again.')
  const job = jobOf({
    challenge,
    solution,
    scope: 'all',
    seed: options.seed ?? randomInt(seedLimit),
    command: ['judge', folder, file],
    only: options.only,
    forAuthors: true,
  })
  return judgeAndTell(context, job, options)
}
