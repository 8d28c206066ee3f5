import type { RunEvent } from '../../../../runner/protocol.ts'
import type { Challenge } from '../../../core/catalogue.ts'
import { openLevel } from '../../../core/levels.ts'
import { type AttemptMode, openAttempt } from '../../../io/attempt.ts'
import { readHistory } from '../../../io/history.ts'
import { judgeJob } from '../../../io/judge.ts'
import type { History } from '../../../io/store.ts'
import type { AppContext } from '../../app-context.ts'
import { inBatches } from '../../in-batches.ts'
import type { Message } from '../../message.ts'
import type { ChallengeAction } from './challenge-state.ts'
import { liveRun } from './live-run.ts'
import { outcome } from './outcome.ts'

/** Milliseconds between two drawings of a run, and after which a run is a long one. */
const frame = 33
const long = 400

export interface LoopPorts {
  dispatch: (action: ChallengeAction) => void
  history: () => History
  setHistory: (history: History) => void
}

/** Judges a challenge's solution as often as wanted: a new run ends the one before it, which is stale. */
export function judgeLoop(
  { places }: AppContext,
  challenge: Challenge,
  { dispatch, history, setHistory }: LoopPorts,
) {
  let running: { mode: AttemptMode; stop: AbortController } | undefined
  let serial = 0

  const cancel = () => {
    running?.stop.abort()
    running = undefined
  }

  /** Cancels without a word about it. */
  const drop = () => {
    cancel()
    serial++
  }

  /** Resolves with what to say when it is over; undefined when a later run has taken over. @throws Refusal */
  const judge = async (mode: AttemptMode): Promise<Message | undefined> => {
    cancel()
    const own = { mode, stop: new AbortController() }
    const number = ++serial
    const level = openLevel(challenge, history())
    dispatch({ type: 'begin', run: liveRun(number, challenge.id, mode) })
    const timer = setTimeout(() => dispatch({ type: 'slow', serial: number }), long)
    const events = inBatches<RunEvent>(frame, (batch) =>
      dispatch({ type: 'hear', serial: number, events: batch }),
    )
    running = own
    try {
      const { job, keep } = openAttempt(places, mode, challenge, { ifAbsent: 'Press o to make it.', level })
      const report = await judgeJob(job, events.push, own.stop.signal).finally(events.flush)
      // Kept before it is shown, so that no verdict is seen and then lost.
      const problem = await keep(report)
      dispatch({ type: 'end', serial: number, report })
      const after = await readHistory(places)
      if (after.problem === undefined) setHistory(after.history)
      if (number !== serial) return undefined
      return problem === undefined ? outcome(report, challenge, level) : { tone: 'warn', text: problem }
    } catch (error) {
      dispatch({ type: 'end', serial: number, report: undefined })
      if (!own.stop.signal.aborted) throw error
      return number === serial ? { tone: 'warn', text: 'Cancelled; nothing was recorded.' } : undefined
    } finally {
      clearTimeout(timer)
      if (running === own) running = undefined
    }
  }

  return { judge, cancel, drop, running: () => running?.mode }
}
