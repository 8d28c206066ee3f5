import { expect, test } from 'vitest'
import { overtimeOf, withoutOvertime } from '../../../src/core/mock/score/overtime.ts'
import { openLevelOf } from '../../../src/core/mock/state.ts'
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

const phases = [phase('build', 12), phase('curveball', 8)]
const two = plannedChallenge({ levels: ['One', 'Two'] })

function round(...steps: Step[]) {
  return stateOf(interviewPlan([plannedRound(two, phases)]), ...steps).current
}

test('what came after the time is left out, but for what stood there at its end', () => {
  const late = round(
    ['20:00', { kind: 'question', text: 'in time', match: undefined }],
    ['20:01', { kind: 'question', text: 'late', match: 0 }],
    ['20:01', { kind: 'plan', text: 'late' }],
    ['20:01', { kind: 'guess', complexity: 'O(1)' }],
    ['20:01', { kind: 'hint', number: 1, of: 2, title: 'late' }],
    ['20:01', { kind: 'snapshot', source: 'solution', text: 'late' }],
    ['20:02', ran([{ name: 'a' }])],
    ['20:03', { kind: 'phase', phase: 1 }],
    ['20:04', { kind: 'answer', followUp: 0, text: 'late' }],
    ['20:05', { kind: 'rating', followUp: 0, points: [true] }],
    ['21:00', ran([{ name: 'a' }], { mode: 'final' })],
  )
  const { questions, planned, guess, hints, snapshots, runs, entered, answers, ratings } =
    withoutOvertime(late)
  expect(questions.map(({ text }) => text)).toEqual(['in time'])
  expect([planned, guess, hints, snapshots, answers, ratings]).toEqual([[], undefined, [], [], [], []])
  expect(runs.map(({ mode }) => mode)).toEqual(['final'])
  expect(entered).toEqual([{ phase: 0, ms: 0 }])
  // A curveball after the end opens nothing.
  expect(openLevelOf(withoutOvertime(late))).toBe(1)
})

test('a round ends with its time at the latest', () => {
  expect(withoutOvertime(round()).endedMs).toBe(time('20:00'))
  const end = (at: string) =>
    withoutOvertime(round([at, { kind: 'finish', why: 'done', drills: [] }])).endedMs
  expect([end('12:00'), end('31:00')]).toEqual([time('12:00'), time('20:00')])
})

test('overtime lasts to the last save or run of the candidate', () => {
  const save = (at: string): Step => [at, { kind: 'snapshot', source: 'solution', text: at }]
  expect(overtimeOf(round())).toBe(0)
  expect(overtimeOf(round(save('19:00'), ['45:00', ran([{ name: 'a' }], { mode: 'final' })]))).toBe(0)
  expect(overtimeOf(round(save('23:00'), ['24:30', ran([{ name: 'a' }], { mode: 'run' })]))).toBe(270_000)
})

test('a prediction in overtime does not take the one before back', () => {
  const guess = (at: string, complexity: string): Step => [at, { kind: 'guess', complexity }]
  const said = (...steps: Step[]) => withoutOvertime(round(...steps)).guess?.complexity
  expect(said(guess('3:00', 'O(1)'), guess('4:00', 'O(n)'))).toBe('O(n)')
  expect(said(guess('3:00', 'O(1)'), guess('20:01', 'O(n)'))).toBe('O(1)')
  expect(said(guess('20:01', 'O(n)'))).toBeUndefined()
})

test('who comes to the follow-ups in overtime was not asked', () => {
  const plan = interviewPlan([plannedRound(two, [phase('build', 10), phase('follow-ups', 5)])])
  const chosenAt = (at: string) =>
    withoutOvertime(
      stateOf(plan, [at, { kind: 'phase', phase: 1 }], [at, { kind: 'follow-ups', chosen: [0] }]).current,
    ).chosen
  expect([chosenAt('14:00'), chosenAt('15:01')]).toEqual([[0], []])
})
