import { expect, test } from 'vitest'
import {
  countedRun,
  creditOf,
  groupsOf,
  levelsPassed,
  plannedLevels,
} from '../../../src/core/mock/score/credit.ts'
import {
  interviewPlan,
  judged,
  phase,
  plannedChallenge,
  plannedRound,
  ran,
  type Step,
  stateOf,
} from './events.ts'

const build = [phase('build', 20)]
const withCurveball = [phase('build', 12), phase('curveball', 8)]
const levelsOf = (count: number) =>
  plannedChallenge({ levels: Array.from({ length: count }, (_, at) => `Level ${at + 1}`) })

/** The second event saves, so its number is 2; the third is 3. */
function round(challenge = levelsOf(1), phases = build, ...steps: Step[]) {
  const save: Step = ['0:30', { kind: 'snapshot', source: 'solution', text: 'a' }]
  return stateOf(interviewPlan([plannedRound(challenge, phases)]), save, ...steps).current
}

const wrong = { verdict: 'wrong-answer' as const }
const submitted = (other: Parameters<typeof ran>[1] = {}, name = 'a') =>
  ran([{ name }], { snapshot: 2, ...other })

test('the last run by hidden tests counts, and no run of samples', () => {
  expect(countedRun(round())).toBeUndefined()
  expect(countedRun(round(levelsOf(1), build, ['1:00', submitted({ mode: 'run' })]))).toBeUndefined()
  const two = round(levelsOf(1), build, ['1:00', submitted()], ['2:00', submitted({ mode: 'final' })])
  expect(countedRun(two)?.mode).toBe('final')
})

test('what was saved too late does not count, and what was judged too late of it does not', () => {
  const late: Step[] = [
    ['19:00', submitted()],
    ['20:01', { kind: 'snapshot', source: 'solution', text: 'late' }],
    ['21:00', submitted({ snapshot: 4 }, 'late')],
  ]
  expect(countedRun(round(levelsOf(1), build, ...late))?.snapshot).toBe(2)
})

test('a judge that broke leaves the run before it standing', () => {
  const broken = ran([{ name: 'a', verdict: 'judge-error' }], { snapshot: 2 })
  const steps: Step[] = [
    ['1:00', submitted()],
    ['2:00', broken],
  ]
  expect(countedRun(round(levelsOf(1), build, ...steps))?.report.verdict).toBe('accepted')
  expect(countedRun(round(levelsOf(1), build, ['2:00', broken]))).toBeUndefined()
})

test('a round is about all levels, and with a curveball about those that were opened', () => {
  expect(plannedLevels(round(levelsOf(4)))).toBe(4)
  expect(plannedLevels(round(levelsOf(4), withCurveball))).toBe(1)
  const thrown: Step = ['12:00', { kind: 'phase', phase: 1 }]
  expect(plannedLevels(round(levelsOf(4), withCurveball, thrown))).toBe(2)
  expect(plannedLevels(round(levelsOf(4), withCurveball, thrown, ['13:00', submitted({ level: 2 })]))).toBe(3)
})

test('levels are passed up to the first that fails', () => {
  const report = judged([{ name: 'a' }, { name: 'b', level: 2, ...wrong }, { name: 'c', level: 3 }])
  expect(levelsPassed(report)).toBe(1)
  expect(levelsPassed(judged([{ name: 'a' }, { name: 'b', level: 2 }]))).toBe(2)
  expect(
    levelsPassed(
      judged([
        { name: 'a', ...wrong },
        { name: 'b', level: 2 },
      ]),
    ),
  ).toBe(0)
  expect(levelsPassed(judged([]))).toBe(0)
  const diagnostic = {
    severity: 'error' as const,
    frame: '',
    message: 'no',
    file: 'solution.ts',
    line: 1,
    column: 1,
  }
  expect(levelsPassed({ ...judged([{ name: 'a' }]), diagnostics: [diagnostic] })).toBe(0)
})

test('every level is worth the same, however many tests it has', () => {
  const run = (tests: Parameters<typeof ran>[0]) => {
    const state = round(levelsOf(4), build, ['1:00', ran(tests, { snapshot: 2 })])
    const counted = countedRun(state)
    return counted && creditOf(state, counted)
  }
  // All of level 1 and one of four of level 2: (1 + 1/4) / 4.
  const some = [1, 2, 3, 4].map((at) => ({ name: `b${at}`, level: 2, ...(at > 1 ? wrong : {}) }))
  expect(run([{ name: 'a' }, ...some])).toBe(0.3125)
  expect(run([{ name: 'a', ...wrong }])).toBe(0)
  expect(run([])).toBe(0)
})

test('tests are told by level, by block, or by sample and hidden', () => {
  const names = (tests: Parameters<typeof judged>[0], levels: string[] = []) =>
    groupsOf(judged(tests), levels).map(({ name, passed, total }) => `${name} ${passed}/${total}`)
  expect(names([{ name: 'a', group: 'sample' }, { name: 'b', ...wrong }, { name: 'c' }])).toEqual([
    ...['Sample tests 1/1', 'Hidden tests 1/2'],
  ])
  expect(
    names([{ name: 'a › x', ...wrong }, { name: 'b › x' }, { name: 'alone' }, { name: 'a › y' }]),
  ).toEqual([...['a 1/2', 'b 1/1', 'Hidden tests 1/1']])
  expect(names([{ name: 'a › x' }, { name: 'b', level: 2, ...wrong }], ['One', 'Two'])).toEqual([
    ...['Level 1: One 1/1', 'Level 2: Two 0/1'],
  ])
})
