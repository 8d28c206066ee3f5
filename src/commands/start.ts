import { exitCodes } from '../core/exit-code.ts'
import { commandLine } from '../core/shell-quote.ts'
import { findEditor } from '../io/editor.ts'
import { tidyPath } from '../io/places.ts'
import { prepareWorkplace } from '../io/workspace.ts'
import { type Context, printJson } from './context.ts'
import { findChallenge } from './find-challenge.ts'
import { levelOf } from './level.ts'

/** `hotseat start`: makes the user's solution file and says what to do with it. */
export async function start(
  context: Context,
  reference: string,
  options: { json?: boolean },
): Promise<number> {
  const { terminal, places, env } = context
  const challenge = await findChallenge(context, reference)
  const { file, created, kept } = prepareWorkplace(places, challenge, await levelOf(context, challenge))
  if (options.json) {
    printJson(context, { format: 1, challenge: challenge.id, file, created, kept })
    return exitCodes.done
  }
  const editor = findEditor(env)
  const opener = editor?.found ? editor.command : undefined
  const isNew = created.includes(file)
  const steps: [string, string][] = [
    ['read the task', `hotseat show ${challenge.name}`],
    ['write your solution', opener === undefined ? tidyPath(file) : `${opener} ${quoted(file)}`],
    ['try the sample tests', `hotseat run ${challenge.name}`],
    ['hand it in', `hotseat submit ${challenge.name}`],
  ]
  const headline = isNew ? `Created ${tidyPath(file)}` : `Kept ${tidyPath(file)}, which was there already`
  const lines = steps.map(([what, how], index) => {
    const typed = how.replace(/^hotseat\b/, context.invocation)
    return `  ${index + 1}. ${what.padEnd(20)}  ${terminal.paint('code', typed)}`
  })
  terminal.out(`${terminal.paint('good', '✓')} ${headline}\n\n${lines.join('\n')}\n`)
  return exitCodes.done
}

/** A tidy path that a shell still understands. */
function quoted(file: string): string {
  const tidy = tidyPath(file)
  return /^~?[\w@%+=:,./-]+$/.test(tidy) ? tidy : commandLine([file])
}
