import type { Verdict } from '../../runner/protocol.ts'
import { pad } from './layout.ts'
import type { Paint } from './paint.ts'

export interface AttemptRow {
  number: number
  verdict: Verdict
  scope: string
  passed: number
  total: number
  /** When, as people of that place write it. */
  when: string
}

const scopes: Record<string, string> = {
  samples: 'sample tests',
  all: 'all tests',
  levels: 'open levels',
  some: 'some tests',
}

/** Attempts in a line each, in the order given. */
export function attemptLines(rows: AttemptRow[], paint: Paint): string[] {
  const digits = Math.max(2, ...rows.map(({ number }) => String(number).length))
  const widest = Math.max(0, ...rows.map(({ verdict }) => verdict.length))
  return rows.map(({ number, verdict, scope, passed, total, when }) => {
    const accepted = verdict === 'accepted'
    const mark = paint(accepted ? 'good' : 'bad', pad(`${accepted ? '✓' : '✗'} ${verdict}`, widest + 2))
    return `${String(number).padStart(digits)}  ${when}  ${mark}  ${pad(`${passed}/${total}`, 6)} ${scopes[scope] ?? scope}`
  })
}
