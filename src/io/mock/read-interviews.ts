import { existsSync } from 'node:fs'
import type { Logged } from '../../core/mock/events.ts'
import { changeOf, type Numbered } from '../../core/mock/report/change.ts'
import { type MockReport, mockReport } from '../../core/mock/report/report.ts'
import { interviewState } from '../../core/mock/state.ts'
import { elapsed } from '../../core/mock/time.ts'
import { Refusal } from '../../core/refusal.ts'
import { historyFile, type Places } from '../places.ts'
import type { InterviewClock } from './clock.ts'
import { withInterviews } from './with-interviews.ts'

/** All interviews, oldest first. @throws Refusal when they cannot be read. */
export function readInterviews(places: Places): Numbered[] {
  if (!existsSync(historyFile(places))) return []
  return withInterviews(places, (store) =>
    store.list().flatMap(({ interview }) => {
      const state = interviewState(store.events(interview))
      return state === undefined ? [] : [{ interview, state }]
    }),
  )
}

/** The interview of a number, or the last one; what happened in it, in order. @throws Refusal when there is none. */
export function readEvents(
  places: Places,
  number: number | undefined,
): { interview: number; events: Logged[] } {
  const numbers = existsSync(historyFile(places)) ? withInterviews(places, (store) => store.list()) : []
  const found = number === undefined ? numbers.at(-1) : numbers.find(({ interview }) => interview === number)
  if (found === undefined)
    throw new Refusal(
      number === undefined
        ? 'There is no interview yet; begin one with `hotseat mock`.'
        : `There is no interview ${number}; see them with \`hotseat mock list\`.`,
    )
  const { interview } = found
  return { interview, events: withInterviews(places, (store) => store.events(interview)) }
}

/**
 * The report of an interview, or of the last one; before its end in coach style only. @throws Refusal when there is none.
 */
export function readReport(
  places: Places,
  number: number | undefined,
  clock: InterviewClock,
): { report: MockReport; events: Logged[] } {
  const { interview, events } = readEvents(places, number)
  const state = interviewState(events)
  if (state === undefined) throw new Refusal(`Interview ${interview} is damaged: its start is missing.`)
  const { last, paused, finished, plan } = state
  if (finished === undefined && plan.style !== 'coach')
    throw new Refusal(
      `Interview ${interview} is not over, and its report would tell what the interviewer keeps to himself; see \`hotseat mock status\`, or end it with \`hotseat mock end\`.`,
    )
  const now = paused ? last.ms : last.ms + elapsed(last.moment, clock.now())
  const change = changeOf({ interview, state }, readInterviews(places))
  return { report: mockReport(interview, state, now, change), events }
}
