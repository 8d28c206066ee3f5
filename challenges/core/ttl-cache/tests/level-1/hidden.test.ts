import { clock, expect, fc, grows, inside, test } from 'hotseat/kit'
import type * as Solution from '#solution'
import { TtlCache } from '#solution'
import { type Call, compare, perform } from '../model.ts'

test('an entry is gone in the millisecond its time is up', () => {
  const cache = new TtlCache<string>()
  cache.set('token-1', 'alice', 1000)
  clock.advance(999)
  expect(cache.get('token-1'), '999 ms after set with 1000 ms to live').toBe('alice')
  expect(cache.has('token-1')).toBe(true)
  clock.advance(1)
  expect(cache.get('token-1'), '1000 ms after set with 1000 ms to live').toBeUndefined()
  expect(cache.has('token-1')).toBe(false)
  expect(cache.size).toBe(0)
})

test('setting again with a longer time to live keeps the entry longer', () => {
  const cache = new TtlCache<string>()
  cache.set('token-1', 'alice', 100)
  clock.advance(60)
  cache.set('token-1', 'alice again', 500)
  clock.advance(41)
  expect(cache.get('token-1'), 'the first expiry has passed, but it was replaced').toBe('alice again')
  clock.advance(458)
  expect(cache.has('token-1'), '499 ms after the second set').toBe(true)
  clock.advance(1)
  expect(cache.has('token-1'), '500 ms after the second set').toBe(false)
})

test('setting again with a shorter time to live ends the entry earlier', () => {
  const cache = new TtlCache<string>()
  cache.set('token-1', 'alice', 60_000)
  cache.set('token-1', 'bob', 10)
  clock.advance(9)
  expect(cache.get('token-1')).toBe('bob')
  clock.advance(1)
  expect(cache.get('token-1'), '10 ms after it was set with 10 ms to live').toBeUndefined()
})

test('reading does not extend the life of an entry', () => {
  const cache = new TtlCache<string>()
  cache.set('token-1', 'alice', 100)
  for (let waited = 0; waited < 90; waited += 30) {
    clock.advance(30)
    expect(cache.get('token-1')).toBe('alice')
    expect(cache.has('token-1')).toBe(true)
  }
  clock.advance(10)
  expect(cache.get('token-1'), '100 ms after set, read three times meanwhile').toBeUndefined()
})

test('every stored value is a hit', () => {
  const cache = new TtlCache<unknown>()
  for (const value of [0, '', false, null, undefined, Number.NaN]) {
    cache.set('token-1', value, 100)
    expect(cache.has('token-1'), `has, with ${String(value)} stored`).toBe(true)
    expect(cache.get('token-1')).toBe(value)
    expect(cache.size, `size, with ${String(value)} stored`).toBe(1)
    expect(cache.delete('token-1'), `delete, with ${String(value)} stored`).toBe(true)
    expect(cache.has('token-1'), 'has, after delete').toBe(false)
  }
})

test('with a time to live of 0 an entry is never visible', () => {
  const cache = new TtlCache<string>()
  cache.set('token-1', 'alice', 0)
  expect(cache.has('token-1')).toBe(false)
  expect(cache.get('token-1')).toBeUndefined()
  expect(cache.size).toBe(0)
  expect(cache.delete('token-1'), 'there is nothing to delete').toBe(false)
  cache.set('token-2', 'bob', 1000)
  cache.set('token-2', 'carol', 0)
  expect(cache.get('token-2'), 'replaced by an entry that is never visible').toBeUndefined()
  expect(cache.size).toBe(0)
})

test('an expired entry cannot be deleted any more', () => {
  const cache = new TtlCache<string>()
  cache.set('token-1', 'alice', 50)
  clock.advance(50)
  expect(cache.delete('token-1'), 'delete, after the entry expired').toBe(false)
  cache.set('token-1', 'alice', 50)
  expect(cache.delete('token-1'), 'delete of a visible entry').toBe(true)
  expect(cache.delete('token-1'), 'the second delete').toBe(false)
})

test('what happened to a key before does not touch its new entry', () => {
  const cache = new TtlCache<string>()
  cache.set('token-1', 'alice', 100)
  clock.advance(50)
  cache.delete('token-1')
  cache.set('token-1', 'bob', 100)
  clock.advance(60)
  expect(cache.get('token-1'), '60 ms after it was deleted and set again with 100 ms to live').toBe('bob')
  clock.advance(40)
  expect(cache.has('token-1'), '100 ms after it was set again').toBe(false)
})

test('size forgets the expired, read or not', () => {
  const cache = new TtlCache<number>()
  for (let key = 1; key <= 10; key++) cache.set(`token-${key}`, key, key * 100)
  clock.advance(400)
  expect(cache.size, 'of ten entries, those for 100 to 400 ms have expired unread').toBe(6)
  clock.advance(600)
  expect(cache.size).toBe(0)
})

test('every string is a key like any other', () => {
  const cache = new TtlCache<string>()
  const keys = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', '', ' ', '0', 'size']
  for (const key of keys) {
    expect(cache.has(key), `has(${JSON.stringify(key)}) of an empty cache`).toBe(false)
    expect(cache.get(key), `get(${JSON.stringify(key)}) of an empty cache`).toBeUndefined()
    expect(cache.delete(key), `delete(${JSON.stringify(key)}) of an empty cache`).toBe(false)
  }
  for (const key of keys) cache.set(key, `value of ${key}`, 100)
  for (const key of keys) expect(cache.get(key)).toBe(`value of ${key}`)
  expect(cache.size).toBe(keys.length)
  expect(cache.delete('__proto__'), 'delete("__proto__") after it was set').toBe(true)
  expect(cache.size).toBe(keys.length - 1)
})

test('two caches share nothing', () => {
  const users = new TtlCache<string>()
  const scopes = new TtlCache<string>()
  users.set('token-1', 'alice', 100)
  scopes.set('token-2', 'read', 100)
  expect(users.get('token-2'), 'set in the other cache').toBeUndefined()
  expect(users.size).toBe(1)
  scopes.delete('token-1')
  expect(users.get('token-1'), 'deleted in the other cache only').toBe('alice')
})

test('an entry for thirty days lives for thirty days', () => {
  const day = 24 * 60 * 60 * 1000
  const cache = new TtlCache<string>()
  cache.set('token-1', 'alice', 30 * day)
  clock.advance(1000)
  expect(cache.get('token-1'), 'one second after set').toBe('alice')
  clock.advance(30 * day - 1001)
  expect(cache.get('token-1'), 'one millisecond before its thirty days are over').toBe('alice')
  clock.advance(1)
  expect(cache.get('token-1'), 'after thirty days').toBeUndefined()
})

const key = fc.constantFrom('a', 'b', 'c')
const value = fc.constantFrom<unknown>(1, 2, 'x', 0, '', false, null, undefined)
const ttl = fc.integer({ min: 0, max: 20 })
const call: fc.Arbitrary<Call> = fc.oneof(
  { weight: 3, arbitrary: fc.tuple(fc.constant('set' as const), key, value, ttl) },
  { weight: 4, arbitrary: fc.tuple(fc.constantFrom('get' as const, 'has' as const, 'delete' as const), key) },
  { weight: 1, arbitrary: fc.tuple(fc.constant('size' as const)) },
  { weight: 3, arbitrary: fc.tuple(fc.constant('wait' as const), fc.integer({ min: 1, max: 12 })) },
)

test('answers like a list of entries that know their last moment', () => {
  fc.assert(
    fc.property(fc.array(call, { maxLength: 60, size: 'max' }), (calls) => {
      compare(calls, inside(perform, { calls }))
    }),
    { numRuns: 100 },
  )
})

test('a call costs the same, however many entries are visible', async () => {
  const rounds = 250
  const readsBetween = 49
  await grows(
    (entries) => {
      const hits = inside(
        ({ TtlCache }: typeof Solution, { entries, rounds, readsBetween }) => {
          const cache = new TtlCache<number>()
          const keys = Array.from({ length: entries }, (_, index) => `token-${index}`)
          let hits = 0
          for (let round = 0; round < rounds; round++) {
            if (round % (readsBetween + 1) === 0) for (const key of keys) cache.set(key, 1, 3_600_000)
            else for (const key of keys) hits += cache.get(key) ?? 0
          }
          return hits
        },
        { entries, rounds, readsBetween },
      )
      expect(hits, `hits of 245 rounds that read ${entries} visible entries`).toBe(245 * entries)
    },
    // The small sizes are for solutions that look at all entries, the large ones for those that need not.
    [150, 450, 1_200, 3_000, 15_000],
    'entries that are set again after 49 reads of each',
  )
})

test('250,000 calls on 25,000 visible entries', () => {
  const { hits, size } = inside(
    ({ TtlCache }: typeof Solution, { entries, rounds }, clock) => {
      const cache = new TtlCache<number>()
      const keys = Array.from({ length: entries }, (_, index) => `token-${index}`)
      let hits = 0
      for (let round = 0; round < rounds; round++) {
        for (const [index, key] of keys.entries()) {
          if (index % 2 === round % 2) cache.set(key, round, 3_600_000)
          else if (cache.get(key) === round - 1) hits++
        }
        clock.advance(1000)
      }
      return { hits, size: cache.size }
    },
    { entries: 25_000, rounds: 10 },
  )
  // Each round sets one half of the keys and reads the other half, which the round before has set.
  expect({ hits, size }).toEqual({ hits: 9 * 12_500, size: 25_000 })
})

test('50,000 keys that nobody asks for again do not fill the heap', () => {
  const { hits, size } = inside(
    ({ TtlCache }: typeof Solution, { keys, perMs }, clock) => {
      const cache = new TtlCache<number[]>()
      let hits = 0
      for (let key = 0; key < keys; key++) {
        cache.set(`token-${key}`, new Array(256).fill(key), 100 + (key % 901))
        if (key % 1000 === 0) hits += cache.get(`token-${key}`)?.[255] === key ? 1 : 0
        if (key % perMs === perMs - 1) clock.advance(1)
      }
      clock.advance(1000)
      return { hits, size: cache.size }
    },
    { keys: 50_000, perMs: 5 },
  )
  expect({ hits, size }).toEqual({ hits: 50, size: 0 })
})

test('one key set 50,000 times takes the room of one entry', () => {
  const { last, size } = inside(({ TtlCache }: typeof Solution, times, clock) => {
    const cache = new TtlCache<number[]>()
    for (let time = 0; time < times; time++) {
      cache.set('token-1', new Array(256).fill(time), 3_600_000)
      if (time % 1000 === 0) clock.advance(1)
    }
    return { last: cache.get('token-1')?.[255], size: cache.size }
  }, 50_000)
  expect({ last, size }).toEqual({ last: 49_999, size: 1 })
})
