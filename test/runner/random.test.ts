import { expect, test } from 'vitest'
import { createRandom } from '../../runner/guest/random.ts'

function draw(seed: number, stream: number, count: number): number[] {
  const random = createRandom(seed, stream)
  return Array.from({ length: count }, random)
}

test('the same seed and stream give the same numbers, others give others', () => {
  expect(draw(7, 0, 20)).toEqual(draw(7, 0, 20))
  expect(draw(7, 0, 20)).not.toEqual(draw(7, 1, 20))
  expect(draw(7, 0, 20)).not.toEqual(draw(8, 0, 20))
})

test.each([0, 1, 0xffffffff])('seed %d gives numbers from 0 to 1 that fill every tenth evenly', (seed) => {
  const tenths = new Array<number>(10).fill(0)
  for (const number of draw(seed, 0, 20_000)) {
    expect(number).toBeGreaterThanOrEqual(0)
    expect(number).toBeLessThan(1)
    const tenth = Math.floor(number * 10)
    tenths[tenth] = (tenths[tenth] ?? 0) + 1
  }
  // Six standard deviations around 2,000.
  for (const count of tenths) expect(Math.abs(count - 2000)).toBeLessThan(260)
})
