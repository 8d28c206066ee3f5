import { expect, test } from 'hotseat/kit'
import { RateLimiter } from '#solution'
import { asTenantLimiter } from '../tenants.ts'

const Limiter = asTenantLimiter(RateLimiter)
const options = { capacity: 3, refillPerSecond: 3, tenant: { capacity: 4, refillPerSecond: 1 } }

test('the keys of a tenant share its bucket', () => {
  const limiter = new Limiter(options)
  expect(limiter.take('ann', 3, 'acme').allowed).toBe(true)
  expect(limiter.take('bob', 2, 'acme').allowed, '2 tokens of the tenant, who has 1 left').toBe(false)
  expect(limiter.take('bob', 1, 'acme').allowed).toBe(true)
  expect(limiter.take('cid', 1, 'globex').allowed, 'another tenant').toBe(true)
})

test('without a tenant a call is limited by its key alone', () => {
  const limiter = new Limiter(options)
  expect(limiter.take('ann', 3).allowed).toBe(true)
  expect(limiter.take('bob', 3).allowed).toBe(true)
  expect(limiter.take('ann').allowed).toBe(false)
})
