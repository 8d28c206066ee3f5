import { exitCodes } from '../core/exit-code.ts'
import { readStarter } from '../io/challenge-files.ts'
import { tidyPath } from '../io/places.ts'
import { replaceSolution } from '../io/replace-solution.ts'
import { solutionPath } from '../io/workspace.ts'
import { attemptSource } from './compare.ts'
import { type Context, printJson } from './context.ts'
import { findChallenge } from './find-challenge.ts'

/** `hotseat restore` and `hotseat reset`: puts an attempt or the starter in place of the solution, which is kept. */
export async function putBack(
  context: Context,
  reference: string,
  attempt: number | undefined,
  options: { json?: boolean },
): Promise<number> {
  const { terminal, places } = context
  const challenge = await findChallenge(context, reference)
  const text =
    attempt === undefined ? readStarter(challenge) : await attemptSource(context, challenge, attempt)
  const file = solutionPath(places, challenge)
  const backup = replaceSolution(file, text)
  if (options.json) {
    printJson(context, { format: 1, challenge: challenge.id, file, backup: backup ?? null })
    return exitCodes.done
  }
  const what = attempt === undefined ? 'the starter' : `attempt ${attempt}`
  const kept = backup === undefined ? '' : `; what was there is in ${tidyPath(backup)}`
  terminal.out(`${terminal.paint('good', '✓')} ${tidyPath(file)} is ${what} again${kept}\n`)
  return exitCodes.done
}
