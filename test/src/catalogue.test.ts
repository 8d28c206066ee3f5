import { expect, test } from 'vitest'
import { type Challenge, filtered, inOrder, type Status, shortName } from '../../src/core/catalogue.ts'
import { parseChallenge } from '../../src/core/challenge.ts'
import { columns } from '../../src/core/layout.ts'
import { listText } from '../../src/core/list-text.ts'
import { plainPaint } from '../../src/core/paint.ts'
import { chosen, idOf } from '../../src/core/reference.ts'
import { search } from '../../src/core/search.ts'

const all = inOrder([
  challenge('core/lru-cache', { title: 'LRU cache', tags: ['cache'], track: 'structures', minutes: 25 }),
  challenge('core/ttl-cache', {
    title: 'Cache with expiry',
    tags: ['cache', 'time'],
    track: 'structures',
    difficulty: 'easy',
  }),
  challenge('core/retry-backoff', {
    title: 'Retry with backoff',
    track: 'async',
    difficulty: 'easy',
    minutes: 20,
  }),
  challenge('extra/lru-cache', { title: 'Another one', track: 'async', difficulty: 'hard' }),
])
const ids = all.map(({ id }) => id)
const statusOf = (id: string): Status => (id === 'core/retry-backoff' ? 'solved' : 'new')

test('easy comes before hard, short before long, pack by pack', () => {
  expect(ids).toEqual(['core/retry-backoff', 'core/ttl-cache', 'core/lru-cache', 'extra/lru-cache'])
})

test('filters are joined by and, whatever the case', () => {
  expect(filtered(all, { track: 'Structures', tag: 'time' }, statusOf).map(({ id }) => id)).toEqual([
    'core/ttl-cache',
  ])
  expect(filtered(all, { status: 'solved' }, statusOf)).toHaveLength(1)
  expect(filtered(all, { status: 'due' }, statusOf)).toEqual([])
  const isDue = (id: string) => id === 'core/retry-backoff'
  expect(filtered(all, { status: 'due' }, statusOf, isDue)).toHaveLength(1)
  expect(filtered(all, { pack: 'extra', difficulty: 'easy' }, statusOf)).toEqual([])
})

test('a query finds by title, tag and piece of a slug, best match first', () => {
  expect(search(all, 'retry').map(({ id }) => id)).toEqual(['core/retry-backoff'])
  expect(search(all, 'cache expiry').map(({ id }) => id)).toEqual(['core/ttl-cache'])
  expect(search(all, 'lru').map(({ slug }) => slug)).toEqual(['lru-cache', 'lru-cache'])
  expect(search(all, 'bckoff')[0]?.id).toBe('core/retry-backoff')
  expect(search(all, 'zzzz')).toEqual([])
})

test('a challenge is named by its slug, or in full when two packs have it', () => {
  expect(all.map((each) => shortName(each, all))).toEqual([
    'retry-backoff',
    'ttl-cache',
    'core/lru-cache',
    'extra/lru-cache',
  ])
})

test.each([40, 61, 80, 120])('the list fits %i columns', (width) => {
  const text = listText(all, { all, statusOf, paint: plainPaint, width })
  const lines = text.trimEnd().split('\n')
  expect(lines).toHaveLength(5)
  if (width > 40) expect(Math.max(...lines.map(columns))).toBeLessThanOrEqual(width)
})

test('a reference is a slug or an id', () => {
  expect(idOf('ttl-cache', ids)).toBe('core/ttl-cache')
  expect(idOf('core/LRU-cache/', ids)).toBe('core/lru-cache')
})

test.each([
  ['lru-cache', '"lru-cache" is in several packs; say which one: core/lru-cache, extra/lru-cache.'],
  ['ttl-cahe', 'There is no challenge "ttl-cahe". Did you mean "ttl-cache"?'],
  ['core/ttl', 'There is no challenge "core/ttl". Did you mean "core/ttl-cache"?'],
  ['other/ttl-cache', 'There is no challenge "other/ttl-cache". Did you mean "core/ttl-cache"?'],
  ['radnom', 'There is no challenge "radnom". Did you mean "random"?'],
  ['qqqqqq', 'There is no challenge "qqqqqq". See them all with `hotseat list`.'],
])('%s: %s', (name, sentence) => {
  expect(() => idOf(name, ids)).toThrow(sentence)
})

test('next is the first unsolved, random is unsolved while there is one, daily is the same all day', () => {
  const choice = { ids, solved: (id: string) => statusOf(id) === 'solved', day: '2026-1-1', random: 0.99 }
  expect(chosen('next', choice)).toBe('core/ttl-cache')
  for (const random of [0, 0.3, 0.6, 0.99])
    expect(chosen('random', { ...choice, random })).not.toBe('core/retry-backoff')
  expect(chosen('daily', choice)).toBe(chosen('daily', { ...choice, random: 0 }))
  expect(chosen('random', { ...choice, solved: () => true })).toBeTruthy()
  expect(() => chosen('next', { ...choice, solved: () => true })).toThrow('Every challenge is solved.')
  expect(() => chosen('daily', { ...choice, ids: [] })).toThrow('There are no challenges')
})

function challenge(id: string, fields: object): Challenge {
  const parsed = parseChallenge(JSON.stringify({ format: 1, ...fields }), 'challenge.json')
  if (!parsed.ok) throw new Error(parsed.problems.join('\n'))
  const [pack = '', slug = ''] = id.split('/')
  return { id, pack, slug, folder: `/${id}`, manifest: parsed.value }
}
