import type { Job, Report } from '../../runner/protocol.ts'
import { exitCodes } from '../core/exit-code.ts'
import { levelCount } from '../core/levels.ts'
import { besideReference } from '../core/report/beside-reference.ts'
import { type AttemptMode, openAttempt } from '../io/attempt.ts'
import { judgeReference } from '../io/judge-reference.ts'
import type { Context } from './context.ts'
import { type FoundChallenge, findChallenge } from './find-challenge.ts'
import { type JudgingOptions, judgeAndTell } from './judging.ts'
import { levelOf } from './level.ts'

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
      ? `Create it with \`hotseat start ${challenge.name}\`.`
      : 'Check the path and try again.'
  const level = await levelOf(context, challenge)
  const attempt = openAttempt(context.places, mode, challenge, { ...options, file, ifAbsent, level })
  let judged: Report | undefined
  const keep = async (report: Report) => {
    judged = report
    const problem = await attempt.keep(report)
    if (problem !== undefined) context.terminal.say(problem)
  }
  const code = await judgeAndTell(context, attempt.job, options, keep)
  if (code === exitCodes.done && !options.json && options.only === undefined) {
    if (mode === 'submit') await tellBeside(context, attempt.job, challenge, judged)
    tellNext(context, mode, challenge, level)
  }
  return code
}

async function tellBeside(
  { terminal, signal }: Context,
  job: Job,
  challenge: FoundChallenge,
  own: Report | undefined,
): Promise<void> {
  if (!terminal.interactive || own === undefined) return
  const reference = await judgeReference(job, challenge, signal)
  const text = reference === undefined ? '' : besideReference(own, reference)
  if (text !== '') terminal.say(terminal.paint('dim', text))
}

function tellNext({ terminal }: Context, mode: AttemptMode, challenge: FoundChallenge, level: number): void {
  if (!terminal.interactive) return
  const { name, manifest } = challenge
  const next =
    mode === 'run'
      ? `Hand it in: \`hotseat submit ${name}\``
      : level < levelCount(manifest)
        ? `Level ${level} is solved. Level ${level + 1} is open: \`hotseat start ${name}\``
        : 'Solved. The next one: `hotseat start next`'
  terminal.say(`\n${next}`)
}
