import type { Limits, Verdict } from '../../../runner/protocol.ts'

/** A solution that tries to be judged otherwise than by its answers. */
export interface Tampering {
  name: string
  solution: string
  /** The body of the first test. */
  test: string
  limits?: Partial<Limits>
  /** wrong-answer when not given. */
  verdict?: Verdict
}
