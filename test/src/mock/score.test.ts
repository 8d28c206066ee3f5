import { expect, test } from 'vitest'
import type { PlannedChallenge } from '../../../src/core/mock/events.ts'
import { bands, rubric } from '../../../src/core/mock/score/rubric.ts'
import { scoreOf } from '../../../src/core/mock/score/score.ts'
import { interviewPlan, phase, plannedChallenge, plannedRound, ran, type Step, stateOf } from './events.ts'

const phases = [
  ...[phase('brief', 2), phase('clarify', 4), phase('plan', 4), phase('build', 20), phase('verify', 5)],
  phase('follow-ups', 5),
]
const challenge = plannedChallenge({
  hints: 4,
  clarifications: ['A?', 'B?', 'C?', 'D?'].map((question) => ({ question, also: [], answer: 'Yes.' })),
  followUps: [
    { question: 'E?', points: ['1', '2'] },
    { question: 'F?', points: ['1'] },
  ],
})
const wrong = { verdict: 'wrong-answer' as const, message: 'expected 1 to be 2' }
const to = (at: string, number: number): Step => [at, { kind: 'phase', phase: number }]
const ask = (at: string, match: number): Step => [at, { kind: 'question', text: 'x?', match }]
const hint = (at: string, number: number): Step => [at, { kind: 'hint', number, of: 4, title: 'h' }]
const given: Step = ['0:05', { kind: 'snapshot', source: 'solution', text: 'given' }]
const code: Step = ['9:00', { kind: 'snapshot', source: 'solution', text: 'code' }]
const plan: Step = ['6:00', { kind: 'plan', text: 'x'.repeat(60) }]
const submit = (at: string, ...tests: Parameters<typeof ran>[0]): Step => [at, ran(tests, { snapshot: 2 })]
const end: Step = ['39:00', { kind: 'finish', why: 'done', drills: [] }]

function scored(steps: Step[], planned: PlannedChallenge = challenge) {
  return scoreOf(stateOf(interviewPlan([plannedRound(planned, phases, { followUps: 2 })]), ...steps))
}

/** Nothing to find fault with but what is left out. */
function perfect(...more: Step[]): Step[] {
  const tests: Step = ['10:00', { kind: 'snapshot', source: 'tests', text: "test('a', f)" }]
  const score = { tests: 1, wrong: [], caught: ['a'], missed: [] }
  return [
    ...[
      given,
      to('1:00', 1),
      ask('2:00', 0),
      ask('2:30', 1),
      to('4:00', 2),
      plan,
      to('8:00', 3),
      code,
      tests,
    ],
    ...more,
    ...([
      ...[to('28:00', 4), to('33:00', 5)],
      ['33:00', { kind: 'follow-ups', chosen: [0] }],
      ['34:00', { kind: 'answer', followUp: 0, text: 'x' }],
      ['35:00', { kind: 'rating', followUp: 0, points: [true, true] }],
      ['39:00', { kind: 'test-score', round: 0, score }],
      end,
    ] as Step[]),
  ]
}

test('the weights of the rubric are percentages', () => {
  expect(rubric.reduce((sum, { weight }) => sum + weight, 0)).toBe(100)
  for (const { criteria } of rubric) expect(criteria.reduce((sum, { weight }) => sum + weight, 0)).toBe(100)
})

test('a score is what its weights make of the criteria', () => {
  const score = scored([
    ...[given, ask('1:00', 0), to('2:00', 1), to('5:00', 2), plan, code, to('9:00', 3), hint('10:00', 1)],
    ...[submit('12:00', { name: 'a', group: 'sample' }, { name: 'b', ...wrong })],
    ...[submit('20:00', { name: 'a', group: 'sample' }, { name: 'b' }), to('28:00', 4), to('34:00', 5)],
    ...([
      ['34:00', { kind: 'follow-ups', chosen: [0, 1] }],
      ['35:00', { kind: 'answer', followUp: 0, text: 'x' }],
      ['36:00', { kind: 'rating', followUp: 0, points: [true, false] }],
    ] as Step[]),
    end,
  ])
  const of = (id: string) => score.dimensions.find((each) => each.id === id)?.score
  // One of the two questions that are enough; thought for more than half of the time: 0.6 × 0.5 + 0.4 × 1 = 0.7.
  expect(of('exploration')).toBe(3.1)
  // A plan (30) and three quarters of unaided (15), growth and levels not observed: 41.25 / 45.
  expect(of('design')).toBe(3.75)
  // All tests (75), one submission of two failed (25 × 0.75): 0.9375.
  expect(of('implementation')).toBe(3.81)
  // No own test (30), no failure three times (20): 20 / 50.
  expect(of('testing')).toBe(2.2)
  // Half of one answer of two.
  expect(of('communication')).toBe(1.75)
  expect(of('pace')).toBe(4)
  // (15 × 3.1 + 20 × 3.75 + 35 × 3.81 + 15 × 2.2 + 10 × 1.75 + 5 × 4) / 100 = 3.2535.
  expect(score).toMatchObject({ score: 3.25, observed: 100, band: 'leaning-hire', title: 'Leaning hire' })
  expect(score.sentence).toBe('3.25 of 4 over 100 % of the rubric.')
  // Own tests 0.15 × 0.6 × 3, answers 0.1 × 3 × 0.75, questions 0.15 × 0.6 × 3 × 0.5.
  expect(score.fixes.map(({ criterion }) => criterion)).toEqual(['own-tests', 'answers', 'questions'])
  expect(score.fixes[0]?.gain).toBe(0.27)
})

test('without a fault everybody is a strong hire, and nothing is left to mend', () => {
  const score = scored(perfect(submit('20:00', { name: 'a' })))
  expect(score).toMatchObject({ score: 4, observed: 100, band: 'strong-hire', fixes: [] })
})

test('two hints are allowed to a strong hire, a third is one too many', () => {
  const many = { ...challenge, hints: 12 }
  const hints = [hint('11:00', 1), hint('12:00', 2)]
  expect(scored(perfect(...hints, submit('20:00', { name: 'a' })), many).band).toBe('strong-hire')
  const held = scored(perfect(...hints, hint('13:00', 3), submit('20:00', { name: 'a' })), many)
  expect(held.band).toBe('leaning-hire')
  expect(held.sentence).toContain('; not a strong hire, because a hint was taken')
})

test('nobody is a strong hire whose code fails a test', () => {
  const tests = Array.from({ length: 20 }, (_, at) => ({ name: `t${at}`, ...(at === 19 ? wrong : {}) }))
  const score = scored(perfect(submit('20:00', ...tests)))
  expect(score.score).toBeGreaterThan(3.4)
  expect(score.band).toBe('leaning-hire')
  expect(score.sentence).toContain('because round 1 was not solved')
})

test('code that loses a race is worth two points at most', () => {
  const race = { name: 'calls at the same time › lose nothing', ...wrong }
  const plain = Array.from({ length: 9 }, (_, at) => ({ name: `t${at}` }))
  const of = (...tests: Parameters<typeof ran>[0]) =>
    scored(perfect(submit('20:00', ...tests))).dimensions.find(({ id }) => id === 'implementation')
  expect(of(...plain, { name: 'empty', ...wrong })).toMatchObject({ score: 3.59, cap: undefined })
  expect(of(...plain, race)).toMatchObject({
    ...{ score: 2, cap: 'the code of round 1 loses a race, and data with it: at most 2' },
  })
  expect(of(...plain, { name: 'a crash › takes nothing', ...wrong })?.cap).toContain('loses data in a crash')
  // A score below the cap is what it is: 0.75 × 0 + 0.25 × 0.75 of one failed submission.
  const late = { name: 'b', verdict: 'wrong-answer' as const, message: 'in another order (the 2nd …' }
  expect(of(late)).toMatchObject({ score: 1.56, cap: undefined })
})

test('a race that was mended does not count', () => {
  const race = submit('15:00', { name: 'a' }, { name: 'at the same time', ...wrong })
  const mended = submit('20:00', { name: 'a' }, { name: 'at the same time' })
  const { dimensions } = scored(perfect(race, mended))
  expect(dimensions.find(({ id }) => id === 'implementation')).toMatchObject({ score: 3.81, cap: undefined })
})

test('rounds count by their time', () => {
  const short = [phase('plan', 5), phase('build', 15)]
  const rounds = [plannedRound(challenge, phases), plannedRound(plannedChallenge(), short)]
  const { dimensions } = scoreOf(
    stateOf(
      interviewPlan(rounds),
      given,
      plan,
      code,
      ['40:00', { kind: 'round', round: 1 }],
      ask('41:00', 0),
      [...(['60:00', { kind: 'finish', why: 'done', drills: [] }] as Step)],
    ),
  )
  const planned = dimensions.flatMap(({ criteria }) => criteria).find(({ id }) => id === 'plan')
  // 40 minutes with a plan, 20 without one.
  expect(planned?.value).toBe(0.67)
  expect(planned?.evidence.map(({ round, value }) => [round, value])).toEqual([
    [1, 1],
    [2, 0],
  ])
})

test('who did nothing gets no band, nor does who wrote no code', () => {
  expect(scored([given, end])).toMatchObject({
    ...{ band: 'not-enough-evidence', score: null, observed: 0, fixes: [] },
    sentence: 'Nothing was written, asked or run, so there is nothing to judge by.',
  })
  const little = plannedChallenge()
  expect(scored([given, ask('1:00', 0)], little).sentence).toBe(
    'Only 5 % of the rubric was observed; 40 % are needed for a verdict.',
  )
  // Questions, a plan and the pace are 40 %, and without code no reason to hire anybody.
  const talked = scored([given, ask('1:00', 0), ask('1:10', 1), to('2:00', 1), to('5:00', 2), plan, end])
  expect(talked).toMatchObject({ band: 'not-enough-evidence', observed: 40 })
  expect(talked.sentence).toBe('No code of yours was judged, and without that there is no verdict.')
})

test('bands begin at their scores', () => {
  expect(bands.map(({ id, from }) => [id, from])).toEqual([
    ['strong-hire', 3.4],
    ['leaning-hire', 2.8],
    ['leaning-no-hire', 2],
    ['strong-no-hire', 1],
  ])
  // First code at once, no plan, no test that passes, no own test, one phase for all of it.
  const hasty: Step = ['0:10', { kind: 'snapshot', source: 'solution', text: 'code' }]
  const worst = scored([given, hasty, submit('30:00', { name: 'a', ...wrong }), end], plannedChallenge())
  // (15 × 1.1 + 20 × 1 + 35 × 1.56 + 15 × 1 + 5 × 1) / 90.
  expect(worst).toMatchObject({ band: 'strong-no-hire', score: 1.23, observed: 90 })
})
