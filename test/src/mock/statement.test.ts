import { expect, test } from 'vitest'
import { markdownText } from '../../../src/core/markdown-text.ts'
import { knownProblem } from '../../../src/core/mock/statement.ts'
import { plainPaint } from '../../../src/core/paint.ts'
import { interviewPlan, phase, plannedChallenge, plannedRound, stateOf } from './events.ts'

const clarifications = [{ question: 'Which keys?', also: [], answer: "Any, '__proto__' and `*` too." }]

test('the problem is the brief, the open levels and the answers, marks and all', () => {
  const round = plannedRound(plannedChallenge({ clarifications }), [phase('brief', 5)])
  const { current } = stateOf(
    interviewPlan([round]),
    ['1:00', { kind: 'question', text: 'is *any* key fine?', match: 0 }],
    ['2:00', { kind: 'question', text: 'why?', match: undefined }],
  )
  const text = markdownText(knownProblem(current, 'Add numbers.', ['## Level 2\n\nMore.']), {
    paint: plainPaint,
    width: 80,
  })
  expect(text.split('\n').filter((line) => line !== '')).toEqual([
    'Sum',
    'Add numbers.',
    'Level 2',
    'More.',
    'What you asked',
    '- is *any* key fine?',
    "  - Any, '__proto__' and `*` too.",
  ])
})

test('a break has no problem', () => {
  const { current } = stateOf(interviewPlan([plannedRound(undefined, [phase('break', 10)])]))
  expect(knownProblem(current, '', [])).toContain('A break.')
})
