import type { Report } from '../../runner/protocol.ts'
import type { Challenge } from '../core/catalogue.ts'
import { exitCodes } from '../core/exit-code.ts'
import { type AttemptMode, openAttempt } from '../io/attempt.ts'
import type { Context } from './context.ts'
import { findChallenge } from './find-challenge.ts'
import { type JudgingOptions, judgeAndTell } from './judging.ts'

/** `hotseat run` and `hotseat submit`: judges by the sample tests or by all of them, and keeps the attempt. */
export async function run(
  context: Context,
  mode: AttemptMode,
  reference: string,
  file: string | undefined,
  options: JudgingOptions,
): Promise<number> {
  const challenge = await findChallenge(context, reference)
  const ifAbsent =
    file === undefined
      ? `Create it with \`hotseat start ${challenge.slug}\`.`
      : 'Check the path and try again.'
  const attempt = openAttempt(context.places, mode, challenge, { ...options, file, ifAbsent })
  const keep = async (report: Report) => {
    const problem = await attempt.keep(report)
    if (problem !== undefined) context.terminal.say(problem)
  }
  const code = await judgeAndTell(context, attempt.job, options, keep)
  if (code === exitCodes.done && !options.json && options.only === undefined)
    tellNext(context, mode, challenge)
  return code
}

function tellNext({ terminal }: Context, mode: AttemptMode, { slug }: Challenge): void {
  if (!terminal.interactive) return
  const next =
    mode === 'run' ? `Hand it in: \`hotseat submit ${slug}\`` : 'Solved. The next one: `hotseat start next`'
  terminal.say(`\n${next}`)
}
