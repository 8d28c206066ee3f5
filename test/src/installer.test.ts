import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { Refusal } from '../../src/core/refusal.ts'
import { packsFolder } from '../../src/io/installed.ts'
import { uninstall } from '../../src/io/installer/install.ts'
import { readPacks } from '../../src/io/packs.ts'
import type { Places } from '../../src/io/places.ts'
import { add, fromFiles, installed, refusal } from './installing.ts'
import { packFiles } from './sample-pack.ts'
import { ownPlaces, temporaryFolder } from './temporary.ts'

describe('a folder', () => {
  test('is copied, and only what belongs to a pack', async () => {
    const places = ownPlaces()
    const { folder } = await fromFiles(
      packFiles(
        {},
        { 'README.md': 'Hi', '.git/config': 'x', 'node_modules/a/index.js': 'x', 'sum/.DS_Store': 'x' },
      ),
      places,
    )
    expect(readdirSync(folder).sort()).toEqual(['.installed.json', 'README.md', 'pack.json', 'sum'])
    expect(readdirSync(join(folder, 'sum')).sort()).toEqual([
      'challenge.json',
      'starter.ts',
      'statement.md',
      'tests',
    ])
    expect(installed(places)).toEqual(['mine 1.0.0'])
  })

  test('keeps a link inside it as a copy', async () => {
    const path = temporaryFolder(packFiles({}, { 'shared.md': 'Shared.\n' }))
    symlinkSync('../shared.md', join(path, 'sum/hints.md'))
    const { folder } = await add({ kind: 'folder', path })
    expect(readFileSync(join(folder, 'sum/hints.md'), 'utf8')).toBe('Shared.\n')
  })

  test.each([
    ['/etc/passwd', 'sum/x.md is a link that leads out of the pack; copy the file in.'],
    ['../../../x.md', 'sum/x.md is a link to nothing; copy the file in.'],
    ['../sum/tests', 'sum/x.md is a link to a folder; copy the files in.'],
    ['x.md', 'sum/x.md is a link to nothing; copy the file in.'],
  ])('with a link to %s is refused', async (target, sentence) => {
    const places = ownPlaces()
    const path = temporaryFolder(packFiles())
    symlinkSync(target, join(path, 'sum/x.md'))
    expect(await refusal(places, add({ kind: 'folder', path }, places))).toBe(sentence)
  })

  test('with a pipe is refused, not waited for', async () => {
    const places = ownPlaces()
    const path = temporaryFolder(packFiles())
    execFileSync('mkfifo', [join(path, 'sum/pipe.md')])
    expect(await refusal(places, add({ kind: 'folder', path }, places))).toContain(
      'is a pipe, a socket or a device',
    )
  })
})

describe('a pack', () => {
  const broken: [name: string, files: Record<string, string>, sentence: string][] = [
    ['without pack.json', { 'README.md': 'x' }, 'It has no pack.json, so it is no pack.'],
    [
      'without a challenge',
      { 'pack.json': packFiles()['pack.json'] ?? '' },
      'It has no challenge: no folder in it has a challenge.json.',
    ],
    [
      'of a newer format',
      packFiles({ format: 2 }),
      'pack.json has format 2, which is newer than this Hotseat reads: update Hotseat.',
    ],
    [
      'with a built-in id',
      packFiles({ id: 'core' }),
      'Its id is "core", which is built in; its author has to give it another one.',
    ],
    [
      'with an id that is a path',
      packFiles({ id: '../x' }),
      'pack.json: "id" must be lower-case words joined by hyphens',
    ],
    [
      'with a challenge of a newer format',
      packFiles({}, { 'sum/challenge.json': '{"format":3}' }),
      'sum/challenge.json has format 3, which is newer',
    ],
    [
      'without a statement',
      packFiles({}, { 'sum/statement.md': '\0' }),
      'sum/statement.md is binary data and should be text.',
    ],
  ]
  test.each(broken)('%s is refused', async (_, files, sentence) => {
    const places = ownPlaces()
    expect(await refusal(places, fromFiles(files, places))).toContain(sentence)
  })

  test('with several problems has them all named', async () => {
    const places = ownPlaces()
    const files = packFiles(
      {},
      { 'sum/challenge.json': '{"format":1}', 'other/challenge.json': '{"format":1,"title":"x"}' },
    )
    const said = await refusal(places, fromFiles(files, places))
    expect(said.split('\n').slice(1)).toEqual([
      'other has no tests; add tests/sample.test.ts to it.',
      'other/statement.md is missing; add it.',
      'other/starter.ts is missing; add it.',
      'sum/challenge.json: "title" is missing; add it: one line of 1 to 80 characters.',
    ])
  })

  test('from somewhere else does not replace one of the same id', async () => {
    const places = ownPlaces()
    await fromFiles(packFiles(), places)
    const other = fromFiles(packFiles({ version: '6.6.6' }), places)
    await expect(other).rejects.toThrow('remove that one first: `hotseat pack remove mine`.')
    expect(installed(places)).toEqual(['mine 1.0.0'])
    uninstall(places, 'mine')
    await fromFiles(packFiles({ version: '6.6.6' }), places)
    expect(installed(places)).toEqual(['mine 6.6.6'])
  })

  test('that cannot be installed any more leaves the old one as it was', async () => {
    const places = ownPlaces()
    const path = temporaryFolder(packFiles())
    const { record } = await add({ kind: 'folder', path }, places)
    writeFileSync(join(path, 'pack.json'), '{')
    await expect(add({ kind: 'folder', path }, places)).rejects.toThrow(Refusal)
    writeFileSync(join(path, 'pack.json'), packFiles({ version: '1.1.0' })['pack.json'] ?? '')
    expect(installed(places)).toEqual(['mine 1.0.0'])
    const next = await add({ kind: 'folder', path }, places)
    expect([next.before, next.changed, next.record.content === record.content]).toEqual([
      '1.0.0',
      true,
      false,
    ])
  })
})

test('a pack whose source is gone stays as it was', async () => {
  const places = ownPlaces()
  const path = temporaryFolder(packFiles())
  await add({ kind: 'folder', path }, places)
  rmSync(path, { recursive: true })
  await expect(add({ kind: 'folder', path }, places)).rejects.toThrow(
    'any more; add the pack from where it is now.',
  )
  expect(installed(places)).toEqual(['mine 1.0.0'])
})

describe('what a killed installer leaves', () => {
  const leftover = (name: string, places: Places, version = '0.9.0') => {
    const folder = join(packsFolder(places), name)
    for (const [path, text] of Object.entries(packFiles({ version }))) {
      mkdirSync(join(folder, path, '..'), { recursive: true })
      writeFileSync(join(folder, path), text)
    }
  }

  test('half-way through a download is not visible and goes away', async () => {
    const places = ownPlaces()
    leftover('.new-999999999-abc', places)
    expect(installed(places)).toEqual([])
    await fromFiles(packFiles({ id: 'other' }), places)
    expect(readdirSync(packsFolder(places)).sort()).toEqual(['.lock', 'other'])
  })

  test('between two renames is the old pack, for readers and for the next installer', async () => {
    const places = ownPlaces()
    leftover('.old-mine', places)
    expect(installed(places)).toEqual(['mine 0.9.0'])
    await fromFiles(packFiles({ id: 'other' }), places)
    expect(readdirSync(packsFolder(places)).sort()).toEqual(['.lock', 'mine', 'other'])
    expect(installed(places)).toEqual(['mine 0.9.0', 'other 1.0.0'])
  })

  test('after both renames is the new pack', async () => {
    const places = ownPlaces()
    leftover('.old-mine', places)
    leftover('mine', places, '1.0.0')
    expect(installed(places)).toEqual(['mine 1.0.0'])
    uninstall(places, 'mine')
    expect(readdirSync(packsFolder(places))).toEqual(['.lock'])
  })
})

test('a broken installed pack hides no other one', async () => {
  const places = ownPlaces()
  await fromFiles(packFiles(), places)
  const folder = packsFolder(places)
  mkdirSync(join(folder, 'empty'))
  mkdirSync(join(folder, 'core'))
  writeFileSync(join(folder, 'core/pack.json'), packFiles({ id: 'core' })['pack.json'] ?? '')
  mkdirSync(join(folder, 'renamed'))
  writeFileSync(join(folder, 'renamed/pack.json'), packFiles()['pack.json'] ?? '')
  writeFileSync(join(folder, 'a-file'), 'x')
  const { packs, problems } = readPacks(places)
  expect(packs.map(({ manifest }) => manifest.id)).toEqual(['core', 'mine'])
  expect(problems).toEqual([
    expect.stringContaining('core has the id "core", which is built in; give it another id.'),
    expect.stringContaining('empty/pack.json is missing; add it.'),
    expect.stringContaining('renamed has the id "mine"; install it again with `hotseat pack add`'),
  ])
})
