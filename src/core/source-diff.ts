import { structuredPatch } from 'diff'
import type { Paint } from './paint.ts'

/** Lines around a change that are shown with it. */
const context = 3

/** What turns one source into another, as painted lines: `-` only in the first, `+` only in the second. */
export function sourceDiff(from: string, to: string, paint: Paint): string[] {
  const { hunks } = structuredPatch('', '', withEnd(from), withEnd(to), '', '', { context })
  if (hunks.length === 0) return [paint('dim', 'They are the same.')]
  return hunks.flatMap(({ oldStart, newStart, lines }) => [
    paint('dim', `@@ line ${oldStart} → line ${newStart} @@`),
    ...lines.map((line) => painted(line, paint)),
  ])
}

function painted(line: string, paint: Paint): string {
  if (line.startsWith('-')) return paint('bad', line)
  return line.startsWith('+') ? paint('good', line) : line
}

function withEnd(text: string): string {
  const lines = text.replaceAll('\r\n', '\n')
  return lines.endsWith('\n') ? lines : `${lines}\n`
}
