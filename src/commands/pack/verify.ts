import { exitCodes } from '../../core/exit-code.ts'
import { cut } from '../../core/layout.ts'
import { Refusal } from '../../core/refusal.ts'
import { allFindings, type Outcome } from '../../core/verify/outcome.ts'
import { outcomeJson } from '../../core/verify/outcome-json.ts'
import { outcomeText } from '../../core/verify/outcome-text.ts'
import { statOf } from '../../io/text-file.ts'
import { verify } from '../../io/verify/verify-pack.ts'
import { type Context, printJson } from '../context.ts'
import { findChallenge } from '../find-challenge.ts'

type Known = NonNullable<Parameters<typeof verify>[1]['known']>

export interface VerifyOptions {
  json?: boolean
  watch?: boolean
}

/** `hotseat pack verify`: proves that a pack, or one challenge, is sound. */
export async function packVerify(
  context: Context,
  name: string | undefined,
  options: VerifyOptions,
): Promise<number> {
  const folder = await folderOf(context, name ?? '.')
  if (options.watch) return watching(context, folder, options)
  const outcome = await verifyOnce(context, folder, context.signal)
  tell(context, outcome, options)
  return allFindings(outcome).length === 0 ? exitCodes.done : exitCodes.notAccepted
}

/** Verifies again whenever a file changes, until it is interrupted. @throws the signal's reason */
async function watching(context: Context, folder: string, options: VerifyOptions): Promise<never> {
  const { terminal, signal } = context
  if (options.json) throw new Refusal('`--watch` goes on until you stop it: leave out `--json`.')
  const { watchFolder } = await import('../../io/verify/watch-folder.ts')
  const known: Known = new Map()
  let run = new AbortController()
  let last = Promise.resolve()
  const again = () => {
    run.abort()
    run = new AbortController()
    const either = AbortSignal.any([signal, run.signal])
    last = last.then(async () => {
      if (either.aborted) return
      try {
        tell(context, await verifyOnce(context, folder, either, known), options)
        terminal.say('Waiting for changes; Ctrl-C ends it.')
      } catch (error) {
        if (error instanceof Refusal) terminal.say(error.message)
        else if (!either.aborted) throw error
      }
    })
    // The next run, or the end, hears of it.
    last.catch(() => undefined)
  }
  again()
  await watchFolder(folder, signal, again)
  await last
  throw signal.reason
}

/** A folder as it is, else the folder of the challenge of that name. */
async function folderOf(context: Context, name: string): Promise<string> {
  const isPath = statOf(name) !== undefined || /^[.~]|\//.test(name)
  return isPath ? name : (await findChallenge(context, name)).folder
}

async function verifyOnce(
  { terminal }: Context,
  folder: string,
  signal: AbortSignal,
  known: Known = new Map(),
): Promise<Outcome> {
  const onProgress = (done: number, total: number) =>
    terminal.progress(cut(`verifying ${folder}  ${done}/${total}`, terminal.width - 1))
  terminal.progress(cut(`verifying ${folder}`, terminal.width - 1))
  try {
    return await verify(folder, { signal, onProgress, known })
  } finally {
    terminal.progress('')
  }
}

function tell(context: Context, outcome: Outcome, { json }: VerifyOptions): void {
  const { terminal } = context
  if (json) printJson(context, outcomeJson(outcome))
  else terminal.out(outcomeText(outcome, { paint: terminal.paint, width: terminal.width }))
}
