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

test('help is kept once, and counts as aid when it came before the challenge was solved', () => {
  const store = openStore(join(temporaryFolder(), 'history.db'))
  const hint = (challenge: string, number: number, at: number) =>
    store.reveal({ challenge, kind: 'hint', number, at })
  hint('core/a', 1, 10)
  hint('core/a', 1, 90)
  hint('core/a', 2, 20)
  store.record(attempt({ challenge: 'core/a', startedAt: 50 }))
  hint('core/a', 3, 60)
  store.record(attempt({ challenge: 'core/b', startedAt: 5 }))
  store.reveal({ challenge: 'core/b', kind: 'editorial', number: 1, at: 6 })
  hint('core/c', 1, 1)
  const { hints, editorials, aid, tried } = store.history()
  store.close()
  expect(hints).toEqual(new Map(Object.entries({ 'core/a': 3, 'core/c': 1 })))
  expect(editorials).toEqual(new Set(['core/b']))
  expect(aid).toEqual(new Map([['core/a', { hints: 2, editorial: false }]]))
  expect([...tried]).toEqual(['core/a', 'core/b'])
})

test('a history of the first version goes on as it was, and takes up what came later', () => {
  const file = join(temporaryFolder(), 'history.db')
  const first = openStore(file)
  first.record(attempt({}))
  first.close()
  const database = new DatabaseSync(file)
  database.exec('DROP TABLE reveals; DROP TABLE interview_events; PRAGMA user_version = 1')
  database.close()
  const store = openStore(file)
  store.reveal({ challenge: 'core/a', kind: 'hint', number: 1, at: 1 })
  expect(store.history().hints.get('core/a')).toBe(1)
  expect([...store.history().solved]).toEqual(['core/lru-cache'])
  store.close()
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
  database.exec('CREATE TABLE later (x); PRAGMA user_version = 4')
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

test('evidence is everything tried and asked for, and which accepted text was accepted the last time as well', () => {
  const store = openStore(join(temporaryFolder(), 'history.db'))
  const trials: [startedAt: number, source: string, verdict: Report['verdict']][] = [
    [1, 'a', 'accepted'],
    [2, 'a', 'wrong-answer'],
    [3, 'a', 'accepted'],
    [4, 'b', 'accepted'],
    [5, 'a', 'accepted'],
    [6, 'a', 'internal-error'],
  ]
  for (const [startedAt, source, verdict] of trials) store.record(attempt({ startedAt, source }, { verdict }))
  store.record(attempt({ challenge: 'core/other', startedAt: 7, source: 'a' }))
  store.reveal({ challenge: 'core/a', kind: 'hint', number: 1, at: 9 })
  store.reveal({ challenge: 'core/a', kind: 'editorial', number: 1, at: 8 })
  const evidence = store.evidence()
  store.close()
  expect(evidence.trials.map(({ startedAt, same }) => [startedAt, same])).toEqual([
    [1, false],
    [2, false],
    [3, true],
    [4, false],
    [5, false],
    [7, false],
  ])
  expect(evidence.help).toEqual([
    { challenge: 'core/a', kind: 'editorial', at: 8 },
    { challenge: 'core/a', kind: 'hint', at: 9 },
  ])
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
