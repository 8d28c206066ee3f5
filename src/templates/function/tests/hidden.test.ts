import { expect, fc, test } from 'hotseat/kit'
import type { Slot } from '#solution'
import { mergeBusyTimes } from '#solution'
import { diary } from './diary.ts'

test('slots that touch become one', () => {
  expect(
    mergeBusyTimes([
      [9, 10],
      [10, 11],
    ]),
  ).toEqual([[9, 11]])
})

test('a slot inside another one changes nothing', () => {
  expect(
    mergeBusyTimes([
      [1, 9],
      [2, 3],
    ]),
  ).toEqual([[1, 9]])
})

test('slots may come in any order', () => {
  expect(
    mergeBusyTimes([
      [7, 8],
      [1, 3],
      [2, 5],
    ]),
  ).toEqual([
    [1, 5],
    [7, 8],
  ])
})

test('times are numbers, not text', () => {
  expect(
    mergeBusyTimes([
      [100, 120],
      [9, 12],
      [20, 30],
    ]),
  ).toEqual([
    [9, 12],
    [20, 30],
    [100, 120],
  ])
})

test('what was passed stays as it was', () => {
  const slots: Slot[] = [
    [5, 6],
    [1, 3],
    [2, 4],
  ]
  mergeBusyTimes(slots)
  expect(slots, 'the array after the call').toEqual([
    [5, 6],
    [1, 3],
    [2, 4],
  ])
})

test('without slots nobody is busy', () => {
  expect(mergeBusyTimes([])).toEqual([])
})

const slot = fc
  .tuple(fc.nat(120), fc.integer({ min: 1, max: 25 }))
  .map(([from, length]): Slot => [from, from + length])

test('agrees with a diary kept minute by minute', () => {
  fc.assert(
    fc.property(fc.array(slot, { maxLength: 12 }), (slots) => {
      expect(mergeBusyTimes(slots)).toEqual(diary(slots))
    }),
    { numRuns: 100 },
  )
})
