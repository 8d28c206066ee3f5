import { exitCodes } from '../core/exit-code.ts'
import { Refusal } from '../core/refusal.ts'
import { sanitise } from '../core/sanitise.ts'
import { sourceDiff } from '../core/source-diff.ts'
import { tidyPath } from '../io/places.ts'
import { readSolution } from '../io/solution-file.ts'
import { fromStore } from '../io/with-store.ts'
import { solutionPath } from '../io/workspace.ts'
import { type Context, printJson } from './context.ts'
import { type FoundChallenge, findChallenge } from './find-challenge.ts'

/** `hotseat diff`: what changes from one attempt to another, or to the solution as it is now. */
export async function compare(
  context: Context,
  reference: string,
  from: number,
  to: number | undefined,
  options: { json?: boolean },
): Promise<number> {
  const { terminal, places } = context
  const challenge = await findChallenge(context, reference)
  const file = solutionPath(places, challenge)
  const first = await attemptSource(context, challenge, from)
  const second =
    to === undefined
      ? readSolution(file, `Make it with \`hotseat start ${challenge.name}\`.`).text
      : await attemptSource(context, challenge, to)
  const lines = sourceDiff(
    sanitise(first),
    sanitise(second),
    options.json ? (_, text) => text : terminal.paint,
  )
  if (options.json) {
    printJson(context, { format: 1, challenge: challenge.id, from, to: to ?? null, diff: lines })
    return exitCodes.done
  }
  const other = to === undefined ? tidyPath(file) : `attempt ${to}`
  terminal.out(`${terminal.paint('dim', `- attempt ${from}, + ${other}`)}\n${lines.join('\n')}\n`)
  return exitCodes.done
}

/** The source of an attempt. @throws Refusal when there is no such attempt. */
export async function attemptSource(
  { places }: Context,
  { id, name }: FoundChallenge,
  number: number,
): Promise<string> {
  const source = await fromStore(places, (store) => store.source(id, number), undefined)
  if (source !== undefined) return source
  throw new Refusal(`There is no attempt ${number} at ${name}; see them with \`hotseat history ${name}\`.`)
}
