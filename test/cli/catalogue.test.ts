import { existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { temporaryFolder } from '../src/temporary.ts'
import { builtIn, challenges, hotseat, json } from './hotseat.ts'

describe.concurrent('list', () => {
  test('is a table of all challenges that fits 80 columns', async () => {
    const { code, out, err } = await hotseat(['list'])
    expect([code, err]).toEqual([0, ''])
    const lines = out.trimEnd().split('\n')
    expect(
      lines
        .slice(1)
        .map((line) => line.split(' ')[0])
        .sort(),
    ).toEqual(builtIn)
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80)
  })

  test('with --json is one object', async () => {
    const list = json(await hotseat(['list', '--json']))['challenges'] as Record<string, unknown>[]
    expect(list.map(({ slug }) => slug).sort()).toEqual(builtIn)
    expect(list[0]).toMatchObject({
      pack: 'core',
      status: 'new',
      title: expect.any(String),
      tags: expect.any(Array),
    })
  })

  test('takes a query and filters', async () => {
    expect((await hotseat(['list', 'lru'])).out.split('\n')[1]).toMatch(/^lru-cache /)
    const hard = json(
      await hotseat(['list', '--difficulty', 'EASY', '--status', 'new', '--pack', 'core', '--json']),
    )
    expect(
      (hard['challenges'] as { difficulty: string }[]).every(({ difficulty }) => difficulty === 'easy'),
    ).toBe(true)
  })

  test('with nothing to list prints nothing but a sentence', async () => {
    expect(await hotseat(['list', 'zzzzzz'])).toEqual({
      code: 0,
      out: '',
      err: 'No challenge matches. See them all with `hotseat list`.\n',
    })
    expect((await hotseat(['list', '--track', 'asink'])).err).toBe(
      'No challenge matches. Did you mean "async"?\n',
    )
    expect(json(await hotseat(['list', 'zzzzzz', '--json']))).toEqual({ format: 1, challenges: [] })
  })
})

describe.concurrent('show', () => {
  test('prints the statement as text', async () => {
    const { code, out, err } = await hotseat(['show', 'lru-cache'])
    expect([code, err]).toEqual([0, ''])
    expect(out).toContain('core/lru-cache · medium · structures')
    expect(out).toContain('    export class LruCache<K, V> {')
    expect(out).not.toMatch(/[\u001b`]{3}|^#/m)
  })

  test('with --json gives statement and facts, not what an interviewer keeps back', async () => {
    const shown = json(await hotseat(['show', 'core/lru-cache', '--json']))
    expect(shown).toMatchObject({
      format: 1,
      id: 'core/lru-cache',
      statement: expect.stringContaining('## '),
    })
    expect(shown).not.toHaveProperty('clarifications')
    expect(shown).not.toHaveProperty('followUps')
  })

  test.each(['next', 'random', 'daily', 'LRU-cache'])('understands %s', async (word) => {
    expect((await hotseat(['show', word])).code).toBe(0)
  })

  test.each([
    ['lru-cach', 'There is no challenge "lru-cach". Did you mean "lru-cache"?\n'],
    ['core/lru-cahe', 'There is no challenge "core/lru-cahe". Did you mean "core/lru-cache"?\n'],
    ['nothing-like-it', 'There is no challenge "nothing-like-it". See them all with `hotseat list`.\n'],
    ['../lru-cache', 'There is no challenge "../lru-cache". Did you mean "core/lru-cache"?\n'],
    ['last', 'You have not worked on a challenge yet; begin one with `hotseat start next`.\n'],
  ])('%s is refused with a sentence', async (name, sentence) => {
    expect(await hotseat(['show', name])).toEqual({ code: 2, out: '', err: sentence })
  })
})

describe.concurrent('start', () => {
  test('makes a workspace that an editor understands', async () => {
    const home = temporaryFolder()
    const { code, out, err } = await hotseat(['start', 'lru-cache'], { home })
    expect([code, err]).toEqual([0, ''])
    const file = join(home, 'workspace/lru-cache/solution.ts')
    expect(readFileSync(file, 'utf8')).toBe(readFileSync(join(challenges, 'lru-cache/starter.ts'), 'utf8'))
    expect(out).toContain('workspace/lru-cache/solution.ts')
    expect(out).toContain('hotseat submit lru-cache')
    for (const path of ['tsconfig.json', 'types/kit.d.ts', 'types/world.d.ts', 'lru-cache/statement.md']) {
      expect(existsSync(join(home, 'workspace', path)), path).toBe(true)
    }
  })

  test('names the editor when there is one', async () => {
    const program = process.execPath
    const { out } = await hotseat(['start', 'lru-cache'], { env: { EDITOR: program } })
    expect(out).toContain(`${program} ~/workspace/lru-cache/solution.ts`)
  })

  test('never overwrites a file, a link or a folder', async () => {
    const home = temporaryFolder({
      'workspace/lru-cache/solution.ts': 'mine',
      'workspace/tsconfig.json': 'mine too',
    })
    mkdirSync(join(home, 'workspace/ttl-cache'))
    symlinkSync('gone.ts', join(home, 'workspace/ttl-cache/solution.ts'))
    const first = await hotseat(['start', 'lru-cache'], { home })
    expect([first.code, first.out.includes('which was there already')]).toEqual([0, true])
    expect((await hotseat(['start', 'ttl-cache'], { home })).code).toBe(0)
    expect(readFileSync(join(home, 'workspace/lru-cache/solution.ts'), 'utf8')).toBe('mine')
    expect(readFileSync(join(home, 'workspace/tsconfig.json'), 'utf8')).toBe('mine too')
    expect(existsSync(join(home, 'workspace/ttl-cache/gone.ts'))).toBe(false)
  })

  test('with --json says what was created and what was kept', async () => {
    const home = temporaryFolder()
    await hotseat(['start', 'lru-cache'], { home })
    const file = join(home, 'workspace/lru-cache/solution.ts')
    const again = json(await hotseat(['start', 'lru-cache', '--json'], { home }))
    expect(again).toMatchObject({ challenge: 'core/lru-cache', file, created: [] })
    expect(again['kept']).toContain(file)
  })

  test('in a place that cannot be written is refused with a sentence', async () => {
    const home = temporaryFolder({ workspace: 'a file' })
    const { code, out, err } = await hotseat(['start', 'lru-cache'], { home })
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain('because a file is in the way; move that file or set HOTSEAT_HOME.')
    const nowhere = await hotseat(['start', 'lru-cache'], { env: { HOTSEAT_HOME: '/proc/hotseat' } })
    expect(nowhere.code).toBe(2)
    expect(nowhere.err).toContain('set HOTSEAT_HOME to a folder you can write to.')
  })

  test('makes the started challenge the last one', async () => {
    const home = temporaryFolder()
    await hotseat(['start', 'token-bucket'], { home })
    expect(json(await hotseat(['show', 'last', '--json'], { home }))['id']).toBe('core/token-bucket')
  })
})
