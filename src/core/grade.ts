import type { Solve } from './evidence.ts'
import { count } from './report/quantities.ts'

/** How well a challenge was solved, in the words of spaced repetition. */
export type Grade = 'again' | 'hard' | 'good' | 'easy'

/** From where on a solve is graded as what; all of it is evidence, nobody is asked. */
export const thresholds = {
  /** Failed submissions from which on it was hard. */
  failedSubmissions: 3,
  /** Failed runs of sample tests from which on it was hard: each save is a run, so they are cheap. */
  failedRuns: 15,
  /** Times the challenge's minutes from which on it was hard. */
  farOver: 1.5,
  /** Part of the challenge's minutes up to which it was easy. */
  wellUnder: 0.6,
}

/**
 * The grade of a solve, and why, as the end of a sentence.
 * @param minutes what a prepared candidate takes.
 */
export function gradeOf(solve: Solve, minutes: number): { grade: Grade; why: string } {
  if (solve.answers) return { grade: 'again', why: 'the answers were open before it was solved' }
  const hurdles = hurdlesOf(solve, minutes)
  if (hurdles.length > 0) return { grade: 'hard', why: hurdles.join(', ') }
  const { failedSubmissions, failedRuns } = solve
  const how =
    failedSubmissions === 0
      ? 'accepted at the first submission'
      : `accepted after ${count(failedSubmissions, 'failed submission')}`
  if (solve.minutes === undefined) return { grade: 'good', why: `${how}, time unknown` }
  const runs = failedRuns === 0 ? '' : ` with ${count(failedRuns, 'failed run')}`
  const isEasy = failedSubmissions === 0 && solve.minutes <= minutes * thresholds.wellUnder
  return { grade: isEasy ? 'easy' : 'good', why: `${how}${runs}, ${solve.minutes} of ${minutes} min` }
}

function hurdlesOf(solve: Solve, minutes: number): string[] {
  const { hints, failedSubmissions, failedRuns } = solve
  const spent = solve.minutes ?? 0
  return [
    ...(hints > 0 ? [`${count(hints, 'hint')} used`] : []),
    ...(failedSubmissions >= thresholds.failedSubmissions
      ? [count(failedSubmissions, 'failed submission')]
      : []),
    ...(failedRuns >= thresholds.failedRuns ? [count(failedRuns, 'failed run')] : []),
    ...(spent >= minutes * thresholds.farOver ? [`${spent} min where ${minutes} are usual`] : []),
  ]
}
