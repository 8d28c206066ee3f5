import { expect, fc, grows, inside, replay, test } from 'hotseat/kit'
import type * as Solution from '#solution'
import { LruCache } from '#solution'
import { type Call, compare } from './model.ts'

test('replacing a value in a full cache drops nobody', () => {
  const cache = new LruCache<string, number>(2)
  cache.set('tea', 1)
  cache.set('rice', 2)
  cache.set('rice', 20)
  expect(cache.get('tea'), 'tea was dropped, although rice was already there').toBe(1)
  expect(cache.get('rice'), 'the new value').toBe(20)
  expect(cache.size).toBe(2)
})

test('replacing a value counts as a use', () => {
  const cache = new LruCache<string, number>(2)
  cache.set('tea', 1)
  cache.set('rice', 2)
  cache.set('tea', 10)
  cache.set('salt', 3)
  expect(cache.get('tea'), 'tea was set again after rice, so rice has to go').toBe(10)
  expect(cache.get('rice'), 'rice was used longest ago').toBeUndefined()
})

test('a get that finds nothing stores nothing and refreshes nothing', () => {
  const cache = new LruCache<string, number>(2)
  cache.set('tea', 1)
  cache.set('rice', 2)
  cache.get('salt')
  cache.get('pepper')
  expect(cache.size, 'two misses after two sets').toBe(2)
  expect(cache.get('tea'), 'a miss must not push anybody out').toBe(1)
  cache.set('salt', 3)
  expect(cache.get('rice'), 'rice was used longest ago').toBeUndefined()
})

test('a cache of capacity 1 holds the last key', () => {
  const cache = new LruCache<string, number>(1)
  for (const [index, key] of ['tea', 'rice', 'salt', 'tea'].entries()) {
    cache.set(key, index)
    expect(cache.get(key), `${key}, just set`).toBe(index)
    expect(cache.size, `entries after set number ${index + 1}`).toBe(1)
  }
  expect(cache.get('rice'), 'rice made room for salt').toBeUndefined()
  expect(cache.get('salt'), 'salt made room for tea').toBeUndefined()
})

test('a cache of capacity 0 stores nothing', () => {
  const cache = new LruCache<string, number>(0)
  cache.set('tea', 1)
  cache.set('tea', 2)
  cache.set('rice', 3)
  expect(cache.get('tea')).toBeUndefined()
  expect(cache.get('rice')).toBeUndefined()
  expect(cache.size).toBe(0)
})

test('a dropped key can come back as a new entry', () => {
  const cache = new LruCache<string, number>(2)
  cache.set('tea', 1)
  cache.set('rice', 2)
  cache.set('salt', 3)
  cache.set('tea', 4)
  expect(cache.get('tea'), 'tea was dropped and set again').toBe(4)
  expect(cache.get('rice'), 'the return of tea dropped rice').toBeUndefined()
  expect(cache.get('salt')).toBe(3)
  expect(cache.size).toBe(2)
})

test('keys are told apart as a Map does', () => {
  const first = { id: 1 }
  const second = { id: 1 }
  const keys: unknown[] = [
    1,
    '1',
    true,
    'true',
    null,
    'null',
    undefined,
    '',
    Number.NaN,
    first,
    second,
    '__proto__',
  ]
  const cache = new LruCache<unknown, number>(keys.length)
  for (const [index, key] of keys.entries()) cache.set(key, index)
  for (const [index, key] of keys.entries()) {
    expect(cache.get(key), `the value of key number ${index}: ${typeof key} ${String(key)}`).toBe(index)
  }
  cache.set(0, 100)
  expect(cache.get(-0), '0 and -0 are one key').toBe(100)
  expect(cache.get(1), 'the first key was used longest ago and had to go').toBeUndefined()
  expect(cache.get('constructor'), 'never stored').toBeUndefined()
})

test('a stored undefined is an entry like any other', () => {
  const cache = new LruCache<string, number | undefined>(2)
  cache.set('tea', undefined)
  expect(cache.size, 'it takes up room').toBe(1)
  cache.set('rice', 2)
  expect(cache.get('tea')).toBeUndefined()
  cache.set('salt', 3)
  expect(cache.get('rice'), 'reading tea refreshed it, so rice was used longest ago').toBeUndefined()
  cache.set('tea', undefined)
  cache.set('tea', undefined)
  expect(cache.get('salt'), 'replacing one undefined by another drops nobody').toBe(3)
  expect(cache.size).toBe(2)
})

test('two caches share nothing', () => {
  const small = new LruCache<string, number>(1)
  const large = new LruCache<string, number>(3)
  large.set('tea', 1)
  large.set('rice', 2)
  small.set('salt', 3)
  expect(large.get('tea'), 'stored in the other cache, which has room').toBe(1)
  expect(large.get('salt'), 'never stored here').toBeUndefined()
  expect([small.size, large.size], 'sizes of the two caches').toEqual([1, 2])
})

const key = fc.integer({ min: 1, max: 10 })
const call: fc.Arbitrary<Call> = fc.oneof(
  fc.tuple(fc.constant('get' as const), key),
  fc.tuple(fc.constant('set' as const), key, fc.integer({ min: 1, max: 99 })),
)

test('answers like a list kept in order of use', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 8 }),
      fc.array(call, { maxLength: 80, size: 'max' }),
      (capacity, calls) => {
        const cache = new LruCache<number, number>(capacity)
        compare(capacity, calls, replay(cache, calls))
        const stored = new Set(calls.filter(([name]) => name === 'set').map(([, key]) => key)).size
        expect(cache.size, `size of a cache of capacity ${capacity}`).toBe(Math.min(capacity, stored))
      },
    ),
    { numRuns: 200 },
  )
})

test('300,000 calls on 30,000 entries', () => {
  const { hits, size } = inside(
    ({ LruCache }: typeof Solution, { capacity, calls }) => {
      const cache = new LruCache<string, number>(capacity)
      const keys = Array.from({ length: capacity * 1.1 }, (_, index) => `user:${index}`)
      let state = 1
      let hits = 0
      for (let call = 0; call < calls; call++) {
        state = (Math.imul(state, 1664525) + 1013904223) | 0
        const key = keys[Math.floor(((state >>> 0) / 2 ** 32) * keys.length)] as string
        if (cache.get(key) === undefined) cache.set(key, call)
        else hits++
      }
      return { hits, size: cache.size }
    },
    { capacity: 30_000, calls: 300_000 },
  )
  expect(size).toBe(30_000)
  expect(hits, 'keys found again, as counted with two implementations').toBe(250_017)
})

test('a call costs the same, however many entries there are', async () => {
  const rounds = 180
  await grows(
    (capacity) => {
      const hits = inside(
        ({ LruCache }: typeof Solution, { capacity, rounds }) => {
          const cache = new LruCache<number, number>(capacity)
          let hits = 0
          // Upwards and downwards in turn, so that what is read next lies anywhere in the order of use.
          for (let round = 0; round < rounds; round++) {
            for (let step = 0; step < capacity; step++) {
              const key = round % 2 === 0 ? step : capacity - 1 - step
              if (cache.get(key) === undefined) cache.set(key, round)
              else hits++
            }
          }
          return hits
        },
        { capacity, rounds },
      )
      expect(hits, `hits of ${rounds} rounds over ${capacity} keys`).toBe((rounds - 1) * capacity)
    },
    // The small sizes are for solutions that look at all entries, the large ones for those that need not.
    [100, 300, 1_000, 3_000, 10_000],
    'entries that are read 180 times each',
  )
})

test('memory follows the capacity, not the number of keys seen', () => {
  const { size, sum } = inside(
    ({ LruCache }: typeof Solution, { capacity, keys }) => {
      const cache = new LruCache<number, number[]>(capacity)
      for (let key = 0; key < keys; key++) cache.set(key, new Array(32).fill(key))
      let sum = 0
      for (let key = keys - capacity; key < keys; key++) sum += cache.get(key)?.[31] === key ? 1 : 0
      return { size: cache.size, sum }
    },
    { capacity: 1_000, keys: 300_000 },
  )
  expect(size).toBe(1_000)
  expect(sum, 'of the last 1,000 keys are still there').toBe(1_000)
})
