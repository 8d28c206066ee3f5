import { rmSync, utimesSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { Moment } from '../../../src/core/mock/events.ts'
import { templatesOf } from '../../../src/core/mock/template.ts'
import type { InterviewClock } from '../../../src/io/mock/clock.ts'
import { openSession } from '../../../src/io/mock/session.ts'
import { beginInterview, drawInterview } from '../../../src/io/mock/start.ts'
import { builtInPacks } from '../../../src/io/packs.ts'
import { ownPlaces } from '../temporary.ts'

const minute = 60_000

/** A machine's clock that stands where the test puts it. */
function machine() {
  const start = Date.now()
  let passed = 0
  const now = (): Moment => ({ at: start + passed, up: 1_000_000 + passed, boot: 'this one' })
  const clock: InterviewClock = { now, awake: () => passed, slept: () => 0, simulated: false }
  return {
    clock,
    at: (ms: number) => {
      passed = ms
    },
    /** The date that a file of that moment has. */
    date: (ms: number) => new Date(start + ms),
  }
}

async function begun() {
  const places = ownPlaces()
  const time = machine()
  const template = templatesOf(builtInPacks().packs).find(({ id }) => id === 'debugging')
  if (template === undefined) throw new Error('the core pack has a debugging interview')
  const wishes = { template, style: 'standard', minutes: undefined, seed: 1 } as const
  const drawn = await drawInterview(places, wishes, time.clock)
  const number = beginInterview(places, drawn, [], time.clock)
  const first = openSession(places, number, time.clock)
  const files = first.files()
  if (files === undefined) throw new Error('a round has files')
  first.close()
  return { places, time, number, files }
}

function snapshots({ state }: ReturnType<typeof openSession>): [ms: number, source: string, text: string][] {
  return state().current.snapshots.map(({ ms, source, text }) => [ms, source, text])
}

test('what was saved while Hotseat was closed counts from when it was saved', async () => {
  const { places, time, number, files } = await begun()
  writeFileSync(files.tests, '// second')
  utimesSync(files.tests, time.date(9 * minute), time.date(9 * minute))
  writeFileSync(files.solution, '// first')
  utimesSync(files.solution, time.date(5 * minute), time.date(5 * minute))
  time.at(50 * minute)
  const session = openSession(places, number, time.clock)
  expect(snapshots(session).slice(2)).toEqual([
    [5 * minute, 'solution', '// first'],
    [9 * minute, 'tests', '// second'],
  ])
  expect(session.state().gaps.map(({ span }) => span)).toEqual([41 * minute])
  expect(session.now()).toBe(50 * minute)
  session.close()
})

test('a file that claims to be older than the interview, or of tomorrow, counts within it', async () => {
  const { places, time, number, files } = await begun()
  writeFileSync(files.solution, '// old')
  utimesSync(files.solution, time.date(-60 * minute), time.date(-60 * minute))
  writeFileSync(files.tests, '// new')
  utimesSync(files.tests, time.date(1000 * minute), time.date(1000 * minute))
  time.at(20 * minute)
  const session = openSession(places, number, time.clock)
  expect(snapshots(session).slice(2)).toEqual([
    [0, 'solution', '// old'],
    [20 * minute, 'tests', '// new'],
  ])
  session.close()
})

test('what was written is kept also when the challenge is gone', async () => {
  const { places, time, number, files } = await begun()
  rmSync(`${places.data}/interviews`, { recursive: true })
  writeFileSync(files.solution, '// mine')
  time.at(minute)
  const session = openSession(places, number, time.clock)
  expect(session.save()).toBe(false)
  expect(snapshots(session).at(-1)?.[2]).toBe('// mine')
  session.close()
})
