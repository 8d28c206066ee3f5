import { indent, wrap } from './layout.ts'
import type { Paint, Tone } from './paint.ts'

/** One thing that Hotseat needs; a warning does not keep it from working. */
export interface Check {
  name: string
  status: 'ok' | 'warning' | 'failed'
  /** What was found. */
  detail: string
  /** What mends it, a sentence. */
  fix?: string
}

const marks: Record<Check['status'], [mark: string, tone: Tone]> = {
  ok: ['✓', 'good'],
  warning: ['!', 'warn'],
  failed: ['✗', 'bad'],
}

/** The checks, one a line, each that is not ok with how to mend it. */
export function doctorText(checks: Check[], { paint, width }: { paint: Paint; width: number }): string {
  const lines = checks.flatMap(({ name, status, detail, fix }) => {
    const [mark, tone] = marks[status]
    const [first = '', ...rest] = wrap(detail, width - 14)
    const remedy = fix === undefined ? [] : wrap(`→ ${fix}`, width - 14)
    return [`${paint(tone, `${mark} ${name.padEnd(11)}`)} ${first}`, ...indent([...rest, ...remedy], 14)]
  })
  return `${lines.join('\n')}\n`
}
