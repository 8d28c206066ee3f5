import { basename } from 'node:path'
import type { SourceFile } from '../../../../runner/protocol.ts'
import { codeLines, languageOf } from '../../../core/code-text.ts'
import { indent, wrap } from '../../../core/layout.ts'
import { markdownText } from '../../../core/markdown-text.ts'
import type { Paint } from '../../../core/paint.ts'
import { sanitise } from '../../../core/sanitise.ts'
import { sourceDiff } from '../../../core/source-diff.ts'
import type { KeyOf } from '../../key-of.ts'

export interface Answers {
  /** Markdown; empty when there is none. */
  editorial: string
  /** Submissions of the pack that are accepted. */
  approaches: SourceFile[]
  /** The user's own solution; undefined when there is none to read. */
  own: string | undefined
}

/** The editorial and the accepted approaches: their source, or what is different from the user's. */
export function answersText(
  { editorial, approaches, own }: Answers,
  { paint, width, diff, key }: { paint: Paint; width: number; diff: boolean; key: KeyOf },
): string {
  const asDiff = diff && own !== undefined
  const how = asDiff
    ? `- is yours, + is the approach; ${key('challenge.diff')} shows the approaches as they are.`
    : own === undefined
      ? ''
      : `${key('challenge.diff')} shows what is different from yours.`
  const sources = approaches.map(({ path, text }) => {
    const lines = asDiff
      ? sourceDiff(sanitise(own), sanitise(text), paint)
      : codeLines(sanitise(text).trimEnd(), languageOf(path), paint)
    return `${paint('strong', sanitise(basename(path)))}\n\n${indent(lines, 2).join('\n')}\n`
  })
  const parts = [
    editorial.trim() === ''
      ? 'This challenge has no editorial.\n'
      : `${paint('strong', 'Editorial')}\n\n${markdownText(sanitise(editorial), { paint, width })}`,
    ...(sources.length === 0
      ? []
      : [
          `${paint('strong', 'Accepted approaches')}\n${paint('dim', wrap(how, width).join('\n'))}\n`,
          ...sources,
        ]),
  ]
  return parts.join('\n')
}

/** What stands in place of the answers until they are earned or asked for, the first time or for a review. */
export function lockedText(width: number, review: boolean, key: KeyOf): string {
  const again =
    'You have solved this before, and now it is due for review: the answers open when it is accepted again.\n\n' +
    `Press ${key('challenge.give-up')} to read them now. That is recorded, and it will be due again soon.`
  if (review) return wrap(again, width).join('\n')
  return wrap(
    'The editorial and the accepted approaches open when your solution is accepted by all tests.\n\n' +
      `Press ${key('challenge.give-up')} to give up and read them now. That is recorded: the challenge will count as solved after the editorial.`,
    width,
  ).join('\n')
}
