import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Cell, cellCount, nextTimer, timerCells } from '../../runner/guest/host.ts'
import { createTimers } from '../../runner/guest/timers.ts'

function fresh(): { cells: Float64Array; timers: ReturnType<typeof createTimers> } {
  const cells = new Float64Array(cellCount)
  cells[timerCells.judge.due] = Infinity
  cells[timerCells.solution.due] = Infinity
  return { cells, timers: createTimers(cells, 'solution') }
}

test('fires by time and, among equals, in the order they were set, whatever was cancelled', () => {
  const operation = fc.record({ delay: fc.nat(5), cancelled: fc.boolean() })
  fc.assert(
    fc.property(fc.array(operation, { maxLength: 200 }), (operations) => {
      const { cells, timers } = fresh()
      const fired: number[] = []
      const ids = operations.map(({ delay }, index) => timers.add(() => fired.push(index), delay, false))
      for (const [index, { cancelled }] of operations.entries())
        if (cancelled) timers.remove(ids[index] as number)
      while (nextTimer(cells) < Infinity) timers.fire()
      const expected = operations
        .map(({ delay, cancelled }, index) => ({ delay, cancelled, index }))
        .filter(({ cancelled }) => !cancelled)
        .sort((a, b) => a.delay - b.delay || a.index - b.index)
        .map(({ index }) => index)
      expect(fired).toEqual(expected)
      expect(cells[timerCells.solution.count]).toBe(0)
    }),
  )
})

test('a repeating timer is due again a period later, until it is removed', () => {
  const { cells, timers } = fresh()
  let calls = 0
  const id = timers.add(() => calls++, 10, true)
  for (const due of [10, 20, 30]) {
    expect(nextTimer(cells)).toBe(due)
    timers.fire()
  }
  timers.remove(id)
  expect([calls, nextTimer(cells)]).toEqual([3, Infinity])
})

test('moving the wall clock keeps every distance', () => {
  const { cells, timers } = fresh()
  timers.add(() => undefined, 5, false)
  timers.add(() => undefined, 50, false)
  timers.shift(1000)
  cells[Cell.Now] = 1000
  expect([nextTimer(cells), timers.last()]).toEqual([1005, 1050])
})
