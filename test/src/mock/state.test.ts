import { expect, test } from 'vitest'
import {
  deadlineOf,
  interviewState,
  openLevelOf,
  phaseOf,
  sourceInTime,
  spentIn,
} from '../../../src/core/mock/state.ts'
import {
  interviewPlan,
  logged,
  phase,
  plannedChallenge,
  plannedRound,
  ran,
  type Step,
  startedAt,
  stateOf,
  time,
} from './events.ts'

const phases = [phase('brief', 2), phase('build', 10), phase('curveball', 5), phase('verify', 3)]
const four = plannedChallenge({ levels: ['One', 'Two', 'Three', 'Four'] })
const passed = (level: number, other = {}) => ran([{ name: 'works', level }], { level, ...other })
const failed = ran([{ name: 'works', verdict: 'wrong-answer' }])
const to = (at: string, number: number): Step => [at, { kind: 'phase', phase: number }]

test('events that do not begin with a start are no interview', () => {
  const plan = interviewPlan([plannedRound(four, phases)])
  expect(interviewState([])).toBeUndefined()
  expect(interviewState(logged(plan, ['1:00', failed]).slice(1))).toBeUndefined()
  expect(interviewState(logged(interviewPlan([])))).toBeUndefined()
})

test('time is spent in the phase that goes on, also in one that is entered again', () => {
  const { current } = stateOf(
    interviewPlan([plannedRound(four, phases)]),
    ...[to('1:30', 1), to('6:00', 2), to('6:20', 1), to('9:00', 2), to('14:00', 3)],
  )
  expect(phaseOf(current).kind).toBe('verify')
  // Brief 1:30; build 4:30 + 2:40; curveball 0:20 + 5:00; verify from 14:00.
  expect(spentIn(current, time('15:10')).map((ms) => ms / 1000)).toEqual([90, 430, 320, 70])
  expect(spentIn(current, time('13:00')).map((ms) => ms / 1000)).toEqual([90, 430, 320, 0])
})

test('a round ends when the next one begins, and has a time of its own', () => {
  const plan = interviewPlan([plannedRound(four, phases), plannedRound(four, phases, { title: 'Second' })])
  const { rounds, current } = stateOf(plan, ['21:00', { kind: 'round', round: 1 }], to('22:00', 1))
  const [first] = rounds
  expect(first?.endedMs).toBe(time('21:00'))
  expect(first && spentIn(first, time('50:00'))).toEqual([time('21:00'), 0, 0, 0])
  expect([current.number, current.startedMs, deadlineOf(current)]).toEqual([1, time('21:00'), time('41:00')])
  expect(stateOf(plan, ['21:00', { kind: 'round', round: 7 }]).current.number).toBe(0)
})

test('without a curveball a level opens when the one before is accepted', () => {
  const round = (...steps: Step[]) =>
    openLevelOf(stateOf(interviewPlan([plannedRound(four, [phase('build', 30)])]), ...steps).current)
  expect(round()).toBe(1)
  expect(round(['1:00', failed])).toBe(1)
  // Samples open nothing.
  expect(round(['1:00', passed(1, { mode: 'run' })])).toBe(1)
  expect(round(['1:00', passed(1)])).toBe(2)
  expect(round(['1:00', passed(1)], ['2:00', passed(2)], ['3:00', failed])).toBe(3)
  expect(round(['1:00', passed(4)])).toBe(4)
})

test('a curveball opens the second level, and more come only after it', () => {
  const round = (...steps: Step[]) =>
    openLevelOf(stateOf(interviewPlan([plannedRound(four, phases)]), ...steps).current)
  expect(round(['1:00', passed(1)])).toBe(1)
  expect(round(to('1:00', 1), to('2:00', 2))).toBe(2)
  // Going back takes no requirement back.
  expect(round(to('1:00', 1), to('2:00', 2), to('3:00', 1))).toBe(2)
  expect(round(to('1:00', 1), to('2:00', 2), ['4:00', passed(2)])).toBe(3)
})

test('another challenge begins the round anew, and the first one is remembered', () => {
  const other = plannedChallenge({ id: 'mine/other' })
  const { current, rounds } = stateOf(
    interviewPlan([plannedRound(four, phases)]),
    ['0:05', { kind: 'snapshot', source: 'solution', text: 'old' }],
    ['0:40', { kind: 'swap', challenge: other, phases: [phase('build', 10)] }],
    ['0:50', { kind: 'swap', challenge: plannedChallenge({ id: 'mine/third' }), phases }],
  )
  expect(rounds).toHaveLength(1)
  expect(current.plan.challenge?.id).toBe('mine/third')
  expect(current.swapped).toEqual(['mine/sum', 'mine/other'])
  expect([current.startedMs, deadlineOf(current), current.snapshots]).toEqual([50_000, 1_250_000, []])
})

test('only what was saved within the time counts', () => {
  const save = (at: string, text: string): Step => [at, { kind: 'snapshot', source: 'solution', text }]
  const round = (...steps: Step[]) =>
    sourceInTime(stateOf(interviewPlan([plannedRound(four, phases)]), ...steps).current, 'solution')?.text
  expect(round()).toBeUndefined()
  expect(round(save('0:05', 'a'), save('20:00', 'b'), save('20:01', 'c'))).toBe('b')
  expect(round(save('20:01', 'late'))).toBeUndefined()
})

test('what the tests are worth is kept with its place among the events', () => {
  const score = { tests: 1, wrong: [], caught: ['a bug'], missed: [] }
  const plan = interviewPlan([plannedRound(four, phases), plannedRound(four, phases)])
  expect(stateOf(plan).current).toMatchObject({ testScore: undefined, scoredAt: 0 })
  const { rounds } = stateOf(
    plan,
    ['9:00', { kind: 'round', round: 1 }],
    ['9:01', { kind: 'test-score', round: 0, score }],
  )
  expect(rounds.map(({ testScore, scoredAt }) => [testScore, scoredAt])).toEqual([
    [score, 3],
    [undefined, 0],
  ])
})

test('pauses, absences and a clock that was set are kept', () => {
  const state = stateOf(
    interviewPlan([plannedRound(four, phases)]),
    ['1:00', { kind: 'pause' }],
    ['1:00', { kind: 'unpause', span: 90_000 }],
    ['2:00', { kind: 'gap', span: 40_000, why: 'closed' }],
    ['3:00', { kind: 'clock-set', by: -3_600_000 }],
    ['4:00', { kind: 'pause' }],
  )
  expect(state.pauses).toEqual({ count: 1, ms: 90_000 })
  expect([state.paused, state.pausedAt?.at]).toEqual([true, startedAt + 240_000])
  expect([state.gaps.length, state.clockSets[0]?.by]).toEqual([1, -3_600_000])
  const over = stateOf(state.plan, ['5:00', { kind: 'finish', why: 'ended', drills: [] }])
  expect([over.finished?.why, over.current.endedMs]).toEqual(['ended', 300_000])
})
