import { clock, expect, test } from 'hotseat/kit'
import { createLimiter } from '#solution'

const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

test('hands the result of a task to its caller', async () => {
  const run = createLimiter(2)
  await expect(run(async () => 'thumbnail')).resolves.toBe('thumbnail')
})

test('hands the error of a task to its caller', async () => {
  const run = createLimiter(2)
  const broken = new Error('not an image')
  await expect(run(async () => Promise.reject(broken))).rejects.toBe(broken)
})

test('never runs more than two of six tasks at once', async () => {
  const run = createLimiter(2)
  let active = 0
  let most = 0
  const task = async () => {
    active++
    most = Math.max(most, active)
    await sleep(10)
    active--
  }
  await Promise.all([1, 2, 3, 4, 5, 6].map(() => run(task)))
  expect(most).toBe(2)
})

test('starts tasks in the order of the calls', async () => {
  const run = createLimiter(1)
  const started: string[] = []
  const task = (name: string) => async () => {
    started.push(name)
    await sleep(10)
  }
  await Promise.all(['a', 'b', 'c', 'd'].map((name) => run(task(name))))
  expect(started).toEqual(['a', 'b', 'c', 'd'])
})

test('needs 40 ms for the example', async () => {
  const run = createLimiter(2)
  const start = clock.now()
  await Promise.all([30, 10, 20, 10].map((ms) => run(() => sleep(ms))))
  expect(clock.now() - start).toBe(40)
})
