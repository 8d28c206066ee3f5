import { clock, expect, test } from 'hotseat/kit'
import { TtlCache } from '#solution'

test('keeps a value for its time to live', () => {
  const cache = new TtlCache<string>()
  cache.set('token-1', 'alice', 1000)
  clock.advance(500)
  expect(cache.get('token-1')).toBe('alice')
  clock.advance(1000)
  expect(cache.get('token-1')).toBeUndefined()
})

test('has and delete tell whether an entry is there', () => {
  const cache = new TtlCache<string>()
  expect(cache.has('token-1')).toBe(false)
  expect(cache.delete('token-1')).toBe(false)
  cache.set('token-1', 'alice', 1000)
  expect(cache.has('token-1')).toBe(true)
  expect(cache.delete('token-1')).toBe(true)
  expect(cache.has('token-1')).toBe(false)
})

test('setting a key again replaces its value', () => {
  const cache = new TtlCache<string>()
  cache.set('token-1', 'alice', 1000)
  cache.set('token-1', 'bob', 1000)
  expect(cache.get('token-1')).toBe('bob')
  expect(cache.size).toBe(1)
})

test('every entry has a time to live of its own', () => {
  const cache = new TtlCache<string>()
  cache.set('short', 'a', 100)
  cache.set('long', 'b', 1000)
  expect(cache.size).toBe(2)
  clock.advance(500)
  expect(cache.get('short')).toBeUndefined()
  expect(cache.get('long')).toBe('b')
})
