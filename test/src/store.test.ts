import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import type { Report } from '../../runner/protocol.ts'
import { type Attempt, openStore } from '../../src/io/store.ts'
import { temporaryFolder } from './temporary.ts'

test('an attempt is kept whole', () => {
  const file = join(temporaryFolder(), 'data/history.db')
  const store = openStore(file)
  store.record(attempt({ source: 'export {} // 日本' }))
  store.close()
  const database = new DatabaseSync(file, { readOnly: true })
  const row = database.prepare('SELECT * FROM attempts').get()
  database.close()
  expect(row).toMatchObject({
    challenge: 'core/lru-cache',
    challenge_version: 2,
    scope: 'all',
    seed: 7,
    verdict: 'accepted',
    passed: 3,
    total: 3,
    started_at: 1_767_225_600_000,
    wall_ms: 61.5,
    source: 'export {} // 日本',
  })
  expect(JSON.parse(String(row?.['report']))).toEqual(attempt({}).report)
})

test('only an accepted submission of all tests solves a challenge', () => {
  const store = openStore(join(temporaryFolder(), 'history.db'))
  store.record(attempt({ challenge: 'core/sampled', scope: 'samples' }))
  store.record(attempt({ challenge: 'core/picked', scope: 'some' }))
  store.record(attempt({ challenge: 'core/solved' }))
  store.record(attempt({ challenge: 'core/solved' }, { verdict: 'wrong-answer' }))
  store.record(attempt({ challenge: 'core/broken', startedAt: 5 }, { verdict: 'judge-error' }))
  const { solved, tried, last } = store.history()
  store.close()
  expect([...solved]).toEqual(['core/solved'])
  expect([...tried].sort()).toEqual(['core/picked', 'core/sampled', 'core/solved'])
  expect(last).toEqual({ challenge: 'core/broken', startedAt: 5 })
})

test('two stores on one file see each other', () => {
  const file = join(temporaryFolder(), 'history.db')
  const [one, two] = [openStore(file), openStore(file)]
  one.record(attempt({ challenge: 'core/a' }))
  two.record(attempt({ challenge: 'core/b' }))
  expect(one.history().tried).toEqual(new Set(['core/a', 'core/b']))
  one.close()
  two.close()
})

test('a history of a newer version is refused and left as it was', () => {
  const file = join(temporaryFolder(), 'history.db')
  const database = new DatabaseSync(file)
  database.exec('CREATE TABLE later (x); PRAGMA user_version = 2')
  database.close()
  const before = readFileSync(file)
  expect(() => openStore(file)).toThrow('was written by a newer version of Hotseat: update Hotseat.')
  expect(readFileSync(file).equals(before)).toBe(true)
})

test.each([
  [
    'a file that is no database',
    { 'history.db': 'x'.repeat(5000) },
    'history.db',
    'is damaged; move that file aside',
  ],
  ['a folder in its place', { 'history.db/x': '' }, 'history.db', 'cannot be opened'],
  ['a file where its folder should be', { data: '' }, 'data/history.db', 'cannot be created'],
])('%s is a problem with a sentence', (_, files, path, words) => {
  const file = join(temporaryFolder(files as Record<string, string>), path)
  expect(() => openStore(file)).toThrow(words)
})

function attempt(fields: Partial<Attempt>, result: Partial<Report> = {}): Attempt {
  const report: Report = {
    format: 1,
    challenge: 'core/lru-cache',
    scope: 'all',
    verdict: 'accepted',
    passed: 3,
    total: 3,
    seed: 7,
    cpuMs: 4,
    wallMs: 61.5,
    heapBytes: 1,
    tests: [],
    diagnostics: [],
    notes: [],
    ...result,
  }
  return {
    challenge: 'core/lru-cache',
    challengeVersion: 2,
    scope: 'all',
    startedAt: 1_767_225_600_000,
    source: 'export {}',
    report,
    ...fields,
  }
}
