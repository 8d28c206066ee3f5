import type { Verdict } from '../../runner/protocol.ts'

/** What the process ends with; 130 and its kin (128 + signal number) are for interruptions. */
export const exitCodes = { done: 0, notAccepted: 1, wrongUse: 2, notTheUsersFault: 3 } as const

/** The exit code of a judged submission. */
export function exitCodeOf(verdict: Verdict): number {
  if (verdict === 'accepted') return exitCodes.done
  const ours = verdict === 'judge-error' || verdict === 'internal-error'
  return ours ? exitCodes.notTheUsersFault : exitCodes.notAccepted
}
