import { clock, expect, fc, inside, test } from 'hotseat/kit'
import type * as Solution from '#solution'
import { RateLimiter } from '#solution'
import {
  asTenantLimiter,
  compareTenants,
  performTenants,
  type TenantCall,
  type TenantLimiter,
} from '../tenants.ts'

const Limiter = asTenantLimiter(RateLimiter)

test('a call that the tenant cannot pay takes nothing from the key', () => {
  const limiter = new Limiter({
    capacity: 5,
    refillPerSecond: 1,
    tenant: { capacity: 6, refillPerSecond: 100 },
  })
  limiter.take('bob', 4, 'acme')
  expect(limiter.take('ann', 3, 'acme').allowed, '3 tokens of the tenant, who has 2 left').toBe(false)
  clock.advance(100)
  expect(limiter.take('ann', 5, 'acme').allowed, 'the whole bucket of ann, who was refused').toBe(true)
})

test('a call that the key cannot pay takes nothing from the tenant', () => {
  const limiter = new Limiter({
    capacity: 3,
    refillPerSecond: 1,
    tenant: { capacity: 6, refillPerSecond: 1 },
  })
  limiter.take('ann', 3, 'acme')
  for (let asked = 0; asked < 5; asked++) limiter.take('ann', 2, 'acme')
  expect(limiter.take('bob', 3, 'acme').allowed, 'the 3 tokens that the tenant still has').toBe(true)
})

test('what remains is the lower of the two levels', () => {
  const limiter = new Limiter({
    capacity: 4,
    refillPerSecond: 1,
    tenant: { capacity: 6, refillPerSecond: 1 },
  })
  expect(limiter.take('ann', 1, 'acme').remaining, 'key 3, tenant 5').toBeCloseTo(3, 2)
  expect(limiter.take('bob', 4, 'acme').remaining, 'key 0, tenant 1').toBeCloseTo(0, 2)
  expect(limiter.take('ann', 3, 'acme').remaining, 'refused; key 3, tenant 1').toBeCloseTo(1, 2)
  expect(limiter.take('cid', 0, 'acme').remaining, 'key 4, tenant 1').toBeCloseTo(1, 2)
})

test('the wait is long enough for both buckets', () => {
  const slowTenant = { capacity: 5, refillPerSecond: 3, tenant: { capacity: 5, refillPerSecond: 1 } }
  const slowKey = { capacity: 5, refillPerSecond: 1, tenant: { capacity: 5, refillPerSecond: 3 } }
  for (const options of [slowTenant, slowKey]) {
    const limiter = new Limiter(options)
    limiter.take('ann', 5, 'acme')
    clock.advance(100)
    const { retryAfterMs } = limiter.take('ann', 2, 'acme')
    expect(retryAfterMs, '1.9 tokens at one a second, and fewer at three').toBeGreaterThanOrEqual(1900)
    expect(retryAfterMs, '1.9 tokens at one a second, and fewer at three').toBeLessThanOrEqual(1901)
  }
})

test('a cost above one of the capacities can never be paid', () => {
  const small = { capacity: 3, refillPerSecond: 1 }
  const large = { capacity: 9, refillPerSecond: 1 }
  for (const limiter of [
    new Limiter({ ...large, tenant: small }),
    new Limiter({ ...small, tenant: large }),
  ]) {
    const refused = { allowed: false, remaining: expect.closeTo(3, 2), retryAfterMs: Infinity }
    expect(limiter.take('ann', 4, 'acme')).toEqual(refused)
    expect(limiter.take('ann', 3, 'acme').allowed, 'the refused call took nothing').toBe(true)
  }
})

test('keys of different tenants are different keys, whatever their names', () => {
  const limiter = new Limiter({
    capacity: 1,
    refillPerSecond: 1,
    tenant: { capacity: 99, refillPerSecond: 1 },
  })
  const callers: [string, string?][] = [
    ['ann'],
    ['ann', ''],
    ['ann', 'acme'],
    ['ann', 'globex'],
    ['acme', 'ann'],
  ]
  for (const between of ['', ':', '/', '|', '-', '.', ',', ' ', '\0', '\n', '#', '::']) {
    callers.push([`b${between}c`, 'a'], ['c', `a${between}b`], [`a${between}b${between}c`])
  }
  const seen = new Set<string>()
  for (const [key, tenant] of callers) {
    const name = JSON.stringify([key, tenant])
    if (seen.has(name)) continue
    seen.add(name)
    const first = limiter.take(key, 1, tenant)
    expect(first.allowed, `the first call of ${JSON.stringify(key)}, tenant ${JSON.stringify(tenant)}`).toBe(
      true,
    )
  }
})

test('every string is a tenant', () => {
  const limiter = new Limiter({
    capacity: 9,
    refillPerSecond: 1,
    tenant: { capacity: 2, refillPerSecond: 1 },
  })
  for (const tenant of ['', '__proto__', 'constructor', 'undefined', 'null']) {
    expect(limiter.take('ann', 2, tenant).allowed, `first call for ${JSON.stringify(tenant)}`).toBe(true)
    expect(limiter.take('bob', 1, tenant).allowed, `third token of ${JSON.stringify(tenant)}`).toBe(false)
  }
  expect(limiter.take('ann', 9).allowed, 'without a tenant').toBe(true)
})

test('none of 20,000 tenants is forgotten before its bucket is full', () => {
  const forgotten = inside(({ RateLimiter }: typeof Solution, tenants, clock) => {
    const options = { capacity: 5, refillPerSecond: 100, tenant: { capacity: 5, refillPerSecond: 1 } }
    const limiter: TenantLimiter = new RateLimiter(options)
    for (let tenant = 0; tenant < tenants; tenant++) limiter.take('ann', 5, `tenant-${tenant}`)
    for (let step = 0; step < 9; step++) {
      clock.advance(100)
      for (let passer = 0; passer < 2000; passer++) limiter.take('ann', 1, `passer-by-${step}-${passer}`)
    }
    let forgotten = 0
    for (let tenant = 0; tenant < tenants; tenant++) {
      if (limiter.take('ann', 1, `tenant-${tenant}`).allowed) forgotten++
    }
    return forgotten
  }, 20_000)
  expect(forgotten, 'tenants that spent 5 tokens and got another one 900 ms later, at one a second').toBe(0)
})

test('100,000 tenants with one call each do not fill the heap', () => {
  const { allowed, last } = inside(
    ({ RateLimiter }: typeof Solution, { tenants, perMs }, clock) => {
      const options = { capacity: 2, refillPerSecond: 20, tenant: { capacity: 2, refillPerSecond: 20 } }
      const limiter: TenantLimiter = new RateLimiter(options)
      const name = (tenant: number) => `tenant-${tenant}-`.padEnd(400, '0123456789abcdef')
      let allowed = 0
      for (let tenant = 0; tenant < tenants; tenant++) {
        if (limiter.take('ann', 1, name(tenant)).allowed) allowed++
        if (tenant % perMs === perMs - 1) clock.advance(1)
      }
      return { allowed, last: limiter.take('ann', 2, name(tenants - 1)).allowed }
    },
    { tenants: 100_000, perMs: 50 },
  )
  expect(allowed, 'of 100,000 first calls').toBe(100_000)
  expect(last, '2 tokens for the last tenant, 1 ms after it took 1 of 2').toBe(false)
})

test('answers like an exact model of two buckets', () => {
  const limit = fc.record({
    capacity: fc.integer({ min: 1, max: 8 }),
    refillPerSecond: fc.integer({ min: 1, max: 40 }),
  })
  const options = fc.tuple(limit, limit).map(([key, tenant]) => ({ ...key, tenant }))
  const call: fc.Arbitrary<TenantCall> = fc.oneof(
    fc.tuple(
      fc.constant('take' as const),
      fc.constantFrom('a', 'b'),
      fc.integer({ min: 0, max: 9 }),
      fc.constantFrom('x', 'x', 'y', null),
    ),
    fc.tuple(
      fc.constant('wait' as const),
      fc.oneof(fc.integer({ min: 1, max: 40 }), fc.constantFrom(100, 333, 1000, 9999)),
    ),
  )
  fc.assert(
    fc.property(options, fc.array(call, { maxLength: 50, size: 'max' }), (options, calls) => {
      compareTenants(options, calls, inside(performTenants, { options, calls }))
    }),
    { numRuns: 150 },
  )
})
