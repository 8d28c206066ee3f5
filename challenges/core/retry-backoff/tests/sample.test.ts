import { clock, expect, test } from 'hotseat/kit'
import { retry } from '#solution'

test('returns the value of the first attempt without waiting', async () => {
  const start = clock.now()
  await expect(retry(async () => 1.09, { retries: 3, baseMs: 100, maxMs: 1000 })).resolves.toBe(1.09)
  expect(clock.now() - start, 'virtual milliseconds spent').toBe(0)
})

test('tries again until an attempt succeeds', async () => {
  const attempts: number[] = []
  const operation = async (attempt: number) => {
    attempts.push(attempt)
    if (attempt < 3) throw new Error('503')
    return 'ok'
  }
  await expect(retry(operation, { retries: 5, baseMs: 100, maxMs: 1000 })).resolves.toBe('ok')
  expect(attempts).toEqual([1, 2, 3])
})

test('rejects with the last error when every attempt failed', async () => {
  let calls = 0
  const operation = async () => {
    calls++
    throw new Error(`failure ${calls}`)
  }
  await expect(retry(operation, { retries: 2, baseMs: 100, maxMs: 1000 })).rejects.toThrow('failure 3')
  expect(calls).toBe(3)
})

test('waits at most baseMs before the first retry', async () => {
  const startedAt: number[] = []
  const operation = async (attempt: number) => {
    startedAt.push(clock.now())
    if (attempt === 1) throw new Error('503')
  }
  await retry(operation, { retries: 1, baseMs: 100, maxMs: 1000 })
  const [first = Number.NaN, second = Number.NaN] = startedAt
  expect(second - first).toBeLessThanOrEqual(100)
})

test('does not start when the signal is aborted already', async () => {
  let calls = 0
  const operation = async () => ++calls
  const signal = AbortSignal.abort('shutting down')
  await expect(retry(operation, { retries: 3, baseMs: 100, maxMs: 1000, signal })).rejects.toBe(
    'shutting down',
  )
  expect(calls).toBe(0)
})
