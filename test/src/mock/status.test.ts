import { expect, test } from 'vitest'
import { nextFollowUp, statusOf } from '../../../src/core/mock/status.ts'
import { interviewPlan, phase, plannedChallenge, plannedRound, type Step, stateOf, time } from './events.ts'

const followUps = [
  { question: 'How does it grow?', points: ['linearly'] },
  { question: 'On two machines?', points: ['a store', 'a lock'] },
  { question: 'In memory?', points: ['one number'] },
]
const plan = interviewPlan([
  plannedRound(plannedChallenge({ followUps }), [phase('build', 10), phase('follow-ups', 5)], {
    followUps: 2,
  }),
  plannedRound(undefined, [phase('break', 5)]),
])
const asked: Step[] = [
  ['8:00', { kind: 'phase', phase: 1 }],
  ['8:00', { kind: 'follow-ups', chosen: [2, 1] }],
]

test('where an interview stands is told in milliseconds', () => {
  expect(statusOf(3, stateOf(plan, ...asked), time('9:30'))).toMatchObject({
    ...{ interview: 3, round: 1, rounds: 2, challenge: 'mine/sum', level: 1, levels: 1, phase: 'follow-ups' },
    ...{ elapsedMs: 570_000, leftMs: 330_000, budgetMs: 900_000, frozen: false, finished: false },
    phases: [
      { kind: 'build', budgetMs: 600_000, spentMs: 480_000, current: false },
      { kind: 'follow-ups', budgetMs: 300_000, spentMs: 90_000, current: true },
    ],
  })
})

test('after the end of the time what is left is negative', () => {
  const state = stateOf(plan, ['15:00', { kind: 'freeze', round: 0 }])
  expect(statusOf(1, state, time('17:00'))).toMatchObject({ leftMs: -120_000, frozen: true })
})

test('a break has no challenge', () => {
  const state = stateOf(plan, ['15:00', { kind: 'round', round: 1 }])
  expect(statusOf(1, state, time('16:00'))).toMatchObject({
    ...{ round: 2, challenge: null, levels: 0, phase: 'break', elapsedMs: 60_000, leftMs: 240_000 },
  })
})

test('the follow-up question that comes next is the first that is not rated', () => {
  expect(nextFollowUp(stateOf(plan))).toBeUndefined()
  const first = nextFollowUp(stateOf(plan, ...asked))
  expect(first).toMatchObject({ place: 2, number: 1, of: 2, question: 'In memory?', answer: undefined })
  const answered: Step[] = [...asked, ['9:00', { kind: 'answer', followUp: 2, text: 'One number.' }]]
  expect(nextFollowUp(stateOf(plan, ...answered))).toMatchObject({ place: 2, answer: 'One number.' })
  const rated: Step[] = [...answered, ['9:30', { kind: 'rating', followUp: 2, points: [true] }]]
  expect(nextFollowUp(stateOf(plan, ...rated))).toMatchObject({
    place: 1,
    number: 2,
    points: ['a store', 'a lock'],
  })
  expect(statusOf(1, stateOf(plan, ...rated), 0).followUps).toEqual([
    { question: 'In memory?', answered: true, rated: true },
    { question: 'On two machines?', answered: false, rated: false },
  ])
  const all: Step[] = [...rated, ['9:40', { kind: 'rating', followUp: 1, points: [false, false] }]]
  expect(nextFollowUp(stateOf(plan, ...all))).toBeUndefined()
})
