import type { RunEvent } from '../../../../runner/protocol.ts'
import type { Challenge } from '../../../core/catalogue.ts'
import { openLevel } from '../../../core/levels.ts'
import type { AttemptMode } from '../../../io/attempt.ts'
import { attemptsInTurn } from '../../../io/attempts-in-turn.ts'
import { readHistory } from '../../../io/history.ts'
import type { History } from '../../../io/store.ts'
import type { AppContext } from '../../app-context.ts'
import { inBatches } from '../../in-batches.ts'
import { keyOf } from '../../key-of.ts'
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

/** Runs of the judge as the screen sees them. */
export function judgeLoop(
  { places, keymaps }: AppContext,
  challenge: Challenge,
  { dispatch, history, setHistory }: LoopPorts,
) {
  const { judge: attempt, ...turns } = attemptsInTurn(places, challenge)
  const key = keyOf(keymaps)
  let serial = 0
  /** Measures the last solution that was judged beside the reference. */
  let besideLast = async () => ''

  const refresh = async () => {
    const { history, problem } = await readHistory(places)
    if (problem === undefined) setHistory(history)
  }

  /** Resolves with what to say when it is over; undefined when a later run has taken over. @throws Refusal */
  const judge = async (mode: AttemptMode): Promise<Message | undefined> => {
    const number = ++serial
    const level = openLevel(challenge, history())
    dispatch({ type: 'begin', run: liveRun(number, challenge.id, mode) })
    const timer = setTimeout(() => dispatch({ type: 'slow', serial: number }), long)
    const events = inBatches<RunEvent>(frame, (batch) =>
      dispatch({ type: 'hear', serial: number, events: batch }),
    )
    const end = (report?: Parameters<typeof outcome>[0]) => {
      clearTimeout(timer)
      events.flush()
      dispatch({ type: 'end', serial: number, report })
    }
    try {
      const turn = await attempt(mode, {
        ifAbsent: `Press ${key('challenge.make')} to make it.`,
        level,
        onEvent: events.push,
      })
      end(turn.type === 'judged' ? turn.report : undefined)
      if (turn.type === 'stale') return undefined
      if (turn.type === 'cancelled') return { tone: 'warn', text: 'Cancelled; nothing was recorded.' }
      // A submission may have opened a level; after a run there is nothing to wait for.
      if (mode === 'submit') await refresh()
      else void refresh()
      besideLast = turn.beside
      if (turn.problem !== undefined) return { tone: 'warn', text: turn.problem }
      return number === serial ? outcome(turn.report, challenge, level, key) : undefined
    } catch (error) {
      end()
      throw error
    }
  }

  /** Shows how the last solution compares with the reference. */
  const compare = async () => {
    const number = serial
    const text = await besideLast()
    if (text !== '') dispatch({ type: 'beside', serial: number, text })
  }

  return { ...turns, judge, compare }
}
