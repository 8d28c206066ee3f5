import { nudgeText, warningText } from '../../core/mock/notices.ts'
import { Refusal } from '../../core/refusal.ts'
import { interviewClock } from '../../io/mock/clock.ts'
import { openSession, type Session } from '../../io/mock/session.ts'
import { openInterview } from '../../io/mock/start.ts'
import type { Context } from '../context.ts'

/**
 * Does one thing in the interview that is not over, with what the clock has to say before it.
 * @throws Refusal when there is none.
 */
export async function withSession<T>(
  context: Context,
  work: (session: Session) => Promise<T> | T,
): Promise<T> {
  const number = openInterview(context.places)
  if (number === undefined)
    throw new Refusal('No interview goes on; begin one with `hotseat mock`, or see `hotseat mock templates`.')
  const session = openSession(context.places, number, interviewClock(context.env))
  try {
    session.save()
    for (const event of session.tick()) {
      if (event.kind === 'warning') context.terminal.say(warningText(event.what))
      if (event.kind === 'nudge') context.terminal.say(nudgeText(event.why))
    }
    return await work(session)
  } finally {
    const problem = session.problem()
    if (problem !== undefined) context.terminal.say(`The last events are not kept. ${problem}`)
    session.close()
  }
}
