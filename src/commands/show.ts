import { challengeText } from '../core/challenge-text.ts'
import { exitCodes } from '../core/exit-code.ts'
import { levelCount, openLevel } from '../core/levels.ts'
import { readStatement } from '../io/challenge-files.ts'
import { readHistory, statusIn } from '../io/history.ts'
import { type Context, printJson } from './context.ts'
import { findChallenge } from './find-challenge.ts'

/** `hotseat show`: what a challenge asks for. */
export async function show(
  context: Context,
  reference: string,
  options: { json?: boolean },
): Promise<number> {
  const { terminal } = context
  const challenge = await findChallenge(context, reference)
  const { history } = await readHistory(context.places)
  const level = openLevel(challenge, history)
  const statement = readStatement(challenge.folder, level)
  const status = statusIn(history)(challenge.id)
  if (options.json) {
    const { id, pack, slug, manifest } = challenge
    const levels = manifest.levels.slice(0, level)
    printJson(context, {
      format: 1,
      ...{ id, pack, slug, status, level, ofLevels: levelCount(manifest) },
      ...{ ...withoutAnswers(manifest), levels, statement },
    })
    return exitCodes.done
  }
  terminal.out(
    challengeText(challenge, statement, { status, level, paint: terminal.paint, width: terminal.width }),
  )
  if (terminal.interactive) terminal.say(`\nBegin: \`hotseat start ${challenge.name}\``)
  return exitCodes.done
}

/** The manifest as a candidate may see it: what an interviewer reveals on request stays out. */
function withoutAnswers<
  T extends {
    clarifications: unknown
    followUps: unknown
    equivalentMutants: unknown
    format: 1
    $schema?: unknown
  },
>(manifest: T) {
  const {
    clarifications: _,
    followUps: __,
    equivalentMutants: ___,
    format: ____,
    $schema: _____,
    ...rest
  } = manifest
  return rest
}
