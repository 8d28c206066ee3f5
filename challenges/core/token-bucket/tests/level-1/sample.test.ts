import { clock, expect, test } from 'hotseat/kit'
import { RateLimiter } from '#solution'

test('a full bucket allows a burst, then refuses', () => {
  const limiter = new RateLimiter({ capacity: 3, refillPerSecond: 2 })
  for (const left of [2, 1, 0]) {
    const { allowed, remaining, retryAfterMs } = limiter.take('ann')
    expect(allowed).toBe(true)
    expect(remaining).toBeCloseTo(left, 2)
    expect(retryAfterMs).toBeCloseTo(0, 2)
  }
  expect(limiter.take('ann').allowed).toBe(false)
})

test('tokens flow in as time passes', () => {
  const limiter = new RateLimiter({ capacity: 3, refillPerSecond: 2 })
  limiter.take('ann', 3)
  expect(limiter.take('ann').allowed).toBe(false)
  clock.advance(600)
  expect(limiter.take('ann').allowed).toBe(true)
  expect(limiter.take('ann').allowed).toBe(false)
})

test('a refused call tells how long to wait', () => {
  const limiter = new RateLimiter({ capacity: 3, refillPerSecond: 2 })
  limiter.take('ann', 3)
  const { retryAfterMs } = limiter.take('ann', 2)
  expect(retryAfterMs).toBeGreaterThanOrEqual(1000)
  expect(retryAfterMs).toBeLessThanOrEqual(1001)
  clock.advance(1002)
  expect(limiter.take('ann', 2).allowed).toBe(true)
})
