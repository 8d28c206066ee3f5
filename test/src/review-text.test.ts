import { expect, test } from 'vitest'
import { plainPaint } from '../../src/core/paint.ts'
import type { Review } from '../../src/core/review.ts'
import { reviewText } from '../../src/core/review-text.ts'

/** Thursday, 19 November 2026. */
const today = 20_776
const style = {
  paint: plainPaint,
  width: 61,
  today,
  invocation: 'hotseat',
  nameOf: (id: string) => id.replace('core/', ''),
}
const review = (name: string, inDays: number): Review => ({
  challenge: `core/${name}`,
  due: today + inDays,
  last: today - 9,
  solves: 1,
  grade: 'hard',
  why: '2 hints used',
})

test('what is due is said with its reason and what to type, then what comes next', () => {
  expect(reviewText([review('a', -3), review('b', 0), review('c', 1), review('d', 3)], style)).toBe(
    `2 challenges to review

a  3 days overdue
  Last solved on 2026-11-10, hard: 2 hints used.
  hotseat reset a && hotseat open a

b  due today
  Last solved on 2026-11-10, hard: 2 hints used.
  hotseat reset b && hotseat open b

\`hotseat reset <challenge>\` begins anew with the starter and
keeps what you have beside it.
Next: c tomorrow, d in 3 days.
`,
  )
})

test('with nothing due it is said when the next one is, and of many only the first are named', () => {
  expect(reviewText([review('c', 2)], style)).toBe('Nothing is due today. Next: c in 2 days.\n')
  const many = Array.from({ length: 7 }, (_, at) => review(`c${at}`, at + 1))
  expect(reviewText(many, style)).toContain(', and 2 more.')
  expect(reviewText([], style)).toBe(
    'Nothing is due: no challenge is solved yet. Begin with\n`hotseat start next`.\n',
  )
})
