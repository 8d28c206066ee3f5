import { hintsOf } from '../core/hints.ts'
import { markdownText } from '../core/markdown-text.ts'
import { sanitise } from '../core/sanitise.ts'
import { readHints } from '../io/challenge-files.ts'
import { readHistory } from '../io/history.ts'
import { keepReveal } from '../io/reveal.ts'
import type { Context } from './context.ts'
import type { FoundChallenge } from './find-challenge.ts'

/** Prints the next hint each time it is called, and keeps that it was asked for. */
export function hintTeller({ terminal, places }: Context, challenge: FoundChallenge): () => Promise<void> {
  let shown = 0
  return async () => {
    const hints = hintsOf(readHints(challenge.folder))
    const { history } = await readHistory(places)
    const number = Math.max(shown, history.hints.get(challenge.id) ?? 0) + 1
    const hint = hints[number - 1]
    if (hint === undefined) {
      const none = 'This challenge has no hints.'
      return terminal.say(hints.length === 0 ? none : `All ${hints.length} hints have been shown.`)
    }
    shown = number
    const { paint, width } = terminal
    const heading = paint('strong', `Hint ${number} of ${hints.length}: ${sanitise(hint.title)}`)
    terminal.out(`\n${heading}\n\n${markdownText(sanitise(hint.body), { paint, width })}`)
    const problem = await keepReveal(places, { challenge: challenge.id, kind: 'hint', number })
    if (problem !== undefined) terminal.say(problem)
  }
}
