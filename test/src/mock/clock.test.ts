import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { InterviewEvent } from '../../../src/core/mock/events.ts'
import { type InterviewClock, interviewClock } from '../../../src/io/mock/clock.ts'
import { openSession } from '../../../src/io/mock/session.ts'
import { temporaryFolder } from '../temporary.ts'
import { begun } from './begun.ts'
import { time } from './events.ts'

const minute = 60_000

function look(at: string, awake: string, boot = 'b') {
  return { moment: { at: time(at), up: time(at), boot }, awake: time(awake) }
}

function file(text: string): string {
  const path = join(temporaryFolder(), 'clock')
  writeFileSync(path, text)
  return path
}

test('the machine slept for as long as its processes were not awake', () => {
  const { slept, simulated } = interviewClock({})
  expect(simulated).toBe(false)
  expect(slept(look('1:00', '1:00'), look('9:00', '9:00'))).toBe(0)
  expect(slept(look('1:00', '1:00'), look('9:00', '8:00'))).toBe(0)
  expect(slept(look('1:00', '1:00'), look('62:00', '2:00'))).toBe(60 * minute)
  // A clock that was set back is no sleep, nor is one that was set forward while the machine ran.
  const set = { moment: { at: -time('60:00'), up: time('2:00'), boot: 'b' }, awake: time('2:00') }
  expect(slept(look('1:00', '1:00'), set)).toBe(0)
})

test('the machine tells a time that goes on', () => {
  const { now, awake } = interviewClock({})
  const [first, second] = [now(), now()]
  expect(Number.isSafeInteger(first.at) && Number.isSafeInteger(first.up)).toBe(true)
  expect(second.up).toBeGreaterThanOrEqual(first.up)
  expect([second.boot, awake() >= 0]).toEqual([first.boot, true])
})

test('a simulated clock is that of a file, and a jump of half an hour is sleep', () => {
  const clock = interviewClock({ HOTSEAT_HOME: '/tmp', HOTSEAT_CLOCK: file('1795000000000.4') })
  expect([clock.simulated, clock.now()]).toEqual([
    ...[true, { at: 1_795_000_000_000, up: 1_795_000_000_000, boot: 'simulated' }],
  ])
  expect(clock.slept(look('1:00', '0:00'), look('30:59', '0:00'))).toBe(0)
  expect(clock.slept(look('1:00', '0:00'), look('31:00', '0:00'))).toBe(30 * minute)
  const moment = { at: 5, up: 6, boot: 'x' }
  expect(interviewClock({ HOTSEAT_HOME: '/tmp', HOTSEAT_CLOCK: file(JSON.stringify(moment)) }).now()).toEqual(
    moment,
  )
})

test('a simulated clock is honoured below a home of its own alone', () => {
  expect(interviewClock({ HOTSEAT_CLOCK: 'x60' }).simulated).toBe(false)
  expect(interviewClock({ HOTSEAT_HOME: '', HOTSEAT_CLOCK: 'x60' }).simulated).toBe(false)
  expect(interviewClock({ HOTSEAT_HOME: '/tmp', HOTSEAT_CLOCK: 'x60' })).toMatchObject({ simulated: true })
  expect(interviewClock({ HOTSEAT_HOME: '/tmp', HOTSEAT_CLOCK: '' }).simulated).toBe(false)
})

test('a clock that runs sixty times as fast does', () => {
  const [real, fast] = [{}, { HOTSEAT_HOME: '/tmp', HOTSEAT_CLOCK: 'x60' }].map((env) =>
    interviewClock(env).now(),
  )
  expect(Math.abs((fast?.up ?? 0) - 60 * (real?.up ?? 0))).toBeLessThan(60 * 1000 * 60)
})

test.each(['', 'soon', '1e300', 'null', '"5"', '{"at":1}', '{"at":1.5,"up":1,"boot":"b"}'])(
  'a file with %j is no clock',
  (text) => {
    expect(() => interviewClock({ HOTSEAT_HOME: '/tmp', HOTSEAT_CLOCK: file(text) })).toThrow(
      /^The simulated clock .* cannot be read; write the milliseconds of now into it, or unset HOTSEAT_CLOCK\.$/,
    )
  },
)

test('a machine that slept for an hour goes on where real time is, and says so', async () => {
  const { places, number, clock, at } = await begun()
  const asleep: InterviewClock = { ...clock, slept: () => 60 * minute }
  const session = openSession(places, number, asleep)
  at('62:00')
  const said = session.tick()
  const words = said.map((event: InterviewEvent) =>
    event.kind === 'gap' ? [event.why, event.span] : event.kind === 'warning' ? event.what : event.kind,
  )
  expect(words).toEqual([['asleep', 60 * minute], 'over', 'freeze'])
  expect(session.state().current.frozen).toBe(true)
  session.close()
})
