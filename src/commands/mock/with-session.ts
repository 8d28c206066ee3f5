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
  const session = arrived(context, number)
  try {
    session.save()
    for (const event of session.tick()) {
      if (event.kind === 'warning') context.terminal.say(warningText(event.what))
      if (event.kind === 'nudge') context.terminal.say(nudgeText(event.why))
    }
    const result = await work(session)
    keep(session)
    if (session.taken())
      throw new Refusal(
        'Another program has gone on with this interview meanwhile, and this was not kept. Do it again.',
      )
    const problem = session.problem()
    if (problem !== undefined) throw new Refusal(`The last events are not kept. ${problem}`)
    return result
  } finally {
    session.close()
  }
}

/** Whoever comes while another program writes looks again at what it wrote. */
function arrived({ places, env }: Context, number: number): Session {
  const clock = interviewClock(env)
  for (;;) {
    const session = openSession(places, number, clock)
    if (!session.taken()) return session
    session.close()
  }
}

/** Nobody is kept waiting here as in the app, so a store that is in use gets more time. */
function keep(session: Session): void {
  for (let tries = 0; tries < 12 && session.problem() !== undefined; tries++) session.flush()
}
