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

test('what a pack brings along cannot draw on the terminal', () => {
  const evil = '\u001b]0;owned\u0007\u202etxt'
  const challenge = plannedChallenge({
    title: evil,
    clarifications: [{ question: evil, also: [], answer: evil }],
    followUps: [{ question: evil, points: [evil] }],
  })
  const state = stateOf(interviewPlan([plannedRound(challenge, [{ ...phase('brief', 5), title: evil }])]), [
    '1:00',
    { kind: 'question', text: evil, match: 0 },
  ])
  const shown = [knownProblem(state.current, evil, [evil]), JSON.stringify(state.current.plan)].join('')
  expect(shown).not.toMatch(/[\u001b\u0007\u202e]|\\u001b|\\u0007/)
})
