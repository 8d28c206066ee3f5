import { expect, test } from 'vitest'
import type { InterviewEvent, Style } from '../../../src/core/mock/events.ts'
import { noticesAt, sameFailures } from '../../../src/core/mock/notices.ts'
import {
  interviewPlan,
  phase,
  plannedChallenge,
  plannedRound,
  ran,
  type Step,
  stateOf,
  time,
} from './events.ts'

const failing = ran([{ name: 'adds', verdict: 'wrong-answer', message: 'expected 3 to be 4' }])
const other = ran([{ name: 'adds', verdict: 'wrong-answer', message: 'expected 2 to be 4' }])
const passing = ran([{ name: 'adds' }])

/** What is said at these times, when it is written down each time. */
function told(minutes: number, times: string[], style: Style = 'pressure', steps: Step[] = []): string[] {
  const plan = interviewPlan([plannedRound(plannedChallenge(), [phase('build', minutes)])], { style })
  const all = [...steps]
  return times.flatMap((at) => {
    const said = noticesAt(stateOf(plan, ...all), time(at))
    all.push(...said.map((event): Step => [at, event]))
    return said.map((event) => `${at} ${wordOf(event)}`)
  })
}

function wordOf(event: InterviewEvent): string {
  if (event.kind === 'warning') return event.what
  return event.kind === 'nudge' ? event.why : event.kind
}

test('each warning comes at its time, and once', () => {
  const times = ['22:29', '22:30', '22:31', '35:59', '36:00', '39:59', '40:00', '40:01', '43:59', '44:00']
  expect(told(45, [...times, '44:30', '44:59', '45:00', '45:01', '90:00'])).toEqual([
    ...['22:30 half', '36:00 four-fifths', '40:00 five-minutes', '44:00 one-minute'],
    ...['45:00 over', '45:00 freeze'],
  ])
})

test('of several that were passed only the last one is said, and none of them later', () => {
  expect(told(45, ['40:30', '40:31', '44:30', '50:00', '50:01'])).toEqual([
    ...['40:30 five-minutes', '44:30 one-minute', '50:00 over', '50:00 freeze'],
  ])
  expect(told(45, ['300:00', '300:01'])).toEqual(['300:00 over', '300:00 freeze'])
})

test('two that fall on one moment are one', () => {
  // Of 25 minutes four fifths are 20, and then five are left; half of 10 minutes and half of 2 are such as well.
  expect(told(25, ['20:00', '20:01', '21:00'])).toEqual(['20:00 five-minutes'])
  expect(told(10, ['5:00', '5:01'])).toEqual(['5:00 five-minutes'])
  expect(told(2, ['1:00', '1:01'])).toEqual(['1:00 one-minute'])
})

test('in a short round five minutes left are no news', () => {
  expect(told(8, ['3:00', '4:00', '6:24', '7:00', '8:00'])).toEqual([
    ...['4:00 half', '6:24 four-fifths', '7:00 one-minute', '8:00 over', '8:00 freeze'],
  ])
})

test('nothing is said in a pause, in a break and after the end', () => {
  expect(told(45, ['46:00'], 'coach', [['1:00', { kind: 'pause' }]])).toEqual([])
  expect(told(45, ['46:00'], 'coach', [['9:00', { kind: 'finish', why: 'ended', drills: [] }]])).toEqual([])
  const pause = interviewPlan([plannedRound(undefined, [phase('break', 5)])])
  expect(noticesAt(stateOf(pause), time('60:00'))).toEqual([])
})

test('whoever builds for eight minutes without a run is asked, every eight minutes', () => {
  const times = ['7:59', '8:00', '8:01', '15:59', '16:00']
  expect(told(45, times, 'standard')).toEqual(['8:00 no-run', '16:00 no-run'])
  expect(told(45, times, 'coach')).toEqual(['8:00 no-run', '16:00 no-run'])
  expect(told(45, times, 'pressure')).toEqual([])
  const tried = ran([{ name: 'a' }], { mode: 'run' })
  expect(told(45, ['8:00', '12:00', '13:00'], 'standard', [['5:00', tried]])).toEqual(['13:00 no-run'])
})

test('whoever has handed in what is right is left in peace', () => {
  expect(told(45, ['13:00', '21:00'], 'standard', [['5:00', passing]])).toEqual([])
})

test('the eight minutes begin with the first phase in which something is built', () => {
  const phases = [phase('brief', 5), phase('plan', 10), phase('build', 25)]
  const plan = interviewPlan([plannedRound(plannedChallenge(), phases)])
  const said = (at: string, ...steps: Step[]) => noticesAt(stateOf(plan, ...steps), time(at))
  const build: Step[] = [
    ['1:00', { kind: 'phase', phase: 1 }],
    ['9:00', { kind: 'phase', phase: 2 }],
  ]
  expect(said('12:00')).toEqual([])
  expect(said('16:59', ...build)).toEqual([])
  expect(said('17:00', ...build)).toEqual([{ kind: 'nudge', why: 'no-run' }])
})

test('the third failure in a row that is the same is worth a word, once', () => {
  const steps: Step[] = [
    ['1:00', other],
    ['2:00', failing],
    ['3:00', failing],
  ]
  expect(told(45, ['3:30'], 'standard', steps)).toEqual([])
  const more: Step[] = [...steps, ['4:00', failing]]
  expect(told(45, ['4:00', '4:01'], 'standard', more)).toEqual(['4:00 same-failure'])
  expect(told(45, ['4:00', '4:01'], 'pressure', more)).toEqual([])
  const nudged: Step[] = [...more, ['4:30', { kind: 'nudge', why: 'same-failure' }]]
  expect(told(45, ['6:00'], 'standard', [...nudged, ['5:00', failing], ['5:30', failing]])).toEqual([])
})

test('failures are the same when verdict, first test and message are', () => {
  const plan = interviewPlan([plannedRound(plannedChallenge(), [phase('build', 45)])])
  const streak = (...events: InterviewEvent[]) =>
    sameFailures(stateOf(plan, ...events.map((event): Step => ['1:00', event])).current.runs)
  expect(streak()).toBe(0)
  expect(streak(failing, failing)).toBe(2)
  expect(streak(failing, other)).toBe(1)
  expect(streak(failing, passing)).toBe(0)
  expect(streak(failing, passing, failing)).toBe(1)
  // What was judged at the end is no try, and a judge that broke is nobody's failure.
  expect(streak(failing, ran([{ name: 'adds' }], { mode: 'final' }))).toBe(1)
  const broken = ran([{ name: 'adds', verdict: 'judge-error' }])
  expect(streak(broken, broken, broken)).toBe(0)
})
