import type { Moment, Style } from '../../../src/core/mock/events.ts'
import { findTemplate, templatesOf } from '../../../src/core/mock/template.ts'
import type { InterviewClock } from '../../../src/io/mock/clock.ts'
import { openSession, type Session } from '../../../src/io/mock/session.ts'
import { beginInterview, drawInterview } from '../../../src/io/mock/start.ts'
import { readPacks } from '../../../src/io/packs.ts'
import { type Places, places } from '../../../src/io/places.ts'
import { temporaryFolder } from '../temporary.ts'
import { startedAt, time } from './events.ts'
import { smallPack } from './small-pack.ts'

/** A clock that stands where the test puts it. */
export interface Hands {
  clock: InterviewClock
  /** The machine has run for so long since the interview began, `m:ss`, and its wall clock agrees. */
  at: (at: string) => void
  /** Changes what a moment is made of. */
  set: (change: Partial<Moment>) => void
}

export function hands(): Hands {
  let moment: Moment = { at: startedAt, up: 1_000_000, boot: 'first' }
  return {
    clock: { now: () => moment, awake: () => 0, slept: () => 0, simulated: true },
    at: (at) => {
      moment = { ...moment, at: startedAt + time(at), up: 1_000_000 + time(at) }
    },
    set: (change) => {
      moment = { ...moment, ...change }
    },
  }
}

/** An interview of the small pack that has just begun; nobody has it open. */
export async function begun(
  wishes: { template?: string; style?: Style; seed?: number } = {},
): Promise<Hands & { places: Places; number: number; open: () => Session }> {
  const own = places({ HOTSEAT_HOME: temporaryFolder(smallPack()) })
  const time = hands()
  const number = await begin(own, time.clock, wishes)
  return { ...time, places: own, number, open: () => openSession(own, number, time.clock) }
}

export async function begin(
  own: Places,
  clock: InterviewClock,
  { template = 'short', style = 'standard', seed = 1 }: { template?: string; style?: Style; seed?: number },
): Promise<number> {
  const found = findTemplate(templatesOf(readPacks(own).packs), template)
  const drawn = await drawInterview(own, { template: found, style, minutes: undefined, seed }, clock)
  return beginInterview(own, drawn, [], clock)
}
