import { exitCodes } from '../../core/exit-code.ts'
import { cut } from '../../core/layout.ts'
import { allFindings, type Outcome } from '../../core/verify/outcome.ts'
import { outcomeJson } from '../../core/verify/outcome-json.ts'
import { outcomeText } from '../../core/verify/outcome-text.ts'
import { statOf } from '../../io/text-file.ts'
import { verify } from '../../io/verify/verify-pack.ts'
import { type Context, printJson } from '../context.ts'
import { findChallenge } from '../find-challenge.ts'

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
  const outcome = await verifyOnce(context, folder)
  tell(context, outcome, options)
  return allFindings(outcome).length === 0 ? exitCodes.done : exitCodes.notAccepted
}

/** A folder as it is, else the folder of the challenge of that name. */
async function folderOf(context: Context, name: string): Promise<string> {
  const isPath = statOf(name) !== undefined || /^[.~]|\//.test(name)
  return isPath ? name : (await findChallenge(context, name)).folder
}

async function verifyOnce({ terminal, signal }: Context, folder: string): Promise<Outcome> {
  const onProgress = (done: number, total: number) =>
    terminal.progress(cut(`verifying ${folder}  ${done}/${total}`, terminal.width - 1))
  terminal.progress(cut(`verifying ${folder}`, terminal.width - 1))
  try {
    return await verify(folder, { signal, onProgress })
  } finally {
    terminal.progress('')
  }
}

function tell(context: Context, outcome: Outcome, { json }: VerifyOptions): void {
  const { terminal } = context
  if (json) printJson(context, outcomeJson(outcome))
  else terminal.out(outcomeText(outcome, { paint: terminal.paint, width: terminal.width }))
}
