import { expect, test } from 'vitest'
import { snapshotSteps } from '../../../src/core/mock/report/snapshots.ts'
import { twoRounds } from './interview.ts'

test('an interview is what was saved, with the runs that judged it', () => {
  const steps = snapshotSteps(twoRounds())
  expect(steps.map(({ round, ms, source, runs }) => [round, ms / 1000, source, runs])).toEqual([
    [1, 5, 'solution', []],
    [1, 420, 'solution', ['run: wrong-answer, 0 of 1 tests passed']],
    [1, 1080, 'tests', []],
    [1, 1200, 'solution', ['submit: wrong-answer, 3 of 4 tests passed']],
    [3, 10, 'solution', []],
    [
      3,
      180,
      'solution',
      ['submit: accepted, 1 of 1 tests passed', 'submit: runtime-error, 1 of 2 tests passed'],
    ],
    [3, 1380, 'solution', []],
  ])
  expect(steps[1]?.text).toBe('export class Sum {\n  add() {}\n}\n')
})

test('under pressure nothing is told of runs before the end', () => {
  const state = twoRounds()
  const underPressure = { ...state, plan: { ...state.plan, style: 'pressure' as const } }
  expect(snapshotSteps(underPressure).flatMap(({ runs }) => runs)).toHaveLength(4)
  const goingOn = { ...state, finished: undefined }
  expect(snapshotSteps({ ...underPressure, finished: undefined }).flatMap(({ runs }) => runs)).toEqual([])
  expect(snapshotSteps(goingOn).flatMap(({ runs }) => runs)).toHaveLength(4)
})
