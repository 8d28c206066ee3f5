import { randomInt } from 'node:crypto'
import { dirname, resolve } from 'node:path'
import type { Report } from '../../runner/protocol.ts'
import type { Challenge } from '../core/catalogue.ts'
import { exitCodes } from '../core/exit-code.ts'
import { fixedSeed, seedLimit } from '../core/seed.ts'
import { openRecorder } from '../io/recorder.ts'
import { readSolution } from '../io/solution-file.ts'
import { solutionPath } from '../io/workspace.ts'
import type { Context } from './context.ts'
import { findChallenge } from './find-challenge.ts'
import { type JudgingOptions, judgeAndTell } from './judging.ts'

/** `hotseat run` and `hotseat submit`: judges by the sample tests or by all of them, and keeps the attempt. */
export async function run(
  context: Context,
  mode: 'run' | 'submit',
  reference: string,
  file: string | undefined,
  options: JudgingOptions,
): Promise<number> {
  const challenge = await findChallenge(context, reference)
  const { id, manifest, slug } = challenge
  const ifAbsent =
    file === undefined ? `Create it with \`hotseat start ${slug}\`.` : 'Check the path and try again.'
  const own = solutionPath(context.places, challenge)
  const solution = readSolution(file ?? own, ifAbsent)
  // In the workspace a solution may have files beside it; a file from elsewhere is judged alone.
  const solutionFolder = file === undefined || resolve(file) === own ? dirname(own) : undefined
  const scope = mode === 'run' ? 'samples' : 'all'
  const seed = options.seed ?? (mode === 'run' ? fixedSeed(id, manifest.version) : randomInt(seedLimit))
  const command = [mode, id, ...(file === undefined ? [] : [file])]
  const startedAt = Date.now()
  const recorder = options.record === false ? undefined : openRecorder(context.places)
  const keep = async (report: Report) => {
    const problem = await recorder?.keep({
      challenge: id,
      challengeVersion: manifest.version,
      scope: options.only === undefined ? scope : 'some',
      startedAt,
      source: solution.text,
      report,
    })
    if (problem !== undefined) context.terminal.say(`This attempt is not kept. ${problem}`)
  }
  const code = await judgeAndTell(
    context,
    { challenge, solution, solutionFolder, scope, seed, command, options },
    keep,
  )
  if (code === exitCodes.done && !options.json && options.only === undefined)
    tellNext(context, mode, challenge)
  return code
}

function tellNext({ terminal }: Context, mode: 'run' | 'submit', { slug }: Challenge): void {
  if (!terminal.interactive) return
  const next =
    mode === 'run' ? `Hand it in: \`hotseat submit ${slug}\`` : 'Solved. The next one: `hotseat start next`'
  terminal.say(`\n${next}`)
}
