import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Style } from '../../src/core/mock/events.ts'
import type { Template } from '../../src/core/mock/template.ts'
import { interviewClock } from '../../src/io/mock/clock.ts'
import { openSession, type Session } from '../../src/io/mock/session.ts'
import { beginInterview, drawInterview } from '../../src/io/mock/start.ts'
import type { AppContext } from '../../src/tui/app-context.ts'
import { temporaryFolder } from '../src/temporary.ts'
import { appContext } from './app-context.ts'

type Round = Template['rounds'][number]

/** A round about a challenge, 45 minutes long. */
export function round(challenge: string, other: Partial<Round> = {}): Round {
  return {
    pick: { challenges: [`core/${challenge}`] },
    phases: [
      { kind: 'brief', minutes: 2 },
      { kind: 'clarify', minutes: 4 },
      { kind: 'plan', minutes: 4 },
      { kind: 'build', minutes: 19 },
      { kind: 'curveball', minutes: 6 },
      { kind: 'verify', minutes: 4 },
      { kind: 'follow-ups', minutes: 4 },
      { kind: 'wrap', minutes: 2 },
    ],
    ...other,
  }
}

export function template(rounds: Round[] = [round('lru-cache')]): Template {
  return {
    id: 'own',
    title: 'Own interview',
    summary: 'A summary of it.',
    rounds,
    followUps: 2,
    pack: 'mine',
  }
}

/** When the simulated clock begins: 21 September 2026, in epoch milliseconds. */
const beginning = 1_790_000_000_000

/** The app in a home of its own with a clock that stands still until it is set. */
export function interviewHome(changes: Partial<AppContext> = {}) {
  const clockFile = join(temporaryFolder(), 'clock')
  /** Sets the clock, to seconds since the beginning. */
  const set = (seconds: number) => writeFileSync(clockFile, String(beginning + seconds * 1000))
  set(0)
  const env = { PATH: process.env['PATH'], EDITOR: 'true', HOTSEAT_HOME: '/', HOTSEAT_CLOCK: clockFile }
  const context = appContext({ paths: [], ...changes, env: { ...env, ...changes.env } })
  const { places } = context
  const clock = interviewClock(context.env)

  /** Begins an interview, and does something in it. Returns its number. */
  const begin = async (
    what: { style?: Style; rounds?: Round[] } = {},
    doing: (session: Session) => unknown = () => {},
  ) => {
    const wishes = {
      style: what.style ?? 'coach',
      template: template(what.rounds),
      minutes: undefined,
      seed: 1,
    }
    const number = beginInterview(places, await drawInterview(places, wishes, clock), [], clock)
    const session = openSession(places, number, clock)
    try {
      await doing(session)
    } finally {
      session.close()
    }
    return number
  }

  /** An interview that is over. */
  const over = () =>
    begin({}, (session) => {
      session.files()
      session.record({ kind: 'snapshot', source: 'solution', text: 'const first = 1\n'.repeat(60) })
      session.record({ kind: 'snapshot', source: 'solution', text: 'const second = 2\n'.repeat(60) })
      session.record({ kind: 'finish', why: 'ended', drills: [] })
    })

  return { context, clock, set, begin, over, clockFile }
}
