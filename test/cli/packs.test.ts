import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { below, packFiles } from '../src/sample-pack.ts'
import { npmTarball } from '../src/tarball.ts'
import { temporaryFolder } from '../src/temporary.ts'
import { hotseat, json, launch } from './hotseat.ts'

const right = 'export const sum = (numbers: number[]) => numbers.reduce((a, b) => a + b, 0)\n'

describe.concurrent('an installed pack', () => {
  test('is listed, shown, started, run and submitted like any other', async () => {
    const home = temporaryFolder(below('mine', packFiles()))
    expect(await hotseat(['pack', 'add', 'mine'], { home })).toEqual({
      code: 0,
      out: '✓ Installed mine 1.0.0: one challenge\n',
      err: '',
    })
    expect((await hotseat(['list', '--pack', 'mine'], { home })).out).toMatch(/^sum /m)
    expect((await hotseat(['show', 'sum'], { home })).out).toContain('mine/sum · medium')
    expect((await hotseat(['start', 'mine/sum'], { home })).out).toContain('hotseat submit sum')
    const file = join(home, 'workspace/mine/sum/solution.ts')
    expect((await hotseat(['run', 'sum'], { home })).code).toBe(1)
    writeFileSync(file, right)
    expect((await hotseat(['submit', 'last'], { home })).code).toBe(0)
    expect((await hotseat(['doctor'], { home })).out).toContain('in 2 packs')
  })

  test('can be removed and comes back with all that was done', async () => {
    const home = temporaryFolder({ ...below('mine', packFiles()), 'workspace/mine/sum/solution.ts': right })
    await hotseat(['pack', 'add', 'mine'], { home })
    await hotseat(['submit', 'sum'], { home })
    const removed = await hotseat(['pack', 'remove', 'mine'], { home })
    expect(removed.out).toBe('✓ Removed mine; your solutions and attempts stay\n')
    expect((await hotseat(['show', 'sum'], { home })).code).toBe(2)
    writeFileSync(join(home, 'mine/pack.json'), packFiles({ version: '2.0.0' })['pack.json'] ?? '')
    await hotseat(['pack', 'add', 'mine'], { home })
    expect(readFileSync(join(home, 'workspace/mine/sum/solution.ts'), 'utf8')).toBe(right)
    expect((await hotseat(['list', '--pack', 'mine'], { home })).out).toMatch(/^sum +solved/m)
  })

  test('is updated from where it came', async () => {
    const home = temporaryFolder(below('mine', packFiles()))
    await hotseat(['pack', 'add', 'mine'], { home })
    expect((await hotseat(['pack', 'update'], { home })).out).toBe('mine 1.0.0 is up to date\n')
    writeFileSync(join(home, 'mine/pack.json'), packFiles({ version: '1.1.0' })['pack.json'] ?? '')
    expect((await hotseat(['pack', 'update', 'mine'], { home })).out).toBe('mine 1.0.0 → 1.1.0\n')
    writeFileSync(join(home, 'mine/pack.json'), packFiles({ id: 'other' })['pack.json'] ?? '')
    const other = await hotseat(['pack', 'update', '--json'], { home })
    expect([other.code, other.err]).toEqual([
      2,
      '~/mine is not installed. It now has the id "other" and not "mine"; install it with `hotseat pack add`.\n',
    ])
    expect(json(other)).toMatchObject({ packs: [{ id: 'mine', changed: false }] })
    expect((await hotseat(['pack', 'list'], { home })).out).toMatch(/^mine +1\.1\.0 +1 +~\/mine$/m)
  })

  test('tells what it is, where it came from and whether it was changed', async () => {
    const home = temporaryFolder({ 'p.tgz': npmTarball(packFiles({ license: 'MIT', title: 'Mi\u202ene' })) })
    await hotseat(['pack', 'add', './p.tgz'], { home })
    const info = await hotseat(['pack', 'info', 'mine', '--json'], { home })
    expect(json(info)).toMatchObject({
      id: 'mine',
      title: 'Mine',
      license: 'MIT',
      challenges: ['sum'],
      source: join(home, 'p.tgz'),
      integrity: expect.stringMatching(/^sha512-/),
      intact: true,
    })
    writeFileSync(join(home, 'data/packs/mine/sum/statement.md'), 'Mine now.')
    const { code, out } = await hotseat(['pack', 'info', 'mine'], { home })
    expect([code, out]).toEqual([0, expect.stringMatching(/^files +changed since they were installed;/m)])
    expect((await hotseat(['pack', 'info', 'core'], { home })).out).toContain('built in')
  })
})

describe.concurrent('pack', () => {
  test('alone lists its commands', async () => {
    const { code, out, err } = await hotseat(['pack'])
    expect([code, err, out]).toEqual([0, '', expect.stringContaining('install a pack from a folder')])
  })

  test.each([
    [['pack', 'ad'], 'Unknown command "ad". Did you mean "add"? See `hotseat pack --help`.'],
    [['pack', 'add', './none'], 'There is no file or folder ./none. Check the path and try again.'],
    [['pack', 'remove', 'core'], 'The pack "core" comes with Hotseat: it is updated and removed with it.'],
    [['pack', 'remove', 'none'], 'No pack "none" is installed. See them all with `hotseat pack list`.'],
    [['pack', 'info', 'corr'], 'No pack "corr" is installed. Did you mean "core"?'],
    [['pack', 'remove', '../..'], 'No pack "../.." is installed. See them all with `hotseat pack list`.'],
    [['pack', 'update', 'none'], 'No pack "none" is installed. See them all with `hotseat pack list`.'],
  ])('%j is refused with a sentence', async (words, sentence) => {
    expect(await hotseat(words)).toEqual({ code: 2, out: '', err: `${sentence}\n` })
  })

  test('without a place to write is refused with a sentence', async () => {
    const cwd = temporaryFolder({ ...below('mine', packFiles()), data: 'a file' })
    const inTheWay = await hotseat(['pack', 'add', 'mine'], { home: cwd })
    expect([inTheWay.code, inTheWay.out]).toEqual([2, ''])
    expect(inTheWay.err).toMatch(
      /^Packs cannot be kept in ~\/data\/packs \(E\w+\); check its permissions, or set HOTSEAT_HOME/,
    )
    const nowhere = await hotseat(['pack', 'add', 'mine'], { cwd, env: { HOTSEAT_HOME: '/proc/hotseat' } })
    expect([nowhere.code, nowhere.err]).toEqual([2, expect.stringMatching(/^Packs cannot be kept in \/proc/)])
  })

  test('add, ten at once, leaves every pack whole', async () => {
    const names = Array.from({ length: 5 }, (_, index) => `p${index}`)
    const home = temporaryFolder(
      Object.assign({}, ...names.map((id) => below(id, packFiles({ id })))) as Record<string, string>,
    )
    const outcomes = await Promise.all(
      [...names, ...names].map((name) => hotseat(['pack', 'add', name], { home })),
    )
    expect(outcomes.map(({ code, err }) => [code, err])).toEqual(outcomes.map(() => [0, '']))
    const { packs } = json(await hotseat(['pack', 'list', '--json'], { home })) as { packs: { id: string }[] }
    expect(packs.map(({ id }) => id)).toEqual(['core', ...names])
  })

  test('update, killed at any moment, leaves the old pack or the new one', async () => {
    const home = temporaryFolder({ ...below('mine', packFiles()) })
    await hotseat(['pack', 'add', 'mine'], { home })
    const versions: unknown[] = []
    for (let round = 0; round < 6; round++) {
      const version = `1.${round}.0`
      const files = Object.fromEntries(
        Array.from({ length: 300 }, (_, index) => [`sum/tests/h${index}.ts`, version]),
      )
      for (const [path, text] of Object.entries(packFiles({ version })))
        writeFileSync(join(home, 'mine', path), text)
      for (const [path, text] of Object.entries(files)) writeFileSync(join(home, 'mine', path), text)
      const child = launch(['pack', 'update'], { home })
      const staging = () => existsSync(join(home, 'data/packs')) && stagingIn(join(home, 'data/packs'))
      while (child.exitCode === null && !staging()) await new Promise((done) => setImmediate(done))
      // From the first file written on, a little later each time.
      const until = performance.now() + round * 16
      while (child.exitCode === null && performance.now() < until)
        await new Promise((done) => setImmediate(done))
      child.kill('SIGKILL')
      await new Promise((done) => child.on('close', done))
      const info = json(await hotseat(['pack', 'info', 'mine', '--json'], { home }))
      expect(info).toMatchObject({ intact: true, challenges: ['sum'] })
      versions.push(info['version'])
    }
    await hotseat(['pack', 'update'], { home })
    expect(stagingIn(join(home, 'data/packs'))).toBe(false)
    expect(versions).toHaveLength(6)
  })
})

function stagingIn(folder: string): boolean {
  return readdirSync(folder).some((name) => /^\.(new|old)-/.test(name))
}
