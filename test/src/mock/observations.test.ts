import { expect, test } from 'vitest'
import type { PlannedChallenge, TestScore } from '../../../src/core/mock/events.ts'
import type { Phase } from '../../../src/core/mock/phases.ts'
import { observationsOf } from '../../../src/core/mock/score/observations.ts'
import { withoutOvertime } from '../../../src/core/mock/score/overtime.ts'
import type { CriterionId } from '../../../src/core/mock/score/rubric.ts'
import { interviewPlan, phase, plannedChallenge, plannedRound, ran, type Step, stateOf } from './events.ts'

const clarifications = ['Edges?', 'Sizes?', 'Errors?', 'Order?', 'Memory?'].map((question) => ({
  ...{ question, also: [], answer: 'Yes.' },
}))
const challenge = plannedChallenge({
  ...{ clarifications, hints: 4, levels: ['One', 'Two'] },
  followUps: [
    { question: 'A?', points: ['1', '2'] },
    { question: 'B?', points: ['1'] },
  ],
})
const phases = [phase('brief', 2), phase('plan', 8), phase('build', 20), phase('verify', 5)]
const wrong = { verdict: 'wrong-answer' as const, message: 'expected 1 to be 2' }
const given: Step = ['0:05', { kind: 'snapshot', source: 'solution', text: 'given' }]
const save = (at: string, text = 'code'): Step => [at, { kind: 'snapshot', source: 'solution', text }]
const saveTests = (at: string, text = "test('a', () => {})"): Step => [
  ...([at, { kind: 'snapshot', source: 'tests', text }] as Step),
]
const submit = (at: string, ...tests: Parameters<typeof ran>[0]): Step => [at, ran(tests, { snapshot: 3 })]
const ask = (at: string, match: number | undefined): Step => [at, { kind: 'question', text: 'x?', match }]

interface Other {
  challenge?: PlannedChallenge | undefined
  phases?: Phase[]
}

/** The value and the text of what was observed; undefined when it was not. */
function observed(criterion: CriterionId, steps: Step[], other: Other = {}) {
  const planned = plannedRound('challenge' in other ? other.challenge : challenge, other.phases ?? phases)
  const { current } = stateOf(interviewPlan([planned]), given, ...steps)
  const found = observationsOf(withoutOvertime(current)).find((each) => each.criterion === criterion)
  return found && [found.value, found.evidence[0]?.text, found.evidence[0]?.event]
}

test('of somebody who did nothing, and of a break, nothing is observed', () => {
  expect(observed('unaided', [])).toBeUndefined()
  expect(observed('phases', [save('3:00', 'given'), saveTests('4:00', '')])).toBeUndefined()
  expect(observed('phases', [ask('3:00', 1)], { challenge: undefined })).toBeUndefined()
})

test('half of what the brief leaves out is enough to ask', () => {
  // Five things are left out: three are enough, one is a third of that.
  expect(observed('questions', [ask('1:00', undefined), ask('2:00', 4), ask('3:00', 4)])).toEqual([
    ...[1 / 3, 'asked 1 of 5 things that the brief leaves out', 4],
  ])
  expect(observed('questions', [ask('1:00', 0), ask('2:00', 1), ask('3:00', 2)])?.[0]).toBe(1)
  expect(observed('questions', [save('3:00')])?.[0]).toBe(0)
  expect(observed('questions', [save('3:00')], { challenge: plannedChallenge() })).toBeUndefined()
})

test('half of the time before the build is enough to think', () => {
  // Ten minutes are meant for it, so five are full marks.
  expect(observed('thought-first', [save('2:30')])).toEqual([
    ...[0.5, 'first code after 2:30; 10:00 were meant for questions and a plan', 3],
  ])
  expect(observed('thought-first', [save('5:00')])?.[0]).toBe(1)
  expect(observed('thought-first', [ask('1:00', 0)])).toBeUndefined()
  expect(observed('thought-first', [save('5:00')], { phases: [phase('build', 20)] })).toBeUndefined()
})

test('a plan is worth most before the code, and when it says something', () => {
  const plan = (at: string, length: number): Step => [at, { kind: 'plan', text: 'x'.repeat(length) }]
  expect(observed('plan', [save('9:00')])?.slice(0, 2)).toEqual([
    ...[0, 'wrote no plan, although there was time for one'],
  ])
  expect(observed('plan', [plan('3:00', 30), plan('4:00', 30), save('9:00')])).toEqual([
    ...[1, '2 lines of a plan', 3],
  ])
  expect(observed('plan', [plan('3:00', 59), save('9:00')])).toEqual([
    0.5,
    '1 line of a plan, a short one',
    3,
  ])
  expect(observed('plan', [save('2:00'), plan('3:00', 90)])?.[1]).toBe(
    '1 line of a plan, after the first code',
  )
  expect(observed('plan', [save('9:00')], { phases: [phase('build', 20)] })).toBeUndefined()
})

test('a prediction is right when what was measured agrees', () => {
  const growth = (cost: number) => [
    {
      ...{ label: '', unit: 'operations' as const },
      points: [
        { size: 100, cost: 1000 },
        { size: 200, cost },
      ],
    },
  ]
  const guess = (complexity: string): Step => ['3:00', { kind: 'guess', complexity }]
  const run = (cost: number) => submit('9:00', { name: 'a', growth: growth(cost) })
  // Twice the size: 2 times the cost of all calls is one that stays the same for each, 4 times one that doubles.
  const said = [1, 'predicted O(1) a call; twice the size took 2.0 times as much', 4]
  expect(observed('growth', [save('2:00'), guess('O(1)'), run(2000)])).toEqual(said)
  expect(observed('growth', [save('2:00'), guess('O(n)'), run(4000)])?.[0]).toBe(1)
  expect(observed('growth', [save('2:00'), guess('O(1)'), run(4000)])?.[0]).toBe(0)
  expect(observed('growth', [save('2:00'), guess('O(n)'), run(2000)])?.[0]).toBe(0)
  expect(observed('growth', [save('2:00'), run(2000)])).toBeUndefined()
  expect(observed('growth', [save('2:00'), guess('O(1)'), submit('9:00', { name: 'a' })])).toBeUndefined()
})

test('levels count up to the first that fails', () => {
  const both = submit('9:00', { name: 'a' }, { name: 'b', level: 2, ...wrong })
  expect(observed('levels', [save('2:00'), both])).toEqual([0.5, 'solved 1 of 2 levels', 4])
  expect(observed('levels', [save('2:00'), both], { challenge: plannedChallenge() })).toBeUndefined()
})

test('each hint costs its part', () => {
  const hint = (number: number): Step => ['9:00', { kind: 'hint', number, of: 4, title: 'h' }]
  expect(observed('unaided', [save('2:00')])?.slice(0, 2)).toEqual([1, 'took no hint'])
  expect(observed('unaided', [save('2:00'), hint(1), hint(2), hint(3)])).toEqual([
    ...[0.25, 'took 3 of 4 hints', 6],
  ])
})

test('tests count as the code stood at the end', () => {
  const half = submit('9:00', { name: 'a' }, { name: 'b', ...wrong })
  const one = { challenge: plannedChallenge() }
  expect(observed('tests-passed', [save('2:00'), half], one)).toEqual([
    ...[0.5, '1 of 2 tests passed (wrong-answer)', 4],
  ])
  expect(observed('tests-passed', [save('2:00')], one)).toBeUndefined()
})

test('each submission that failed costs a quarter, and none that the judge broke', () => {
  const fail = (at: string) => submit(at, { name: 'a', ...wrong })
  const broken = submit('8:00', { name: 'a', verdict: 'judge-error' })
  const uncompiled = submit('8:00', { name: 'a', verdict: 'compile-error' })
  expect(observed('submissions', [save('2:00'), submit('9:00', { name: 'a' })])?.[0]).toBe(1)
  expect(
    observed('submissions', [save('2:00'), fail('5:00'), fail('6:00'), uncompiled])?.slice(0, 2),
  ).toEqual([...[0.375, '3 submissions, 3 of them failed']])
  expect(observed('submissions', [save('2:00'), broken, submit('9:00', { name: 'a' })])?.[0]).toBe(1)
  const many = ['5:00', '6:00', '7:00', '8:00', '9:00'].map(fail)
  expect(observed('submissions', [save('2:00'), ...many])?.[0]).toBe(0)
  // After the time it is overtime.
  expect(observed('submissions', [save('2:00'), submit('35:01', { name: 'a' })])).toBeUndefined()
})

test('own tests are worth most before the first submission', () => {
  const submitted = submit('9:00', { name: 'a' })
  expect(observed('own-tests', [save('2:00'), saveTests('4:00'), submitted])).toEqual([
    ...[1, 'own test at 4:00, before the first submission', 4],
  ])
  expect(observed('own-tests', [save('2:00'), submitted, saveTests('9:30')])?.[0]).toBe(0.5)
  expect(observed('own-tests', [save('2:00'), saveTests('4:00', '// nothing')])?.[0]).toBe(0)
  expect(
    observed('own-tests', [save('2:00'), saveTests('4:00', "// test('a', f)\n/* it('b') */")])?.[0],
  ).toBe(0)
  expect(observed('own-tests', [ask('2:00', 0)])).toBeUndefined()
})

test('bugs that the own tests caught are counted against those they missed', () => {
  const scored = (score: Partial<TestScore>): Step => [
    ...([
      '9:00',
      {
        kind: 'test-score',
        round: 0,
        score: { tests: 3, wrong: [], caught: [], missed: [], ...score },
      },
    ] as Step),
  ]
  expect(
    observed('bugs-caught', [
      saveTests('4:00'),
      save('5:00'),
      scored({ caught: ['a', 'b'], missed: ['c', 'd', 'e'] }),
    ]),
  ).toEqual([...[0.4, 'your tests caught 2 of 5 bugs', 3]])
  const failed = scored({ caught: ['a'], wrong: ['one', 'two'] })
  expect(observed('bugs-caught', [save('5:00'), failed])?.[1]).toBe(
    'your tests caught 1 of 1 bug; 2 tests of yours fail a right solution',
  )
  expect(observed('bugs-caught', [save('5:00'), scored({ tests: 0, missed: ['a'] })])).toBeUndefined()
  expect(observed('bugs-caught', [save('5:00'), scored({})])).toBeUndefined()
  expect(observed('bugs-caught', [save('5:00'), scored({ missed: ['a'], problem: 'no' })])).toBeUndefined()
})

test('from the third time on the same failure costs a quarter each', () => {
  const fail = (at: string) => submit(at, { name: 'a', ...wrong })
  const debugging = (...times: string[]) => observed('debugging', [save('2:00'), ...times.map(fail)])
  expect(debugging('3:00')).toBeUndefined()
  expect(debugging('3:00', '4:00')?.slice(0, 2)).toEqual([1, 'no failure more than twice in 2 runs'])
  expect(debugging('3:00', '4:00', '5:00', '6:00')).toEqual([0.5, 'the same failure 4 times in a row', 7])
})

test('answers are worth what their author found in them, of all that were asked', () => {
  const asked: Step[] = [save('2:00'), ['9:00', { kind: 'follow-ups', chosen: [0, 1] }]]
  const answer = (followUp: number): Step => ['9:30', { kind: 'answer', followUp, text: 'x' }]
  const rating = (followUp: number, ...points: boolean[]): Step => [
    ...(['9:40', { kind: 'rating', followUp, points }] as Step),
  ]
  expect(observed('answers', [save('2:00')])).toBeUndefined()
  expect(observed('answers', asked)?.[0]).toBe(0)
  expect(observed('answers', [...asked, answer(0)])).toBeUndefined()
  // Half of the first, nothing of the second.
  expect(observed('answers', [...asked, answer(0), rating(0, true, false)])?.[0]).toBe(0.25)
  const both = [
    ...asked,
    answer(0),
    answer(1),
    rating(0, true, false),
    rating(1, true),
    rating(0, true, true),
  ]
  expect(observed('answers', both)?.slice(0, 2)).toEqual([
    ...[1, 'answered 2 of 2 follow-up questions, rated by yourself'],
  ])
})

test('phases may take a quarter more than their time', () => {
  const to = (at: string, number: number): Step => [at, { kind: 'phase', phase: number }]
  const end = (at: string): Step => [at, { kind: 'finish', why: 'done', drills: [] }]
  // Brief 2:30 of 2:00, plan 7:30 of 8:00, build 25:00 of 20:00.
  const just = [save('2:00'), to('2:30', 1), to('10:00', 2), end('35:00')]
  expect(observed('phases', just)?.slice(0, 2)).toEqual([1, 'all of 3 phases in their time'])
  const over = [save('2:00'), to('2:31', 1), to('9:00', 2), end('35:00')]
  expect(observed('phases', over)?.slice(0, 2)).toEqual([1 - 2 / 3, 'Build took 26:00 of 20:00'])
})

test('what is accepted before the build is over is in time', () => {
  const one = { challenge: plannedChallenge() }
  expect(observed('in-time', [save('2:00')], one)).toBeUndefined()
  expect(observed('in-time', [save('2:00'), submit('30:00', { name: 'a' })], one)).toEqual([
    ...[1, 'accepted after 30:00; 30:00 were meant for that', 4],
  ])
  expect(observed('in-time', [save('2:00'), submit('30:01', { name: 'a' })], one)?.[0]).toBe(0.5)
  expect(
    observed('in-time', [save('2:00'), submit('9:00', { name: 'a', ...wrong })], one)?.slice(0, 2),
  ).toEqual([...[0, 'nothing was accepted in time']])
  // Level 1 of two.
  expect(observed('in-time', [save('2:00'), submit('9:00', { name: 'a' })])?.slice(0, 2)).toEqual([
    ...[0, 'only level 1 of 2 was accepted in time'],
  ])
})
