import { expect, test } from 'vitest'
import { changeOf } from '../../../src/core/mock/report/change.ts'
import { interviewPlan, phase, plannedChallenge, plannedRound, ran, type Step, stateOf } from './events.ts'

/** Only code and its tests: Implementation is 1 + 3 × (0.75 × the part that passed + 0.25 × the submissions). */
function interview(number: number, passed: number, id = 'mine/sum', isOver = true) {
  const tests = [0, 1, 2, 3].map((at) => ({
    ...{ name: `t${at}`, verdict: at < passed ? ('accepted' as const) : ('wrong-answer' as const) },
  }))
  const end: Step[] = isOver ? [['19:00', { kind: 'finish', why: 'done', drills: [] }]] : []
  const state = stateOf(
    interviewPlan([plannedRound(plannedChallenge({ id }), [phase('build', 20)])]),
    ['0:05', { kind: 'snapshot', source: 'solution', text: 'given' }],
    ['2:00', { kind: 'snapshot', source: 'solution', text: 'code' }],
    ['9:00', ran(tests, { snapshot: 3 })],
    ...end,
  )
  return { interview: number, state }
}

test('the first interview has nothing to be compared with', () => {
  const first = interview(1, 4)
  expect(changeOf(first, [first])).toBeNull()
  expect(changeOf(interview(2, 4), [interview(1, 4, 'mine/sum', false), interview(3, 4)])).toBeNull()
})

test('an interview is compared with the mean of the five before it', () => {
  const before = [4, 0, 2, 2, 4, 0].map((passed, at) => interview(at + 1, passed))
  const change = changeOf(interview(7, 4), [...before, interview(7, 4), interview(8, 0)])
  expect(change?.with).toEqual([2, 3, 4, 5, 6])
  // 4 of 4 is 4 points, 2 of 4 with a failed submission 1 + 3 × 0.5625, 0 of 4 1 + 3 × 0.1875.
  const implementation = change?.dimensions.find(({ id }) => id === 'implementation')
  expect(implementation).toMatchObject({ now: 4, before: 2.5 })
  // (1.56 + 2.69 + 2.69 + 4 + 1.56) / 5 = 2.5
  expect(change?.dimensions.find(({ id }) => id === 'communication')).toMatchObject({
    now: null,
    before: null,
  })
})

test('earlier interviews on the same challenge are named, however long ago', () => {
  const all = [interview(1, 2, 'mine/log'), ...[2, 3, 4, 5, 6].map((number) => interview(number, 4))]
  const repeats = changeOf(interview(7, 4, 'mine/log'), all)?.repeats
  expect(repeats?.map(({ interview, challenge }) => [interview, challenge])).toEqual([[1, 'mine/log']])
})
