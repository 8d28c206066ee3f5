import { clock, expect, test } from 'hotseat/kit'
import { TtlCache } from '#solution'
import type { BoundedCache } from '../model.ts'

const Cache = TtlCache as BoundedCache

test('a full cache makes room by evicting what expires first', () => {
  const cache = new Cache<string>({ maxEntries: 2 })
  cache.set('token-1', 'alice', 5000)
  cache.set('token-2', 'bob', 1000)
  cache.set('token-3', 'carol', 3000)
  expect([cache.get('token-1'), cache.get('token-2'), cache.get('token-3')]).toEqual([
    'alice',
    undefined,
    'carol',
  ])
  expect(cache.size).toBe(2)
})

test('an entry can be evicted although it would have lived for long', () => {
  const cache = new Cache<string>({ maxEntries: 1 })
  cache.set('token-1', 'alice', 5000)
  clock.advance(500)
  cache.set('token-2', 'bob', 9000)
  expect(cache.has('token-1')).toBe(false)
  expect(cache.get('token-2')).toBe('bob')
})
