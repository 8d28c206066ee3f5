import { indent } from '../../layout.ts'
import type { Paint } from '../../paint.ts'
import { sanitise } from '../../sanitise.ts'
import { sourceDiff } from '../../source-diff.ts'
import { clockText } from '../time.ts'
import type { SnapshotStep } from './snapshots.ts'

/** What changed with one save of an interview, and what the runs of it came to. */
export function stepText(steps: readonly SnapshotStep[], at: number, paint: Paint): string[] {
  const step = steps[at]
  if (step === undefined) return ['Nothing was saved in this interview.']
  const before = steps
    .slice(0, at)
    .findLast(({ round, source }) => round === step.round && source === step.source)
  const [what, first] =
    step.source === 'solution'
      ? ['the solution', ' as it was at the beginning']
      : ['your own tests', ' as they were at the beginning']
  return [
    paint(
      'strong',
      `Round ${step.round} at ${clockText(step.ms)}: ${what}${before === undefined ? first : ''}`,
    ),
    ...step.runs.map((run) => `  ${paint(/: accepted/.test(run) ? 'good' : 'bad', run)}`),
    '',
    ...(before === undefined
      ? indent(sanitise(step.text).split('\n'), 2)
      : sourceDiff(sanitise(before.text), sanitise(step.text), paint)),
  ]
}

/** A line of saves: where one is among them, and which were judged. */
export function scrubber(steps: readonly SnapshotStep[], at: number, width: number): string {
  const marks = steps.map(({ runs }, index) => (index === at ? '█' : runs.length > 0 ? '▒' : '░'))
  const room = Math.max(1, width)
  const from = Math.max(0, Math.min(at - Math.floor(room / 2), marks.length - room))
  return marks.slice(from, from + room).join('')
}
