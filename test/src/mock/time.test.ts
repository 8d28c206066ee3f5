import { expect, test } from 'vitest'
import { clockSet, clockText, elapsed, spanText } from '../../../src/core/mock/time.ts'

const hour = 3_600_000
const moment = (at: number, up: number, boot = 'b') => ({ at, up, boot })

test('while the machine runs, its uptime counts and the wall clock does not', () => {
  expect(elapsed(moment(0, 0), moment(5000, 5000))).toBe(5000)
  // Set back by an hour, and forward by a day.
  expect(elapsed(moment(hour, 0), moment(0, 5000))).toBe(5000)
  expect(elapsed(moment(0, 0), moment(24 * hour, 5000))).toBe(5000)
})

test('after a restart the wall clock counts, and time never goes back', () => {
  expect(elapsed(moment(1000, 9000), moment(61_000, 20, 'c'))).toBe(60_000)
  expect(elapsed(moment(61_000, 20), moment(1000, 9000, 'c'))).toBe(0)
  expect(elapsed(moment(0, 9000), moment(5, 20))).toBe(0)
  // Two machines that cannot say which start it was have only the wall clock.
  expect(elapsed(moment(1000, 500, ''), moment(3000, 9000, ''))).toBe(2000)
})

test('a wall clock that was set by a minute or more is noticed', () => {
  expect(clockSet(moment(0, 0), moment(5000, 5000))).toBe(0)
  expect(clockSet(moment(0, 0), moment(5000 + 59_999, 5000))).toBe(0)
  expect(clockSet(moment(0, 0), moment(5000 + 60_000, 5000))).toBe(60_000)
  expect(clockSet(moment(2 * hour, 0), moment(hour + 5000, 5000))).toBe(-hour)
  expect(clockSet(moment(0, 0), moment(5 * hour, 5000, 'c'))).toBe(0)
  expect(clockSet(moment(0, 0, ''), moment(5 * hour, 5000, ''))).toBe(0)
})

test('summer time moves nothing: moments are not local', () => {
  // The night of 25 October 2026, when clocks in Berlin go back at 03:00.
  const before = Date.parse('2026-10-25T02:30:00+02:00')
  const after = Date.parse('2026-10-25T02:30:00+01:00')
  expect(elapsed(moment(before, 0, ''), moment(after, 0, ''))).toBe(hour)
  expect(clockSet(moment(before, 0), moment(after, hour))).toBe(0)
})

test('time is written as on a clock, spans in words', () => {
  expect([0, 999, 65_000, 3_599_999, 3_665_000, -5].map(clockText)).toEqual([
    ...['0:00', '0:00', '1:05', '59:59', '1:01:05', '0:00'],
  ])
  expect([400, 45_000, 59_600, 90_000, 3_540_000, 3_600_000, 3_900_000].map(spanText)).toEqual([
    ...['0 s', '45 s', '1 min', '2 min', '59 min', '1 h', '1 h 5 min'],
  ])
})
