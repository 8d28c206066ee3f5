import type { Job, Report, RunEvent } from '../../runner/protocol.ts'
import type { Challenge } from '../core/catalogue.ts'
import { besideReference } from '../core/report/beside-reference.ts'
import { type AttemptMode, openAttempt } from './attempt.ts'
import { holdStore } from './held-store.ts'
import { judgeJob } from './judge.ts'
import { judgeReference } from './judge-reference.ts'
import type { Places } from './places.ts'

/**
 * What became of a run: a report, why it is not kept if it is not, and what measures it beside the reference, which ends
 * with an empty text when another run begins; the user's cancel; a later run in its place.
 */
export type Turn =
  | { type: 'judged'; report: Report; problem: string | undefined; beside: () => Promise<string> }
  | { type: 'cancelled' }
  | { type: 'stale' }

export interface TurnHooks {
  ifAbsent: string
  /** The highest open level of the challenge. */
  level: number
  onEvent: (event: RunEvent) => void
}

/** Judges a challenge's solution as often as wanted: a new run ends the one before it, which is stale. */
export function attemptsInTurn(places: Places, challenge: Challenge) {
  let running: { mode: AttemptMode; stop: AbortController } | undefined
  let measuring: AbortController | undefined
  let serial = 0

  /** Ends the run that goes on, if any; it says that it was cancelled. */
  const cancel = () => {
    running?.stop.abort()
    running = undefined
    measuring?.abort()
  }

  /** Ends the run that goes on as if a later one had taken over. */
  const drop = () => {
    cancel()
    serial++
  }

  /** Reads the solution and judges it. @throws Refusal */
  const judge = async (mode: AttemptMode, { ifAbsent, level, onEvent }: TurnHooks): Promise<Turn> => {
    drop()
    const number = serial
    const own = { mode, stop: new AbortController() }
    running = own
    try {
      const { job, keep } = openAttempt(places, mode, challenge, { ifAbsent, level })
      const report = await judgeJob(job, onEvent, own.stop.signal)
      // Kept before it is shown, so that no verdict is seen and then lost.
      const problem = await keep(report)
      // From the second time on that takes a fraction.
      if (problem === undefined) void holdStore(places)
      if (number !== serial) return { type: 'stale' }
      return { type: 'judged', report, problem, beside: () => beside(job, report, number) }
    } catch (error) {
      if (!own.stop.signal.aborted) throw error
      return { type: number === serial ? 'cancelled' : 'stale' }
    } finally {
      if (running === own) running = undefined
    }
  }

  const beside = async (job: Job, report: Report, number: number): Promise<string> => {
    if (number !== serial || report.verdict !== 'accepted') return ''
    measuring = new AbortController()
    const reference = await judgeReference(job, challenge, measuring.signal)
    return reference === undefined ? '' : besideReference(report, reference)
  }

  return { judge, cancel, drop, running: () => running?.mode }
}
