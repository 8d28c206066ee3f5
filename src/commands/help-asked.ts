import { exitCodes } from '../core/exit-code.ts'
import { hintsOf } from '../core/hints.ts'
import { markdownText } from '../core/markdown-text.ts'
import { Refusal } from '../core/refusal.ts'
import { sanitise } from '../core/sanitise.ts'
import { readEditorial, readHints } from '../io/challenge-files.ts'
import { readHistory } from '../io/history.ts'
import { readDue } from '../io/read-reviews.ts'
import { keepReread, keepReveal } from '../io/reveal.ts'
import { type Context, printJson } from './context.ts'
import { findChallenge } from './find-challenge.ts'
import { hintTeller } from './hint-teller.ts'

/** `hotseat hint`: the next hint, which is recorded; with `--again` those that were shown, which is not. */
export async function hint(
  context: Context,
  reference: string,
  options: { json?: boolean; again?: boolean },
): Promise<number> {
  const challenge = await findChallenge(context, reference)
  const { terminal, places } = context
  if (!options.again && !options.json) {
    await hintTeller(context, challenge)()
    return exitCodes.done
  }
  const hints = hintsOf(readHints(challenge.folder))
  const shown = (await readHistory(places)).history.hints.get(challenge.id) ?? 0
  const number = options.again ? shown : Math.min(shown + 1, hints.length)
  if (number > shown) {
    const problem = await keepReveal(places, { challenge: challenge.id, kind: 'hint', number })
    if (problem !== undefined) terminal.say(problem)
  }
  const open = hints.slice(0, number)
  if (options.json) {
    printJson(context, { format: 1, challenge: challenge.id, of: hints.length, hints: open })
    return exitCodes.done
  }
  if (open.length === 0) throw new Refusal('No hint has been shown yet; ask for one without `--again`.')
  const { paint, width } = terminal
  for (const [index, { title, body }] of open.entries()) {
    const heading = paint('strong', `Hint ${index + 1} of ${hints.length}: ${sanitise(title)}`)
    terminal.out(`${heading}\n\n${markdownText(sanitise(body), { paint, width })}\n`)
  }
  return exitCodes.done
}

/** `hotseat editorial`: what explains a challenge, once it is solved, or with `--give-up` before, which is recorded. */
export async function editorial(
  context: Context,
  reference: string,
  options: { json?: boolean; giveUp?: boolean },
): Promise<number> {
  const { terminal, places } = context
  const challenge = await findChallenge(context, reference)
  const { history } = await readHistory(places)
  const isOpen = history.solved.has(challenge.id) || history.editorials.has(challenge.id)
  if (!isOpen && !options.giveUp) {
    throw new Refusal(
      `The editorial opens when ${challenge.name} is solved. To read it now, which is recorded: \`hotseat editorial ${challenge.name} --give-up\`.`,
    )
  }
  const text = readEditorial(challenge.folder)
  if (text.trim() === '') throw new Refusal(`${challenge.name} has no editorial.`)
  if (!isOpen) {
    const problem = await keepReveal(places, { challenge: challenge.id, kind: 'editorial', number: 1 })
    if (problem !== undefined) terminal.say(problem)
  }
  if (isOpen && (await readDue(places, [challenge])).has(challenge.id)) {
    const problem = await keepReread(places, challenge.id)
    terminal.say(problem ?? `${challenge.name} is due for review; that you read this before is recorded.`)
  }
  if (options.json) printJson(context, { format: 1, challenge: challenge.id, editorial: text })
  else {
    const { paint, width } = terminal
    terminal.out(markdownText(sanitise(text), { paint, width }))
  }
  return exitCodes.done
}
