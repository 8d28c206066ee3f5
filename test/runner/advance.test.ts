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

const loops = `${solution}
export const every = (ms: number, task: () => void) => setInterval(task, ms)
export async function both(visit: (at: number) => Promise<void>): Promise<void> {
  await Promise.all([30, 50].map(async (ms) => {
    for (let round = 0; round < 3; round++) {
      await sleep(ms)
      await visit(Date.now())
    }
  }))
}
export const waitFor = async (gate: Promise<string>) => \`got \${await gate}\``

test.each([
  ['before the first await', ''],
  ['after an await', 'await null'],
  ['after time has passed', 'await clock.advance(70)'],
])(
  'clock.advance stops where the solution waits for a callback, and gets there once awaited: %s',
  async (_, before) => {
    const tests = `import { clock, expect, test } from 'hotseat/kit'
import { both, every, poll, waitFor } from '#solution'
test('polls', async () => {
  ${before}
  const seen: number[] = []
  const start = clock.now()
  const polled = poll(async () => { await null; await null; seen.push(clock.now() - start) })
  await clock.advance(250)
  expect(seen).toEqual([0, 100, 200])
  expect(clock.now() - start).toBe(250)
  await clock.advance(50)
  expect(seen).toEqual([0, 100, 200, 300])
  clock.advance(60)
  const last = clock.advance(60)
  await last
  expect(seen).toEqual([0, 100, 200, 300, 400])
  expect(clock.now() - start).toBe(420)
  await clock.advance(80)
  expect(await polled).toBe('done')
  expect(clock.now() - start).toBe(500)
})
test('several loops', async () => {
  ${before}
  const start = clock.now()
  const seen: number[] = []
  const done = both(async (at) => { await null; seen.push(at - start) })
  await clock.advance(120)
  expect(seen).toEqual([30, 50, 60, 90, 100])
  await done
  expect(clock.now() - start).toBe(150)
})
test('synchronous callbacks', async () => {
  ${before}
  let ticks = 0
  every(10, () => ticks++)
  clock.advance(95)
  expect(ticks).toBe(9)
})
test('a promise that only the test can settle', async () => {
  ${before}
  const start = clock.now()
  let open = (_: string) => {}
  const waiting = waitFor(new Promise<string>((resolve) => { open = resolve }))
  await clock.advance(1000)
  expect(clock.now() - start).toBe(1000)
  open('it')
  expect(await waiting).toBe('got it')
})`
    expect(await judge({ solution: loops, tests })).toMatchObject({ verdict: 'accepted', passed: 4 })
  },
)
