import type { Challenge, Status } from './catalogue.ts'
import { wrap } from './layout.ts'
import { markdownText } from './markdown-text.ts'
import type { Paint } from './paint.ts'
import { sanitise } from './sanitise.ts'

export interface ChallengeTextStyle {
  status: Status
  level: number
  paint: Paint
  width: number
  /** What there is to say about this user and this challenge, above the statement. */
  note?: string | undefined
}

/** A challenge's statement as text for a terminal, under one line of facts. */
export function challengeText(
  { id, manifest }: Challenge,
  statement: string,
  { status, level, paint, width, note }: ChallengeTextStyle,
): string {
  const levels = manifest.levels.length > 0 ? [`level ${level} of ${manifest.levels.length}`] : []
  const facts = [id, manifest.difficulty, manifest.track, `about ${manifest.minutes} min`, ...levels, status]
  const title = sanitise(manifest.title)
  const body = sanitise(statement).trim()
  const heading = /^#[ \t]+\S.*/.exec(body)?.[0]
  const rest = heading === undefined ? body : body.slice(heading.length)
  const first = heading === undefined ? title : heading.replace(/^#[ \t]+/, '').trim()
  const above =
    note === undefined
      ? ''
      : `${wrap(note, width)
          .map((line) => paint('warn', line))
          .join('\n')}\n`
  return `${paint('strong', first)}\n${paint('dim', facts.join(' · '))}\n${above}\n${markdownText(rest, { paint, width })}`
}
