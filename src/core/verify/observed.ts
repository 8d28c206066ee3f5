import type { Report, Verdict } from '../../../runner/protocol.ts'
import type { Mutation } from './mutation.ts'

/** How one submission fared in all its rounds. */
export interface SubmissionRuns {
  /** `wrong-answer/off-by-one.ts` */
  name: string
  expected: Verdict
  /** Every test, as written. */
  first: Report
  /** The same seed in the same order, unless the reverse order repeats the report; up to the first failing test. */
  again?: Report
  /** The tests in other orders; not tried where tests share a world. */
  orders: { order: 'reversed' | 'shuffled'; report: Report }[]
  /** Other seeds: the tests that may go another way with them, up to the first failing one, and the verdict of all. */
  seeds: Report[]
  /** A time-limit submission's tests at its limit, judged again with a limit raised by the margin. */
  raised?: Report
  /** An accepted submission's largest tests, judged again with the share of the memory limit that they may use. */
  halved?: Report
}

/** How answers that must not be accepted fared. */
export interface Impostors {
  starter?: Report
  empty?: Report
  /** Knows the sample cases by heart; or why that was not tried. */
  hardCoded?: { report: Report } | { untried: string }
}

/** What judging a challenge has shown. */
export interface Observed extends Impostors {
  submissions: SubmissionRuns[]
  mutation?: Mutation
}
