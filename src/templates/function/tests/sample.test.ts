import { expect, test } from 'hotseat/kit'
import { mergeBusyTimes } from '#solution'

test('two slots that overlap become one', () => {
  expect(
    mergeBusyTimes([
      [1, 4],
      [3, 6],
    ]),
  ).toEqual([[1, 6]])
})

test('two slots that are apart stay two', () => {
  expect(
    mergeBusyTimes([
      [1, 2],
      [4, 5],
    ]),
  ).toEqual([
    [1, 2],
    [4, 5],
  ])
})
