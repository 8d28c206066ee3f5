import { expect, test } from 'vitest'
import { mockReport } from '../../../src/core/mock/report/report.ts'
import { interviewPlan, phase, plannedChallenge, plannedRound, stateOf, time } from './events.ts'

test('of an interview that goes on no more is counted than has been spent', () => {
  const state = stateOf(
    interviewPlan([plannedRound(plannedChallenge(), [phase('build', 5), phase('verify', 15)])]),
    ['0:05', { kind: 'snapshot', source: 'solution', text: 'given' }],
    ['2:00', { kind: 'snapshot', source: 'solution', text: 'code' }],
  )
  const paceAt = (now: string) =>
    mockReport(1, state, time(now), null)
      .score.dimensions.flatMap(({ criteria }) => criteria)
      .find(({ id }) => id === 'phases')
  expect(paceAt('3:00')).toMatchObject({ value: 1, evidence: [{ text: 'all of 1 phase in their time' }] })
  expect(paceAt('7:00')).toMatchObject({ value: 0, evidence: [{ text: 'Build took 7:00 of 5:00' }] })
  expect(paceAt('90:00')).toMatchObject({ value: 0, evidence: [{ text: 'Build took 20:00 of 5:00' }] })
})
