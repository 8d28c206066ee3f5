import type { PhaseKind } from '../../../core/mock/phases.ts'
import { phaseOf } from '../../../core/mock/state.ts'
import { Refusal } from '../../../core/refusal.ts'
import type { Session } from '../../../io/mock/session.ts'
import { finishInterview, settleRound } from '../../../io/mock/session-work.ts'
import type { Places } from '../../../io/places.ts'
import type { InterviewDesk, InterviewPorts } from './interview-desk.ts'

/** What phases do with the screen. */
export interface PhasePorts extends Pick<InterviewPorts, 'dispatch' | 'latest' | 'finished'> {
  places: Places
  desk: InterviewDesk
  /** Makes the files of a new round. */
  prepare: () => Promise<void>
}

/** How an interview goes from phase to phase, from round to round, and to its end. */
export function phaseActions(session: Session, ports: PhasePorts) {
  const { dispatch, latest, places, desk, prepare } = ports
  const { say, guarded, free } = desk
  const round = () => session.state().current

  const next = (sure: boolean) =>
    guarded(async () => {
      free()
      if (session.move(1)) return entered()
      const isLast = session.state().plan.rounds[round().number + 1] === undefined
      if (sure || round().plan.challenge === undefined) return finish('done', isLast)
      const next = isLast ? 'end the interview and read the report' : 'end this round and go on to the next'
      say(`This was the last phase. Again: ${next}.`, 'warn', 'next')
    })

  const back = () =>
    guarded(() => {
      free()
      if (!session.move(-1)) throw new Refusal('This is the first phase.')
      entered()
    })

  const end = (sure: boolean) =>
    guarded(async () => {
      free()
      if (sure) return finish('ended', true)
      say('Again: end the interview now, with what there is.', 'warn', 'end')
    })

  const finish = (why: 'done' | 'ended', isLast: boolean) =>
    desk.atWork(undefined, async (signal) => {
      if (round().plan.challenge !== undefined)
        say('Judging what stands there, and trying your tests on solutions with bugs …')
      if (isLast) await finishInterview(places, session, why, { signal })
      else await settleRound(places, session, { signal })
      // The clock's next look says that another terminal goes on with it.
      if (session.taken()) return
      if (isLast) return ports.finished()
      session.nextRound()
      dispatch({ type: 'tab', tab: 'problem' })
      await prepare()
    })

  const entered = () => {
    const { kind, title } = phaseOf(round())
    if (kind === 'curveball') dispatch({ type: 'tab', tab: 'problem' })
    if (kind === 'follow-ups') dispatch({ type: 'tab', tab: 'follow-ups' })
    else if (latest().tab === 'follow-ups') dispatch({ type: 'tab', tab: 'problem' })
    const words = kind === 'follow-ups' && round().chosen.length === 0 ? noQuestions : what[kind]
    say(`${title}. ${words}`)
  }

  return { next, back, end }
}

const noQuestions = 'There are no questions this time: go on.'

/** What to do in a phase. */
export const what: Record<PhaseKind, string> = {
  brief: 'Read the problem.',
  clarify: 'Ask what the problem leaves out.',
  plan: 'Write down how you will do it, and what a call will cost.',
  build: 'Write it, and run it early.',
  curveball: 'The requirements have changed: read the end of the problem.',
  verify: 'Write tests of your own for the edges, then submit.',
  'follow-ups': 'A few questions about what you built.',
  wrap: 'Say to yourself what you would do with another hour; then finish.',
  break: 'The next round begins when you go on.',
}
