import { expect, test } from 'hotseat/kit'
import { LruCache } from '#solution'

test('gives back what was stored', () => {
  const cache = new LruCache<string, number>(2)
  cache.set('tea', 1)
  expect(cache.get('tea')).toBe(1)
  expect(cache.get('rice')).toBeUndefined()
})

test('counts its entries', () => {
  const cache = new LruCache<string, number>(2)
  expect(cache.size).toBe(0)
  cache.set('tea', 1)
  cache.set('rice', 2)
  expect(cache.size).toBe(2)
})

test('drops the entry stored first when nothing was read', () => {
  const cache = new LruCache<string, number>(2)
  cache.set('tea', 1)
  cache.set('rice', 2)
  cache.set('salt', 3)
  expect(cache.get('tea')).toBeUndefined()
  expect(cache.get('rice')).toBe(2)
  expect(cache.get('salt')).toBe(3)
  expect(cache.size).toBe(2)
})

test('reading an entry saves it from being dropped', () => {
  const cache = new LruCache<string, number>(2)
  cache.set('tea', 1)
  cache.set('rice', 2)
  cache.get('tea')
  cache.set('salt', 3)
  expect(cache.get('rice')).toBeUndefined()
  expect(cache.get('tea')).toBe(1)
})
