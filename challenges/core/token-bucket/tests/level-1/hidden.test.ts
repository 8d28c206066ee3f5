import { clock, expect, fc, grows, inside, test } from 'hotseat/kit'
import type * as Solution from '#solution'
import { RateLimiter } from '#solution'
import { type Call, compare, perform } from '../model.ts'
import { checkEveryStretch } from '../stretches.ts'

/** An allowed call's answer, within the tolerance of the statement. */
const granted = (left: number) => ({
  allowed: true,
  remaining: expect.closeTo(left, 2),
  retryAfterMs: expect.closeTo(0, 2),
})

test('a full bucket gives its whole capacity in one call or in many', () => {
  const limiter = new RateLimiter({ capacity: 5, refillPerSecond: 3 })
  expect(limiter.take('ann', 5)).toEqual(granted(0))
  for (let left = 4; left >= 0; left--) expect(limiter.take('bob')).toEqual(granted(left))
  expect(limiter.take('bob').allowed, 'a sixth token out of a bucket of five').toBe(false)
})

test('every key has a bucket of its own', () => {
  const limiter = new RateLimiter({ capacity: 2, refillPerSecond: 1 })
  for (const key of ['ann', 'bob', '', '__proto__', 'constructor']) {
    expect(limiter.take(key, 2).allowed, `the first call of ${JSON.stringify(key)}`).toBe(true)
    expect(limiter.take(key).allowed, `the second call of ${JSON.stringify(key)}`).toBe(false)
  }
  const other = new RateLimiter({ capacity: 2, refillPerSecond: 1 })
  expect(other.take('ann', 2).allowed, 'ann asks another limiter').toBe(true)
})

test('a refused call costs nothing', () => {
  const limiter = new RateLimiter({ capacity: 4, refillPerSecond: 2 })
  limiter.take('ann', 3)
  expect(limiter.take('ann', 2).allowed, '2 tokens out of 1').toBe(false)
  expect(limiter.take('ann', 1).allowed, 'the one token that the refused call left').toBe(true)
  for (let asked = 0; asked < 20; asked++) limiter.take('ann')
  clock.advance(1100)
  expect(limiter.take('ann', 2).allowed, '2.2 tokens have flowed in, whatever was asked meanwhile').toBe(true)
})

test('a year of idleness fills a bucket, and no more', () => {
  const limiter = new RateLimiter({ capacity: 5, refillPerSecond: 3 })
  limiter.take('ann', 5)
  clock.advance(365 * 24 * 60 * 60 * 1000)
  expect(limiter.take('ann', 0).remaining, 'tokens after a year').toBeCloseTo(5, 2)
  expect(limiter.take('ann', 5).allowed).toBe(true)
  expect(limiter.take('ann').allowed, 'a sixth token out of a bucket of five').toBe(false)
})

test('a cost above the capacity can never be paid', () => {
  const limiter = new RateLimiter({ capacity: 5, refillPerSecond: 3 })
  const refused = { allowed: false, remaining: expect.closeTo(5, 2), retryAfterMs: Infinity }
  expect(limiter.take('ann', 6)).toEqual(refused)
  expect(limiter.take('ann', 5).allowed, 'the refused call took nothing').toBe(true)
  expect(limiter.take('ann', 6).retryAfterMs).toBe(Infinity)
})

test('a cost of nothing is always allowed and takes nothing', () => {
  const limiter = new RateLimiter({ capacity: 2, refillPerSecond: 1 })
  expect(limiter.take('ann', 0)).toEqual(granted(2))
  limiter.take('ann', 2)
  expect(limiter.take('ann', 0), 'from an empty bucket').toEqual(granted(0))
})

test('fractions of tokens are kept and reported', () => {
  const limiter = new RateLimiter({ capacity: 1, refillPerSecond: 0.5 })
  for (const left of [0.75, 0.5, 0.25, 0]) expect(limiter.take('ann', 0.25)).toEqual(granted(left))
  clock.advance(300)
  const { allowed, remaining } = limiter.take('ann', 0.25)
  expect(allowed, '0.15 tokens have flowed in, 0.25 were asked for').toBe(false)
  expect(remaining, 'tokens after 300 ms at half a token a second').toBeCloseTo(0.15, 2)
  clock.advance(300)
  expect(limiter.take('ann', 0.25).allowed, '0.3 tokens have flowed in').toBe(true)
})

test('the wait depends on the tokens that are missing, and is rounded up', () => {
  const limiter = new RateLimiter({ capacity: 5, refillPerSecond: 3 })
  limiter.take('ann', 5)
  const smallest = { 1: 334, 2: 667, 4: 1334 }
  for (const [cost, wait] of Object.entries(smallest)) {
    const { retryAfterMs } = limiter.take('ann', Number(cost))
    expect(retryAfterMs, `wait for ${cost} tokens at 3 a second`).toBeGreaterThanOrEqual(wait)
    expect(retryAfterMs, `wait for ${cost} tokens at 3 a second`).toBeLessThanOrEqual(wait + 1)
  }
  clock.advance(100)
  const { retryAfterMs } = limiter.take('ann')
  expect(retryAfterMs, 'wait for one token after 100 ms, when 0.7 are missing').toBeGreaterThanOrEqual(234)
  expect(retryAfterMs, 'wait for one token after 100 ms, when 0.7 are missing').toBeLessThanOrEqual(235)
})

test('two bursts around the edge of a second are too much', () => {
  const limiter = new RateLimiter({ capacity: 10, refillPerSecond: 10 })
  limiter.take('ann')
  clock.advance(990)
  for (let call = 0; call < 9; call++) limiter.take('ann')
  clock.advance(20)
  let allowed = 0
  for (let call = 0; call < 10; call++) if (limiter.take('ann').allowed) allowed++
  expect(allowed, 'calls allowed by the 1.2 tokens that are left, 20 ms after nine calls').toBe(1)
})

const wholeOptions = fc.record({
  capacity: fc.integer({ min: 1, max: 10 }),
  refillPerSecond: fc.integer({ min: 1, max: 50 }),
})
const call: fc.Arbitrary<Call> = fc.oneof(
  fc.tuple(fc.constant('take' as const), fc.constantFrom('a', 'b'), fc.integer({ min: 0, max: 11 })),
  fc.tuple(
    fc.constant('wait' as const),
    fc.oneof(fc.integer({ min: 1, max: 40 }), fc.constantFrom(100, 333, 1000, 9999)),
  ),
)

test('answers like an exact model', () => {
  fc.assert(
    fc.property(wholeOptions, fc.array(call, { maxLength: 50, size: 'max' }), (options, calls) => {
      compare(options, calls, inside(perform, { options, calls }))
    }),
    { numRuns: 200 },
  )
})

test('in every stretch of time at most capacity plus refill is given out', () => {
  const request = fc.tuple(fc.constantFrom(0, 0, 1, 10, 90, 400, 1000), fc.integer({ min: 1, max: 3 }))
  fc.assert(
    fc.property(wholeOptions, fc.array(request, { maxLength: 50, size: 'max' }), (options, requests) => {
      const calls = requests.flatMap(([wait, cost]): Call[] => [
        ['wait', wait],
        ['take', 'a', cost],
      ])
      const answers = inside(perform, { options, calls })
      checkEveryStretch(
        options,
        requests.map(([waitMs, cost], index) => ({
          waitMs,
          given: answers[2 * index + 1]?.allowed ? cost : 0,
        })),
      )
    }),
    { numRuns: 100 },
  )
})

test('after retryAfterMs the same call is allowed, 2 ms sooner it is not', () => {
  // With these rates and so few tokens a wait is never a whole number of milliseconds: rounding plays no part.
  const options = fc.record({
    capacity: fc.integer({ min: 1, max: 6 }),
    refillPerSecond: fc.constantFrom(37, 41, 53, 61, 73, 97),
  })
  const request = fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 1, max: 5 }))
  fc.assert(
    fc.property(options, fc.array(request, { maxLength: 6 }), fc.nat(5), (options, requests, more) => {
      const limiter = new RateLimiter(options)
      for (const [wait, cost] of requests) {
        clock.advance(wait)
        for (const key of ['patient', 'hasty']) limiter.take(key, cost)
      }
      const cost = 1 + (more % options.capacity)
      const { allowed, retryAfterMs } = limiter.take('patient', cost)
      if (allowed) return
      const waitable = Number.isInteger(retryAfterMs) && retryAfterMs > 0 && retryAfterMs < 1000
      expect(waitable, `${retryAfterMs} ms is a wait for ${cost} tokens, in whole milliseconds`).toBe(true)
      const sooner = Math.max(0, retryAfterMs - 2)
      clock.advance(sooner)
      expect(
        limiter.take('hasty', cost).allowed,
        `take(${cost}), ${sooner} of ${retryAfterMs} ms later`,
      ).toBe(false)
      clock.advance(retryAfterMs - sooner)
      expect(limiter.take('patient', cost).allowed, `take(${cost}), ${retryAfterMs} ms later`).toBe(true)
    }),
    { numRuns: 200 },
  )
})

test('polling every 10 ms for ten minutes neither loses nor gains tokens', () => {
  const given = inside(
    ({ RateLimiter }: typeof Solution, { polls, everyMs }, clock) => {
      const limiter = new RateLimiter({ capacity: 10, refillPerSecond: 1 })
      limiter.take('ann', 10)
      let given = 0
      for (let poll = 0; poll < polls; poll++) {
        clock.advance(everyMs)
        if (limiter.take('ann').allowed) given++
      }
      return given
    },
    { polls: 60_000, everyMs: 10 },
  )
  expect(given, 'tokens in 600 seconds at one a second').toBeGreaterThanOrEqual(599)
  expect(given, 'tokens in 600 seconds at one a second').toBeLessThanOrEqual(601)
})

test('none of 20,000 buckets is forgotten before it is full', () => {
  const forgotten = inside(({ RateLimiter }: typeof Solution, keys, clock) => {
    const limiter = new RateLimiter({ capacity: 5, refillPerSecond: 0.01 })
    for (let key = 0; key < keys; key++) limiter.take(`api-key-${key}`, 5)
    clock.advance(1000)
    let forgotten = 0
    for (let key = 0; key < keys; key++) if (limiter.take(`api-key-${key}`).allowed) forgotten++
    return forgotten
  }, 20_000)
  expect(forgotten, 'keys that spent 5 tokens and got another one a second later, at 0.01 a second').toBe(0)
})

test('400,000 keys used once do not fill the heap', () => {
  const { allowed, last } = inside(
    ({ RateLimiter }: typeof Solution, { keys, perMs }, clock) => {
      const limiter = new RateLimiter({ capacity: 2, refillPerSecond: 20 })
      let allowed = 0
      for (let key = 0; key < keys; key++) {
        if (limiter.take(`api-key-${key}-0123456789abcdef0123456789abcdef`).allowed) allowed++
        if (key % perMs === perMs - 1) clock.advance(1)
      }
      const last = limiter.take(`api-key-${keys - 1}-0123456789abcdef0123456789abcdef`, 2)
      return { allowed, last: last.allowed }
    },
    { keys: 400_000, perMs: 100 },
  )
  expect(allowed, 'of 400,000 first calls').toBe(400_000)
  expect(last, '2 tokens for the last key, 1 ms after it took 1 of 2').toBe(false)
})

test('a call costs the same, however many buckets are not full', async () => {
  const rounds = 200
  await grows(
    (keys) => {
      const allowed = inside(
        ({ RateLimiter }: typeof Solution, { keys, rounds }) => {
          const limiter = new RateLimiter({ capacity: 20, refillPerSecond: 0.01 })
          const names = Array.from({ length: keys }, (_, index) => `api-key-${index}`)
          let allowed = 0
          for (let round = 0; round < rounds; round++) {
            for (const name of names) if (limiter.take(name).allowed) allowed++
          }
          return allowed
        },
        { keys, rounds },
      )
      expect(allowed, `of ${rounds} calls for each of ${keys} buckets of 20 tokens`).toBe(20 * keys)
    },
    // The small sizes are for solutions that look at all buckets, the large ones for those that need not.
    [150, 300, 600, 3_000, 12_000],
    'keys that ask 200 times each and are allowed 20 times',
  )
})
