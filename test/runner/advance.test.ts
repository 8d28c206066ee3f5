import { expect, test } from 'vitest'
import { judge } from './judging.ts'

const solution = `const sleep = (ms: number) => new Promise((done) => setTimeout(done, ms))
export async function poll(visit: (round: number) => Promise<void>): Promise<string> {
  for (let round = 0; round < 5; round++) {
    await visit(round)
    await sleep(100)
  }
  return 'done'
}`

test.each([
  ['by time', 'await vi.advanceTimersByTimeAsync(350)', '[0, 1, 2, 3]'],
  ['timer by timer', 'await vi.advanceTimersToNextTimerAsync(2)', '[0, 1, 2]'],
  ['to the end', 'await vi.runAllTimersAsync()', '[0, 1, 2, 3, 4]'],
  ['by what is pending', 'await vi.runOnlyPendingTimersAsync()', '[0, 1]'],
])('asynchronous callbacks of the test keep up with the clock: %s', async (_, advance, seen) => {
  const tests = `import { expect, test, vi } from 'vitest'
import { poll } from '#solution'
test('polls', async () => {
  await null
  vi.useFakeTimers()
  const seen: number[] = []
  const polled = poll(async (round) => { await null; seen.push(round) })
  ${advance}
  expect(seen).toEqual(${seen})
  expect(await polled).toBe('done')
})`
  expect(await judge({ solution, tests })).toMatchObject({ verdict: 'accepted' })
})
