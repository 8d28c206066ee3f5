import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import { openStore } from '../../src/io/store.ts'
import { temporaryFolder } from '../src/temporary.ts'
import { aReport } from '../tui/reports.ts'
import { challenges, hotseat, json } from './hotseat.ts'

const dayLength = 86_400_000

/** A home where these challenges of the core pack were solved so many days ago, by a single submission each. */
function solved(daysAgo: Record<string, number>): string {
  const home = temporaryFolder()
  mkdirSync(join(home, 'data'))
  const store = openStore(join(home, 'data/history.db'))
  for (const [slug, days] of Object.entries(daysAgo)) {
    const challenge = `core/${slug}`
    const startedAt = Date.now() - days * dayLength
    const report = aReport({ challenge, scope: 'all' })
    store.record({ challenge, challengeVersion: 1, scope: 'all', startedAt, source: 'export {}', report })
  }
  store.close()
  return home
}

test('what is due comes first, most overdue first, then what is next', async () => {
  const home = solved({ 'lru-cache': 10, 'ttl-cache': 30, 'token-bucket': 0 })
  const { code, out, err } = await hotseat(['review'], { home })
  expect([code, err]).toEqual([0, ''])
  expect(out).toMatch(
    /^2 challenges to review\n\nttl-cache {2}\d+ days overdue\n(?:.*\n)+lru-cache {2}\d+ days overdue\n/,
  )
  expect(out).toContain('good: accepted at the first submission, time')
  expect(out).toContain('  hotseat reset lru-cache && hotseat open lru-cache\n')
  expect(out).toMatch(/\nNext: token-bucket in [23] days\.\n$/)
  const list = await hotseat(['list', '--status', 'due', '--json'], { home })
  expect((json(list)['challenges'] as { slug: string }[]).map(({ slug }) => slug).sort()).toEqual([
    'lru-cache',
    'ttl-cache',
  ])
  const stats = await hotseat(['stats'], { home })
  expect(stats.out).toContain('\n2 challenges due for review\n')
  expect(json(await hotseat(['stats', '--json'], { home }))['due']).toBe(2)
})

test('as JSON it is one value with what is due and what comes later', async () => {
  const home = solved({ 'lru-cache': 10, 'token-bucket': 0 })
  const { code, out } = await hotseat(['review', '--json'], { home })
  expect(code).toBe(0)
  const date = /^\d{4}-\d{2}-\d{2}$/
  expect(JSON.parse(out)).toMatchObject({
    format: 1,
    date: expect.stringMatching(date),
    due: [
      {
        challenge: 'core/lru-cache',
        state: 'overdue',
        due: expect.stringMatching(date),
        last: expect.stringMatching(date),
        solves: 1,
        grade: 'good',
        why: 'accepted at the first submission, time unknown',
      },
    ],
    later: [{ challenge: 'core/token-bucket', state: 'later' }],
  })
})

test('with nothing solved or nothing due it says so', async () => {
  const none = await hotseat(['review'])
  expect([none.code, none.out]).toEqual([
    0,
    'Nothing is due: no challenge is solved yet. Begin with `hotseat start next`.\n',
  ])
  const later = await hotseat(['review'], { home: solved({ 'lru-cache': 0 }) })
  expect([later.code, later.out]).toEqual([
    0,
    expect.stringMatching(/^Nothing is due today\. Next: lru-cache in [23] days\.\n$/),
  ])
})

test('reading the editorial before a review is recorded, and makes it due again soon', async () => {
  const home = solved({ 'lru-cache': 10 })
  const { code, err } = await hotseat(['editorial', 'lru-cache'], { home })
  expect([code, err]).toEqual([0, 'lru-cache is due for review; that you read this before is recorded.\n'])
  const right = join(challenges, 'lru-cache/submissions/accepted/map-order.ts')
  await hotseat(['submit', 'lru-cache', right], { home })
  const { due, later } = json(await hotseat(['review', '--json'], { home }))
  expect([due, later]).toMatchObject([[], [{ challenge: 'core/lru-cache', solves: 2, grade: 'again' }]])
  expect((await hotseat(['editorial', 'lru-cache'], { home })).err).toBe('')
})

test('what is typed for a review begins anew and can be solved again', async () => {
  const home = solved({ 'lru-cache': 10 })
  const { code, out } = await hotseat(['reset', 'lru-cache'], { home })
  expect([code, out]).toEqual([0, expect.stringContaining('is the starter again')])
  expect((await hotseat(['run', 'lru-cache'], { home })).code).toBe(1)
})

test('a history that is damaged is wrong use, with a sentence', async () => {
  const home = temporaryFolder({ 'data/history.db': 'x'.repeat(4096) })
  const { code, out, err } = await hotseat(['review'], { home })
  expect([code, out]).toEqual([2, ''])
  expect(err).toContain('is damaged;')
  const empty = temporaryFolder({ 'data/note': '' })
  const database = new DatabaseSync(join(empty, 'data/history.db'))
  database.exec('PRAGMA user_version = 99')
  database.close()
  expect((await hotseat(['review', '--json'], { home: empty })).err).toContain('update Hotseat')
})
