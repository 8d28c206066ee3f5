import { expect, test } from 'vitest'
import { type Help, longestPause, type Solve, solvesOf, type Trial } from '../../src/core/evidence.ts'
import { gradeOf } from '../../src/core/grade.ts'
import { dueOn, longestInterval, reviewsOf } from '../../src/core/review.ts'

const minute = 60_000
const dayLength = 1440 * minute
/** A try so many minutes after the midnight of a day; by default a submission that was accepted. */
const trial = (day: number, minutes: number, fields: Partial<Trial> = {}): Trial => ({
  challenge: 'core/a',
  verdict: 'accepted',
  scope: 'all',
  startedAt: day * dayLength + minutes * minute,
  day,
  same: false,
  ...fields,
})
const run = (day: number, minutes: number, fields: Partial<Trial> = {}) =>
  trial(day, minutes, { scope: 'samples', verdict: 'wrong-answer', ...fields })
const helped = (day: number, minutes: number, kind: Help['kind'] = 'hint'): Help => ({
  challenge: 'core/a',
  kind,
  at: day * dayLength + minutes * minute,
  day,
})
const solve = (fields: Partial<Solve>): Solve => ({
  day: 1,
  answers: false,
  hints: 0,
  failedSubmissions: 0,
  failedRuns: 0,
  minutes: 20,
  ...fields,
})
const challenges = [
  { id: 'core/a', manifest: { minutes: 25 } },
  { id: 'core/b', manifest: { minutes: 25 } },
]

test('a challenge is solved by an accepted submission of all tests, once a day at most', () => {
  const days = (trials: Trial[]) => solvesOf(trials, []).map(({ day }) => day)
  expect(days([run(1, 0), trial(1, 10), run(1, 20), trial(1, 30), trial(3, 0)])).toEqual([1, 3])
  expect(days([trial(1, 0, { scope: 'samples' }), trial(1, 5, { scope: 'levels' })])).toEqual([])
  expect(days([trial(5, 0), trial(4, 0)])).toEqual([5])
})

test('what is accepted already and handed in again is no review, unless something failed in between', () => {
  const same = { same: true }
  expect(solvesOf([trial(1, 0), trial(3, 0, same)], [])).toHaveLength(1)
  expect(solvesOf([trial(1, 0), trial(3, 0, { scope: 'samples' }), trial(3, 1, same)], [])).toHaveLength(1)
  expect(solvesOf([trial(1, 0), run(3, 0), trial(3, 9, same)], [])).toHaveLength(2)
})

test('time counts from the first run on, and a long pause as a short one', () => {
  const [first, second] = solvesOf([run(1, 0), run(1, 10), run(2, 0), trial(2, 5), trial(9, 0)], [])
  expect(first).toMatchObject({ day: 2, failedRuns: 3, minutes: 10 + longestPause + 5 })
  expect(second).toMatchObject({ day: 9, failedRuns: 0, minutes: undefined })
})

test('what is tried on the rest of the day is part of nothing', () => {
  const trials = [trial(1, 0), run(1, 5), run(1, 9, { scope: 'all' }), trial(1, 10), trial(4, 0)]
  expect(solvesOf(trials, [helped(1, 7)])).toMatchObject([
    { day: 1 },
    { day: 4, failedRuns: 0, failedSubmissions: 0, hints: 0, minutes: undefined },
  ])
})

test('failed submissions are counted apart from failed runs, and each solve has its own', () => {
  const failed = (day: number, minutes: number) => run(day, minutes, { scope: 'all' })
  const trials = [
    run(1, 0),
    failed(1, 1),
    run(1, 2, { scope: 'levels' }),
    trial(1, 3),
    run(5, 0),
    trial(5, 1),
  ]
  expect(solvesOf(trials, [])).toMatchObject([
    { failedSubmissions: 2, failedRuns: 1 },
    { failedSubmissions: 0, failedRuns: 1 },
  ])
})

test('help counts when it was asked for while the challenge was worked on', () => {
  const trials = [run(1, 10), trial(1, 20), run(8, 10), trial(8, 20)]
  const of = (help: Help[]) => solvesOf(trials, help).map(({ hints, answers }) => [hints, answers])
  const nothing = [0, false]
  expect(of([helped(0, 0), helped(1, 15)])).toEqual([[2, false], nothing])
  expect(of([helped(1, 5, 'editorial')])).toEqual([[0, true], nothing])
  expect(of([helped(1, 25), helped(1, 25, 'editorial')])).toEqual([nothing, nothing])
  expect(of([helped(8, 15)])).toEqual([nothing, [1, false]])
  expect(of([helped(5, 0), helped(8, 5, 'editorial')])).toEqual([nothing, [0, true]])
})

test.each<[string, Partial<Solve>, string, string]>([
  [
    'answers open before',
    { answers: true, minutes: 1 },
    'again',
    'the answers were open before it was solved',
  ],
  ['a hint', { hints: 1, minutes: 1 }, 'hard', '1 hint used'],
  [
    'two hints and three failures',
    { hints: 2, failedSubmissions: 3 },
    'hard',
    '2 hints used, 3 failed submissions',
  ],
  ['many failed runs', { failedRuns: 15 }, 'hard', '15 failed runs'],
  ['far over the time', { minutes: 38 }, 'hard', '38 min where 25 are usual'],
  ['a little over', { minutes: 37 }, 'good', 'accepted at the first submission, 37 of 25 min'],
  [
    'two failures',
    { failedSubmissions: 2, minutes: 5 },
    'good',
    'accepted after 2 failed submissions, 5 of 25 min',
  ],
  [
    'in time',
    { minutes: 16, failedRuns: 1 },
    'good',
    'accepted at the first submission with 1 failed run, 16 of 25 min',
  ],
  ['no run before', { minutes: undefined }, 'good', 'accepted at the first submission, time unknown'],
  ['well under the time', { minutes: 15 }, 'easy', 'accepted at the first submission, 15 of 25 min'],
])('%s', (_, fields, grade, why) => {
  expect(gradeOf(solve(fields), 25)).toEqual({ grade, why })
})

test('the harder it was the sooner it is due, and never on the same day', () => {
  const dueAfter = (trials: Trial[], help: Help[] = []) => {
    const [review] = reviewsOf({ challenges, trials, help })
    return (review?.due ?? 0) - 100
  }
  const again = dueAfter([trial(100, 0)], [helped(99, 0, 'editorial')])
  const hard = dueAfter([run(100, 0), trial(100, 5)], [helped(100, 1)])
  const good = dueAfter([run(100, 0), trial(100, 20)])
  const easy = dueAfter([run(100, 0), trial(100, 5)])
  expect([again, hard, good, easy]).toEqual([1, 2, 3, 8])
})

test('each review that goes well makes the next one later, up to half a year, and one that does not sooner', () => {
  const trials: Trial[] = [run(100, 0), trial(100, 20)]
  const intervals: number[] = []
  for (let times = 0; times < 8; times++) {
    const [review] = reviewsOf({ challenges, trials, help: [] })
    const due = review?.due ?? 0
    intervals.push(due - (review?.last ?? 0))
    trials.push(run(due, 0), trial(due, 20))
  }
  expect(intervals).toEqual(intervals.toSorted((a, b) => a - b))
  expect(intervals.at(-1)).toBe(longestInterval)
  const failed = Array.from({ length: 3 }, (_, at) => run(2000, at, { scope: 'all' }))
  const [review] = reviewsOf({ challenges, trials: [...trials, ...failed, trial(2000, 9)], help: [] })
  expect(review).toMatchObject({ last: 2000, grade: 'hard', solves: 10 })
})

test('reviews come most overdue first, those of challenges that are gone not at all, and the same every time', () => {
  const other = { challenge: 'core/b' }
  const trials = [trial(10, 0), trial(4, 0, other), trial(4, 0, { challenge: 'gone/x' }), run(4, 1, other)]
  const reviews = reviewsOf({ challenges, trials, help: [] })
  expect(reviews).toMatchObject([
    { challenge: 'core/b', due: 7 },
    { challenge: 'core/a', due: 13 },
  ])
  expect(reviewsOf({ challenges, trials, help: [] })).toEqual(reviews)
  expect(dueOn(reviews, 6)).toEqual([])
  expect(dueOn(reviews, 7)).toHaveLength(1)
  expect(dueOn(reviews, 13)).toHaveLength(2)
})
