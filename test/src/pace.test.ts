import { expect, test } from 'vitest'
import { paceOf } from '../../src/core/pace.ts'
import { createStopwatch } from '../../src/tui/stopwatch.ts'

test.each([
  [0, '0 of 25 min', 'dim'],
  [19.9, '19 of 25 min', 'dim'],
  [20, '20 of 25 min, 5 left', 'warn'],
  [25, '25 of 25 min, time is up', 'bad'],
  [61, '61 of 25 min, 36 over', 'bad'],
])('after %d minutes the pace is "%s"', (minutes, text, tone) => {
  expect(paceOf(minutes * 60_000, 25)).toEqual({ text, tone })
})

test('a stopwatch counts each challenge for as long as it is open, and one at a time', () => {
  let now = 100
  const { start, stop, spent } = createStopwatch(() => now)
  start('a')
  now += 5
  start('b')
  now += 7
  expect([spent('a'), spent('b'), spent('c')]).toEqual([5, 7, 0])
  stop()
  stop()
  now += 50
  start('a')
  now += 1
  expect([spent('a'), spent('b')]).toEqual([6, 7])
})
