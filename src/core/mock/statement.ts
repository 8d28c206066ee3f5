import { sanitise } from '../sanitise.ts'
import { bullets, plain } from './report/markdown-write.ts'
import type { RoundState } from './state.ts'

/** What a candidate knows of a round's problem: the brief, the levels that are open, and the answers so far. Markdown. */
export function knownProblem(
  { plan, questions }: RoundState,
  brief: string,
  levels: readonly string[],
): string {
  const { challenge } = plan
  if (challenge === undefined) return 'A break. Stand up; the next round begins when you go on.\n'
  const answers = questions.flatMap(({ text, match }) => {
    const answer = match === undefined ? undefined : challenge.clarifications[match]?.answer
    return answer === undefined ? [] : [[plain(text), plain(answer)] as const]
  })
  return [
    `# ${plain(challenge.title)}`,
    sanitise(brief).trim(),
    ...levels.map((text) => sanitise(text).trim()),
    ...(answers.length === 0 ? [] : [`## What you asked`, bullets(answers)]),
  ].join('\n\n')
}

/** What the interviewer says when a question is none of those that the pack has an answer to. */
export const noAnswer = 'Good question. Assume what you like, and say so in your plan.'
