import type { MockReport } from '../../../src/core/mock/report/report.ts'
import { mockReport } from '../../../src/core/mock/report/report.ts'
import { interviewPlan, phase, plannedChallenge, plannedRound, ran, stateOf } from './events.ts'

/** Texts that packs and candidates may write, each of which would break a report that believed it. */
export const hostileTexts = [
  '<script>alert(1)</script>',
  '</style></script><img src=x onerror=alert(1)>',
  '"\' onload="alert(1)" x=\'',
  '--> ]]> <!-- <![CDATA[',
  '# heading\n## another\n\n---\n===',
  '```\nfence\n~~~',
  '| cell | cell |',
  '[link](javascript:alert(1)) ![image](http://x.example/y)',
  'https://x.example/_y_ www.x.example me@x.example @me',
  '- item\n1. one\n> quote\n+ more',
  '*bold* _thin_ ~~gone~~ `code` $x$ &lt;b&gt; C# a\\b',
  '\u202Ereversed\u2066 \u001B[31mred\u0007 \u0000 null',
  '',
  '   \n \t ',
]

/** A report in which every text that somebody else writes is that text. */
export function hostileReport(text: string): MockReport {
  const challenge = plannedChallenge({
    ...{ title: text, track: text, difficulty: text, levels: [text, text], hints: 1 },
    clarifications: [0, 1].map(() => ({ question: text, also: [], answer: text })),
    followUps: [{ question: text, points: [text] }],
  })
  const phases = [{ ...phase('plan', 5), title: text }, phase('build', 10)]
  const plan = interviewPlan([plannedRound(challenge, phases, { title: text })], { title: text })
  const failing = { name: text, message: `${text}\n${text}`, counterexample: text, replay: text }
  const growth = [
    {
      label: text,
      unit: 'operations' as const,
      points: [
        { size: 1, cost: 10 },
        { size: 10, cost: 100 },
      ],
    },
  ]
  const state = stateOf(
    plan,
    ['0:01', { kind: 'snapshot', source: 'solution', text: '' }],
    ['1:00', { kind: 'question', text, match: 0 }],
    ['1:10', { kind: 'question', text, match: undefined }],
    ['2:00', { kind: 'plan', text }],
    ['3:00', { kind: 'guess', complexity: text }],
    ['4:00', { kind: 'snapshot', source: 'solution', text: `${text}!` }],
    ['5:00', { kind: 'hint', number: 1, of: 1, title: text }],
    ['6:00', ran([{ ...failing, verdict: 'wrong-answer', growth }], { snapshot: 7 })],
    ['7:00', { kind: 'follow-ups', chosen: [0] }],
    ['8:00', { kind: 'answer', followUp: 0, text }],
    [
      '9:00',
      { kind: 'test-score', round: 0, score: { tests: 2, wrong: [text], caught: [], missed: [text] } },
    ],
    ['9:00', { kind: 'finish', why: 'ended', drills: [{ challenge: text, why: text }] }],
  )
  return mockReport(1, state, state.last.ms, {
    ...{ with: [1], score: 0, dimensions: [{ id: 'pace', title: text, before: 1, now: 1 }] },
    repeats: [{ interview: 1, challenge: text, before: 1, now: 1 }],
  })
}
