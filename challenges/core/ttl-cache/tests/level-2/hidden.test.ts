import { clock, expect, fc, inside, test } from 'hotseat/kit'
import type * as Solution from '#solution'
import { TtlCache } from '#solution'
import { type BoundedCache, type Call, compare, perform } from '../model.ts'

const Cache = TtlCache as BoundedCache

/** The keys of these that are visible, which reads all of them. */
const visible = (cache: { has(key: string): boolean }, keys: string) =>
  [...keys].filter((key) => cache.has(key)).join('')

test('the soonest expiry goes, wherever its set was', () => {
  const cache = new Cache<number>({ maxEntries: 3 })
  for (const [key, ttl] of Object.entries({ a: 900, b: 500, c: 700, d: 800, e: 600, f: 999 })) {
    cache.set(key, 1, ttl)
  }
  expect(visible(cache, 'abcdef'), 'of 900, 500, 700, then 800, 600 and 999 ms').toBe('adf')
  expect(cache.size).toBe(3)
})

test('what was read last is not protected', () => {
  const cache = new Cache<number>({ maxEntries: 2 })
  cache.set('a', 1, 500)
  cache.set('b', 2, 900)
  for (let read = 0; read < 3; read++) cache.get('a')
  cache.set('c', 3, 700)
  expect(visible(cache, 'abc'), 'a was read, and expires first').toBe('bc')
})

test('of those that expire together the one goes whose set is the longest ago', () => {
  const cache = new Cache<number>({ maxEntries: 3 })
  for (const key of 'abc') cache.set(key, 1, 500)
  cache.set('a', 2, 500)
  cache.set('d', 4, 500)
  expect(visible(cache, 'abcd'), 'a was set again after b').toBe('acd')
  cache.set('e', 5, 500)
  cache.set('f', 6, 500)
  expect(visible(cache, 'abcdef')).toBe('def')
})

test('what has expired or was deleted takes no room', () => {
  const cache = new Cache<number>({ maxEntries: 3 })
  cache.set('a', 1, 100)
  cache.set('b', 2, 700)
  cache.set('c', 3, 500)
  clock.advance(100)
  cache.set('d', 4, 900)
  expect(visible(cache, 'abcd'), 'a had expired in time').toBe('bcd')
  cache.delete('b')
  cache.set('e', 5, 900)
  expect(visible(cache, 'abcde'), 'b had been deleted').toBe('cde')
})

test('setting a visible key again evicts nothing', () => {
  const cache = new Cache<number>({ maxEntries: 2 })
  cache.set('a', 1, 500)
  cache.set('b', 2, 900)
  cache.set('b', 3, 800)
  expect(visible(cache, 'ab')).toBe('ab')
  cache.set('a', 4, 999)
  cache.set('c', 5, 700)
  expect(visible(cache, 'abc'), 'a lives longer now than b').toBe('ac')
})

test('a time to live of 0 evicts nothing', () => {
  const cache = new Cache<number>({ maxEntries: 2 })
  cache.set('a', 1, 500)
  cache.set('b', 2, 900)
  cache.set('c', 3, 0)
  expect(visible(cache, 'abc')).toBe('ab')
  cache.set('a', 4, 0)
  expect(visible(cache, 'abc')).toBe('b')
})

test('the newcomer stays, even if it expires before all others', () => {
  const cache = new Cache<number>({ maxEntries: 2 })
  cache.set('a', 1, 500)
  cache.set('b', 2, 900)
  cache.set('c', 3, 100)
  expect(visible(cache, 'abc')).toBe('bc')
  expect(cache.get('c')).toBe(3)
})

test('nothing of an evicted entry touches a later one with its key', () => {
  const cache = new Cache<number>({ maxEntries: 1 })
  cache.set('a', 1, 500)
  cache.set('b', 2, 900)
  cache.set('a', 3, 800)
  clock.advance(500)
  expect(cache.get('a'), '500 ms after a was set for 800, and earlier for 500').toBe(3)
  clock.advance(300)
  expect(cache.has('a')).toBe(false)
  expect(cache.size).toBe(0)
})

test('without a largest number there is none', () => {
  for (const cache of [new Cache<number>(), new Cache<number>({})]) {
    for (let key = 0; key < 1500; key++) cache.set(`token-${key}`, key, 500)
    expect(cache.size).toBe(1500)
  }
})

test('50,000 entries that were evicted do not fill the heap', () => {
  const { hits, size } = inside(({ TtlCache }: typeof Solution, keys) => {
    const cache = new (TtlCache as BoundedCache)<number[]>({ maxEntries: 50 })
    let hits = 0
    for (let key = 0; key < keys; key++) {
      cache.set(`token-${key}`, new Array(256).fill(key), 3_600_000)
      if (cache.has(`token-${key - 49}`)) hits++
    }
    return { hits, size: cache.size }
  }, 50_000)
  expect({ hits, size }, 'the last 50 sets are visible').toEqual({ hits: 50_000 - 49, size: 50 })
})

const key = fc.constantFrom('a', 'b', 'c', 'd', 'e')
const call: fc.Arbitrary<Call> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.tuple(fc.constant('set' as const), key, fc.nat(3), fc.integer({ min: 0, max: 20 })),
  },
  { weight: 3, arbitrary: fc.tuple(fc.constantFrom('get' as const, 'has' as const, 'delete' as const), key) },
  { weight: 1, arbitrary: fc.tuple(fc.constant('size' as const)) },
  { weight: 2, arbitrary: fc.tuple(fc.constant('wait' as const), fc.integer({ min: 1, max: 12 })) },
)

test('answers like a short list of entries that know their last moment', () => {
  const calls = fc.array(call, { maxLength: 60, size: 'max' })
  fc.assert(
    fc.property(calls, fc.integer({ min: 1, max: 4 }), (calls, maxEntries) => {
      compare(calls, inside(perform, { calls, maxEntries }), maxEntries)
    }),
    { numRuns: 100 },
  )
})
