import type { RunEvent } from '../../../../runner/protocol.ts'
import { asTyped } from '../../../core/invocation.ts'
import type { Tone } from '../../../core/paint.ts'
import { Refusal } from '../../../core/refusal.ts'
import type { Session } from '../../../io/mock/session.ts'
import { inBatches } from '../../in-batches.ts'
import type { Message } from '../../message.ts'
import { oneLine } from '../../message.ts'
import type { liveRun } from '../challenge/live-run.ts'
import type { InterviewAction, InterviewUi } from './interview-state.ts'

/** What the actions need from the screen. */
export interface InterviewPorts {
  dispatch: (action: InterviewAction) => void
  latest: () => InterviewUi
  /** Lets another program have the terminal. */
  handOver: (command: string[]) => Promise<void>
  /** To the report of the interview, which is over. */
  finished: () => void
  /** To the list of interviews, which says why. */
  leave: (why: string) => void
  /** Ends the app; with an error that is our bug. */
  exit: (error?: unknown) => void
}

/** What an action does with the judge; its signal says that nobody waits for it any more. */
type Work = (signal: AbortSignal, onEvent: (event: RunEvent) => void) => Promise<void>

/** Milliseconds between two drawings of a run. */
const frame = 33

/** How the actions of an interview speak, fail and wait: whatever fails is one sentence on the message line. */
export function interviewDesk(session: Session, invocation: string, ports: InterviewPorts) {
  const { dispatch, latest } = ports
  let running: AbortController | undefined
  let closed = false

  const say = (text: string, tone?: Tone, asks?: Message['asks']) => {
    if (closed) return
    const message = { tone, text: oneLine(asTyped(text, invocation)) }
    dispatch({ type: 'say', message: asks === undefined ? message : { ...message, asks } })
  }

  const guarded = async (work: () => unknown): Promise<void> => {
    try {
      await work()
    } catch (error) {
      if (error instanceof Refusal) say(error.message, 'bad')
      else ports.exit(error)
    } finally {
      if (!closed) dispatch({ type: 'tick', now: session.now(), version: session.state().last.seq })
    }
  }

  /** Does something that the user may cancel. */
  const atWork = async (run: ReturnType<typeof liveRun> | undefined, work: Work): Promise<void> => {
    const own = new AbortController()
    running = own
    dispatch({ type: 'begin-run', run })
    const events = inBatches<RunEvent>(frame, (batch) => dispatch({ type: 'hear', events: batch }))
    try {
      await work(own.signal, run === undefined ? () => {} : events.push)
    } catch (error) {
      if (!own.signal.aborted) throw error
      say('Cancelled.', 'warn')
    } finally {
      events.flush()
      running = undefined
      if (!closed) dispatch({ type: 'end-run' })
    }
  }

  return {
    say,
    guarded,
    atWork,
    /** @throws Refusal while the judge is at work. */
    free() {
      if (latest().busy) throw new Refusal('The judge is at work; wait for it, or cancel it first.')
    },
    closed: () => closed,
    interrupt: () => (running === undefined ? ports.exit() : running.abort()),
    close() {
      closed = true
      running?.abort()
    },
  }
}

export type InterviewDesk = ReturnType<typeof interviewDesk>
