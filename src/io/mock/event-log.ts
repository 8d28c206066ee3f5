import type { InterviewEvent, Logged } from '../../core/mock/events.ts'
import { type InterviewState, interviewState } from '../../core/mock/state.ts'
import { clockSet, elapsed } from '../../core/mock/time.ts'
import { StoreProblem } from '../store-problem.ts'
import type { InterviewClock } from './clock.ts'
import type { InterviewStore } from './interview-store.ts'

/** An interview as it is written down. */
export interface EventLog {
  number: number
  state: () => InterviewState
  /** Interview time in milliseconds. */
  now: () => number
  /**
   * Writes down what has happened now, or so many milliseconds ago, but after everything else. What cannot be kept yet is
   * kept as soon as that is possible.
   */
  record: (event: InterviewEvent, ago?: number) => Logged
  /** Tries again to keep what could not be kept. */
  flush: () => void
  /** Why events wait to be kept, a sentence; undefined when all are kept. */
  problem: () => string | undefined
  /** Whether another process goes on with this interview, so that this one must not. */
  taken: () => boolean
}

/**
 * Goes on with an interview whose events are known. Its time goes on from the last event by the machine's uptime, so that
 * setting the clock changes nothing, and never goes back.
 */
export function eventLog(
  store: InterviewStore,
  number: number,
  events: Logged[],
  clock: InterviewClock,
): EventLog {
  let state = stateOf(events)
  let waiting: Logged[] = []
  let problem: string | undefined
  let taken = false

  const timeAt = (moment: Logged['moment']) =>
    state.paused ? state.last.ms : state.last.ms + elapsed(state.last.moment, moment)

  const write = (event: InterviewEvent, ago: number): Logged => {
    const now = clock.now()
    const back = Math.min(ago, elapsed(state.last.moment, now))
    const moment = { at: now.at - back, up: now.up - back, boot: now.boot }
    const logged: Logged = { ...event, seq: state.last.seq + 1, ms: timeAt(moment), moment }
    events.push(logged)
    state = stateOf(events)
    waiting.push(logged)
    flush()
    return logged
  }

  const flush = () => {
    problem = undefined
    try {
      for (;;) {
        const [next] = waiting
        if (next === undefined || taken) return
        if (store.append(number, next)) waiting = waiting.slice(1)
        else taken = true
      }
    } catch (error) {
      if (!(error instanceof StoreProblem)) throw error
      problem = error.message
    }
  }

  return {
    number,
    state: () => state,
    now: () => timeAt(clock.now()),
    record(event, ago = 0) {
      const set = clock.faster ? 0 : clockSet(state.last.moment, clock.now())
      if (set !== 0) write({ kind: 'clock-set', by: set }, ago)
      return write(event, ago)
    },
    flush,
    problem: () => problem,
    taken: () => taken,
  }
}

function stateOf(events: Logged[]): InterviewState {
  const state = interviewState(events)
  if (state === undefined) throw new Error('an interview does not begin with its start')
  return state
}
