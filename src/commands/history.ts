import { attemptLines } from '../core/attempts-text.ts'
import { exitCodes } from '../core/exit-code.ts'
import { localTime } from '../io/local-time.ts'
import { fromStore } from '../io/with-store.ts'
import { type Context, printJson } from './context.ts'
import { findChallenge } from './find-challenge.ts'

/** `hotseat history`: the attempts at a challenge, oldest first. */
export async function history(
  context: Context,
  reference: string,
  options: { json?: boolean },
): Promise<number> {
  const { terminal, places } = context
  const { id, name } = await findChallenge(context, reference)
  const attempts = await fromStore(places, (store) => store.attempts(id), [])
  if (options.json) {
    const dated = attempts.map(({ challenge: _, startedAt, ...rest }) => ({
      ...rest,
      at: new Date(startedAt).toISOString(),
    }))
    printJson(context, { format: 1, challenge: id, attempts: dated })
    return exitCodes.done
  }
  if (attempts.length === 0) terminal.say(`Nothing of ${name} has been judged yet.`)
  else {
    const rows = attempts.map((attempt) => ({ ...attempt, when: localTime(attempt.startedAt) }))
    terminal.out(`${attemptLines(rows, terminal.paint).join('\n')}\n`)
    if (terminal.interactive)
      terminal.say(
        `\nCompare with yours: \`hotseat diff ${name} ${attempts.length}\` · back to it: \`hotseat restore ${name} ${attempts.length}\``,
      )
  }
  return exitCodes.done
}
