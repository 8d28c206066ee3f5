import { nearest } from '../../core/nearest.ts'
import { Refusal } from '../../core/refusal.ts'
import { type ScaffoldKind, scaffoldKinds } from '../../core/scaffold.ts'
import { ask, canAsk, type Question } from '../../io/ask.ts'

/** A question that a flag may have answered. */
export interface Wanted extends Question {
  flag: string | undefined
}

/**
 * The answers to some questions, in their order: from flags, else from whoever sits at the terminal, else the presets.
 * @throws Refusal for a flag that is no answer.
 */
export async function answers(questions: Wanted[], signal: AbortSignal): Promise<string[]> {
  const given = questions.map(({ flag, check }) => (flag === undefined ? undefined : check(flag)))
  const open = questions.filter(({ flag }) => flag === undefined)
  const asked = canAsk() ? await ask(open, signal) : open.map(({ preset, check }) => check(preset))
  return given.map((answer) => answer ?? asked.shift() ?? '')
}

/** Which little challenge a new one begins as. */
export function kindQuestion(flag: string | undefined): Wanted {
  return { flag, text: 'What is asked for: a function, a class or async', preset: 'function', check: kindOf }
}

/** @throws Refusal when it is no kind. */
export function kindOf(text: string): ScaffoldKind {
  const kind = scaffoldKinds.find((each) => each === text.toLowerCase())
  if (kind !== undefined) return kind
  const near = nearest(text, scaffoldKinds)
  throw new Refusal(`It is one of ${scaffoldKinds.join(', ')}.${near ? ` Did you mean "${near}"?` : ''}`)
}
