import type { InterviewState, RoundState } from '../state.ts'

/** A source as it was saved, and the runs that judged it. */
export interface SnapshotStep {
  /** The number of the round, from 1. */
  round: number
  /** Milliseconds since the round began. */
  ms: number
  source: 'solution' | 'tests'
  text: string
  /** The runs that judged it, a line each. */
  runs: string[]
}

/** Everything that was saved in an interview, in the order of time. */
export function snapshotSteps({ rounds, plan, finished }: InterviewState): SnapshotStep[] {
  // Under pressure nobody hears how it went before the end.
  const isSecret = plan.style === 'pressure' && finished === undefined
  return rounds.flatMap((round) =>
    round.snapshots.map(({ ms, source, text, seq }) => ({
      ...{ round: round.number + 1, ms: ms - round.startedMs, source, text },
      runs: source === 'solution' && !isSecret ? runsOf(round, seq) : [],
    })),
  )
}

function runsOf({ runs }: RoundState, snapshot: number): string[] {
  return runs
    .filter((run) => run.snapshot === snapshot)
    .map(
      ({ mode, report: { verdict, passed, total } }) =>
        `${mode}: ${verdict}${total === 0 ? '' : `, ${passed} of ${total} tests passed`}`,
    )
}
