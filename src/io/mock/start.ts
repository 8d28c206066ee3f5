import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Challenge } from '../../core/catalogue.ts'
import type { Check } from '../../core/doctor-text.ts'
import type { InterviewPlan, Style } from '../../core/mock/events.ts'
import { planInterview } from '../../core/mock/plan.ts'
import type { Template } from '../../core/mock/template.ts'
import { Refusal } from '../../core/refusal.ts'
import { readCatalogue } from '../packs.ts'
import type { Places } from '../places.ts'
import { statOf } from '../text-file.ts'
import { makeWorkFolder } from '../workspace.ts'
import type { InterviewClock } from './clock.ts'
import { drawSource, hintCount } from './drawing.ts'
import type { InterviewStore } from './interview-store.ts'
import { keepChallenge } from './kept-challenge.ts'
import { withInterviews } from './with-interviews.ts'

export interface InterviewWishes {
  template: Template
  style: Style
  /** Minutes in all; the template's own when undefined. */
  minutes: number | undefined
  seed: number
}

/** An interview that has been drawn and has not begun. */
export interface DrawnInterview {
  plan: InterviewPlan
  challenges: Challenge[]
}

/** Draws the challenges of an interview; nothing is written. @throws Refusal */
export async function drawInterview(
  places: Places,
  { template, style, minutes, seed }: InterviewWishes,
  { simulated }: InterviewClock,
): Promise<DrawnInterview> {
  const source = await drawSource(places, readCatalogue(places).challenges, seed)
  return planInterview({ ...source, template, style, minutes, simulated, hintCount })
}

/** Begins an interview: from now on its clock goes. Returns its number. @throws Refusal */
export function beginInterview(
  places: Places,
  { plan, challenges }: DrawnInterview,
  checks: Check[],
  clock: InterviewClock,
): number {
  // Before the clock goes: without a place for files there is nothing to begin.
  makeWorkFolder(join(places.workspace, 'mock'))
  const environment = checks.map(({ name, status, detail }) => `${name}: ${status}, ${detail}`)
  return withInterviews(places, (store) => {
    const start = { kind: 'start', plan, environment } as const
    const number = store.create({ ...start, seq: 1, ms: 0, moment: clock.now() }, unused(places))
    if (number === undefined) throw new Refusal(stillOpen(openIn(store) ?? 0))
    for (const challenge of challenges) keepChallenge(places, number, challenge)
    return number
  })
}

/** The interview that is not over; undefined when all are. @throws Refusal when that cannot be read. */
export function openInterview(places: Places): number | undefined {
  return withInterviews(places, openIn)
}

/** What to do about an interview that is not over. */
export function stillOpen(number: number): string {
  return `Interview ${number} is not over: go on with \`hotseat mock resume\`, or end it with \`hotseat mock end\`.`
}

function openIn(store: InterviewStore): number | undefined {
  return store.list().findLast(({ finished }) => !finished)?.interview
}

/** A number above those of the folders there are: a history that was moved aside leaves its interviews' work behind. */
function unused({ workspace }: Places): number {
  const folder = join(workspace, 'mock')
  const names = statOf(folder)?.isDirectory() ? readdirSync(folder) : []
  return names.reduce(
    (least, name) => (/^[1-9]\d{0,7}$/.test(name) ? Math.max(least, Number(name) + 1) : least),
    1,
  )
}
