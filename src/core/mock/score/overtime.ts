import { deadlineOf, type RoundState } from '../state.ts'

/** A round without what happened after its time; what stood there at the end was judged after it, and stays. */
export function withoutOvertime(round: RoundState): RoundState {
  const deadline = deadlineOf(round)
  const inTime = <T extends { ms: number }>(list: T[]) => list.filter(({ ms }) => ms <= deadline)
  const entered = inTime(round.entered)
  const isAsking = ({ phase }: { phase: number }) => round.plan.phases[phase]?.kind === 'follow-ups'
  const isTooLate = round.entered.some(isAsking) && !entered.some(isAsking)
  return {
    ...round,
    entered,
    chosen: isTooLate ? [] : round.chosen,
    questions: inTime(round.questions),
    planned: inTime(round.planned),
    guess: round.guess !== undefined && round.guess.ms <= deadline ? round.guess : undefined,
    snapshots: inTime(round.snapshots),
    runs: round.runs.filter(({ mode, ms }) => mode === 'final' || ms <= deadline),
    hints: inTime(round.hints),
    answers: inTime(round.answers),
    ratings: inTime(round.ratings),
    endedMs: Math.min(deadline, round.endedMs ?? deadline),
  }
}

/** Milliseconds that somebody went on working after the time. */
export function overtimeOf(round: RoundState): number {
  const work = [...round.snapshots, ...round.runs.filter(({ mode }) => mode !== 'final')]
  const latest = work.reduce((most, { ms }) => Math.max(most, ms), 0)
  return Math.max(0, latest - deadlineOf(round))
}
