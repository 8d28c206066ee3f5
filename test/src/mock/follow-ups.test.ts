import { expect, test } from 'vitest'
import type { FollowUp } from '../../../src/core/challenge.ts'
import { chosenFollowUps, occasionsOf } from '../../../src/core/mock/follow-ups.ts'
import { interviewPlan, phase, plannedChallenge, plannedRound, ran, type Step, stateOf } from './events.ts'

const growing = (...costs: [number, number]) => [
  {
    label: 'add',
    unit: 'operations' as const,
    points: costs.map((cost, index) => ({ size: index === 0 ? 1000 : 4000, cost })),
  },
]

function round(followUps: FollowUp[], ...steps: Step[]) {
  return stateOf(
    interviewPlan([plannedRound(plannedChallenge({ followUps }), [phase('build', 20)])]),
    ...steps,
  ).current
}

function occasions(...steps: Step[]): string[] {
  return [...occasionsOf(round([], ...steps))].sort()
}

test('a run tells what happened', () => {
  expect(occasions()).toEqual([])
  expect(occasions(['1:00', ran([{ name: 'a', verdict: 'wrong-answer' }])])).toEqual([])
  expect(occasions(['1:00', ran([{ name: 'a', verdict: 'time-limit-exceeded' }])])).toEqual(['slow'])
  expect(occasions(['1:00', ran([{ name: 'a', verdict: 'memory-limit-exceeded' }])])).toEqual(['memory'])
  expect(
    occasions(['1:00', ran([{ name: 'a' }, { name: 'close', verdict: 'idleness-limit-exceeded' }])]),
  ).toEqual(['race'])
})

test('a submission that was accepted is an occasion, samples that pass are none', () => {
  expect(occasions(['1:00', ran([{ name: 'a' }], { mode: 'run' })])).toEqual([])
  expect(occasions(['1:00', ran([{ name: 'a' }])])).toEqual(['accepted'])
})

test('steep growth is slow also when it was accepted', () => {
  // Four times the size: 4 times the cost is the power 1, 9 times 1.58, 10 times 1.66.
  expect(occasions(['1:00', ran([{ name: 'a', growth: growing(1000, 4000) }])])).toEqual(['accepted'])
  expect(occasions(['1:00', ran([{ name: 'a', growth: growing(1000, 9000) }])])).toEqual(['accepted'])
  expect(occasions(['1:00', ran([{ name: 'a', growth: growing(1000, 10_000) }])])).toEqual([
    'accepted',
    'slow',
  ])
})

test('what was mended later has happened all the same', () => {
  const first = ran([{ name: 'a' }, { name: 'two calls at the same time', verdict: 'wrong-answer' }])
  expect(occasions(['1:00', first], ['9:00', ran([{ name: 'a' }])])).toEqual(['accepted', 'race'])
})

test('questions for what went wrong come first, then the stretch, then the others', () => {
  const followUps: FollowUp[] = [
    { question: 'plain 1', points: [] },
    { question: 'stretch', points: [], when: 'accepted' },
    { question: 'memory', points: [], when: 'memory' },
    { question: 'plain 2', points: [] },
    { question: 'race', points: [], when: 'race' },
    { question: 'slow', points: [], when: 'slow' },
  ]
  const slow: Step = ['1:00', ran([{ name: 'a', verdict: 'time-limit-exceeded' }])]
  const accepted: Step = ['2:00', ran([{ name: 'a' }])]
  expect(chosenFollowUps(round(followUps), 3)).toEqual([0, 3, 1])
  expect(chosenFollowUps(round(followUps, accepted), 3)).toEqual([1, 0, 3])
  expect(chosenFollowUps(round(followUps, slow, accepted), 3)).toEqual([5, 1, 0])
  expect(chosenFollowUps(round(followUps, slow), 9)).toEqual([5, 0, 3, 1, 2, 4])
  expect(chosenFollowUps(round(followUps), 0)).toEqual([])
  expect(chosenFollowUps(round([]), 2)).toEqual([])
})
