import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, test } from 'vitest'
import { temporaryFolder } from '../src/temporary.ts'
import { builtIn, challenges, hotseat, json, report } from './hotseat.ts'

const accepted = join(challenges, 'lru-cache/submissions/accepted/map-order.ts')

describe.concurrent('a history that cannot be used', () => {
  test('of a newer version loses no report and is left as it was', async () => {
    const home = temporaryFolder({ 'data/note': '' })
    const file = join(home, 'data/history.db')
    const database = new DatabaseSync(file)
    database.exec('CREATE TABLE later (x); PRAGMA user_version = 99')
    database.close()
    const before = readFileSync(file)
    const { code, out, err } = await hotseat(['run', 'lru-cache', accepted], { home })
    expect([code, out.split(':')[0]]).toEqual([0, '✓ accepted  core/lru-cache'])
    expect(err).toBe(
      `This attempt is not kept. The history in ${file} was written by a newer version of Hotseat: update Hotseat.\n`,
    )
    expect(readFileSync(file).equals(before)).toBe(true)
  })

  test('because it is damaged loses no report', async () => {
    const home = temporaryFolder({ 'data/history.db': 'not a database at all, only text'.repeat(100) })
    const outcome = await hotseat(['run', 'lru-cache', accepted, '--json'], { home })
    expect([outcome.code, report(outcome).verdict]).toEqual([0, 'accepted'])
    expect(outcome.err).toContain('This attempt is not kept.')
    expect(outcome.err).toContain('is damaged; move that file aside and Hotseat starts a new one.')
  })

  test('because its place cannot be written loses no report', async () => {
    const file = temporaryFolder({ home: '' })
    const env = { HOTSEAT_HOME: join(file, 'home') }
    const { code, out, err } = await hotseat(['run', 'lru-cache', accepted], { env })
    expect([code, out.split(':')[0]]).toEqual([0, '✓ accepted  core/lru-cache'])
    expect(err).toContain('set HOTSEAT_HOME to a folder you can write to.')
    expect(
      (await hotseat(['run', 'lru-cache', accepted], { env: { HOTSEAT_HOME: '/proc/hotseat' } })).code,
    ).toBe(0)
  })

  test('does not keep from listing, and is said', async () => {
    const home = temporaryFolder({ 'data/history.db': 'x'.repeat(4096) })
    const { code, out, err } = await hotseat(['list'], { home })
    expect([code, out.split('\n').length]).toEqual([0, builtIn.length + 2])
    expect(err).toContain('is damaged')
  })
})

test('attempts of processes at once are all kept', async () => {
  const home = temporaryFolder()
  const runs = Array.from({ length: 4 }, () => hotseat(['run', 'lru-cache', accepted], { home }))
  for (const { code, err } of await Promise.all(runs)) expect([code, err]).toEqual([0, ''])
  const database = new DatabaseSync(join(home, 'data/history.db'), { readOnly: true })
  expect(database.prepare('SELECT count(*) AS kept FROM attempts').get()).toEqual({ kept: 4 })
  database.close()
})

test('last is the challenge worked on last, be it by a file or by an attempt', async () => {
  const home = temporaryFolder()
  await hotseat(['start', 'ttl-cache'], { home })
  await hotseat(['run', 'lru-cache', accepted], { home })
  expect(json(await hotseat(['show', 'last', '--json'], { home }))['id']).toBe('core/lru-cache')
  writeFileSync(join(home, 'workspace/ttl-cache/solution.ts'), 'export {}')
  expect(json(await hotseat(['show', 'last', '--json'], { home }))['id']).toBe('core/ttl-cache')
})
