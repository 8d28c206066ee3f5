import type { Change, MockReport } from '../../../src/core/mock/report/report.ts'
import { mockReport } from '../../../src/core/mock/report/report.ts'
import type { InterviewState } from '../../../src/core/mock/state.ts'
import { interviewPlan, phase, plannedChallenge, plannedRound, ran, stateOf } from './events.ts'

const windows = plannedChallenge({
  ...{ id: 'mine/windows', title: 'Sum of windows', track: 'limits', difficulty: 'medium', hints: 4 },
  clarifications: [
    { question: 'Is the edge inside?', also: [], answer: 'Yes, both edges are.' },
    { question: 'Can sizes be 0?', also: [], answer: 'No, at least 1.' },
    { question: 'How many numbers?', also: [], answer: 'Up to a million.' },
    { question: 'Are numbers whole?', also: [], answer: 'They may have fractions.' },
  ],
  followUps: [
    { question: 'What if it must run on two machines?', points: ['a shared store', 'what it costs'] },
    { question: 'What does it keep in memory?', points: ['one number per key'] },
  ],
})

const log = plannedChallenge({
  ...{ id: 'mine/log', title: 'Append log', track: 'storage', levels: ['Append', 'Compact'] },
})

const phasesOfWindows = [
  phase('brief', 1),
  phase('clarify', 4),
  phase('plan', 5),
  phase('build', 20),
  phase('verify', 5),
  phase('follow-ups', 5),
]
const phasesOfLog = [phase('plan', 2), phase('build', 10), phase('curveball', 8)]

const onsite = interviewPlan(
  [
    plannedRound(windows, phasesOfWindows, { followUps: 2 }),
    plannedRound(undefined, [phase('break', 5)], { title: 'Break' }),
    plannedRound(log, phasesOfLog, { title: 'Storage' }),
  ],
  { template: 'mine/onsite', title: 'Onsite' },
)

const quadratic = [
  {
    label: 'add',
    unit: 'operations' as const,
    points: [
      { size: 1000, cost: 1000 },
      { size: 4000, cost: 16_000 },
    ],
  },
]

/** Two rounds with a break between them: one with everything in it, one with a curveball and overtime. */
export function twoRounds(): InterviewState {
  return stateOf(
    onsite,
    ['0:05', { kind: 'snapshot', source: 'solution', text: 'export class Sum {}\n' }],
    ['1:00', { kind: 'phase', phase: 1 }],
    ['2:00', { kind: 'question', text: 'is the edge of the window inside', match: 0 }],
    ['3:00', { kind: 'question', text: 'may I use a library', match: undefined }],
    ['4:30', { kind: 'phase', phase: 2 }],
    [
      '5:00',
      {
        kind: 'plan',
        text: 'A running sum and a queue of the numbers in the window.\nDrop what is too old first.',
      },
    ],
    ['6:00', { kind: 'guess', complexity: 'O(1)' }],
    ['6:30', { kind: 'phase', phase: 3 }],
    ['7:00', { kind: 'snapshot', source: 'solution', text: 'export class Sum {\n  add() {}\n}\n' }],
    [
      '12:00',
      ran([{ name: 'adds', group: 'sample', verdict: 'wrong-answer' }], { mode: 'run', snapshot: 10 }),
    ],
    ['15:00', { kind: 'hint', number: 1, of: 4, title: 'What to keep' }],
    ['18:00', { kind: 'snapshot', source: 'tests', text: "test('empty', () => {})\n" }],
    [
      '20:00',
      { kind: 'snapshot', source: 'solution', text: 'export class Sum {\n  add() { return 1 }\n}\n' },
    ],
    [
      '21:00',
      ran(
        [
          { name: 'adds', group: 'sample' },
          { name: 'keeps the edge', verdict: 'wrong-answer', message: 'expected 3 to be 4', ...failing },
          { name: 'is empty at first' },
          { name: 'grows', growth: quadratic },
        ],
        { snapshot: 14 },
      ),
    ],
    ['33:00', { kind: 'phase', phase: 4 }],
    ['36:00', { kind: 'phase', phase: 5 }],
    ['36:00', { kind: 'follow-ups', chosen: [0, 1] }],
    ['37:00', { kind: 'answer', followUp: 0, text: 'A shared store.\nRedis, say.' }],
    ['38:00', { kind: 'rating', followUp: 0, points: [true, false] }],
    ['39:00', { kind: 'test-score', round: 0, score: ownTests }],
    ['39:00', { kind: 'round', round: 1 }],
    ['44:00', { kind: 'round', round: 2 }],
    ['44:10', { kind: 'snapshot', source: 'solution', text: '' }],
    ['46:00', { kind: 'phase', phase: 1 }],
    ['47:00', { kind: 'snapshot', source: 'solution', text: 'export class Log {}\n' }],
    ['50:00', ran([{ name: 'appends' }], { snapshot: 26 })],
    ['54:00', { kind: 'phase', phase: 2 }],
    [
      '58:00',
      ran([{ name: 'appends' }, { name: 'compacts', level: 2, verdict: 'runtime-error' }], {
        ...{ snapshot: 26, level: 2 },
      }),
    ],
    ['64:00', { kind: 'freeze', round: 2 }],
    ['67:00', { kind: 'snapshot', source: 'solution', text: 'export class Log { late = true }\n' }],
    ['68:00', { kind: 'finish', why: 'done', drills: [drill] }],
  )
}

const failing = {
  counterexample: "[add('a', 1), add('a', 2)]",
  replay: "hotseat submit mine/windows --seed 1 --only 'keeps the edge'",
}

const ownTests = {
  tests: 3,
  wrong: [],
  caught: ['1', '2', '3', '4', '5', '6', '7'],
  missed: ["off by one at the window's edge", 'forgets old keys'],
}

const drill = { challenge: 'mine/windows', why: 'not solved in interview 4' }

const change: Change = {
  with: [2, 3],
  score: 0.33,
  dimensions: [
    { id: 'exploration', title: 'Problem exploration', before: 3.25, now: 3.1 },
    { id: 'communication', title: 'Communication', before: null, now: 1.75 },
  ],
  repeats: [{ interview: 2, challenge: 'mine/log', before: 2.5, now: 2.83 }],
}

export function twoRoundsReport(): MockReport {
  const state = twoRounds()
  return mockReport(4, state, state.last.ms, change)
}

/** An interview in which nobody did anything until the time was up. */
export function emptyReport(): MockReport {
  const plan = interviewPlan([plannedRound(windows, phasesOfWindows, { followUps: 2 })])
  const state = stateOf(
    plan,
    ['40:00', { kind: 'freeze', round: 0 }],
    ['40:00', { kind: 'finish', why: 'done', drills: [drill] }],
  )
  return mockReport(1, state, state.last.ms, null)
}
