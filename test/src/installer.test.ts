import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import type { PackSource } from '../../src/core/pack-source.ts'
import { Refusal } from '../../src/core/refusal.ts'
import { packsFolder } from '../../src/io/installed.ts'
import { install, uninstall } from '../../src/io/installer/install.ts'
import { readPacks } from '../../src/io/packs.ts'
import type { Places } from '../../src/io/places.ts'
import { packFiles } from './sample-pack.ts'
import { type Entry, npmTarball, tar, tarball } from './tarball.ts'
import { ownPlaces, temporaryFolder } from './temporary.ts'

const signal = new AbortController().signal

function add(source: PackSource, places: Places = ownPlaces()) {
  return install(source, { places, env: {}, signal })
}

function fromFiles(files: Record<string, string | Buffer>, places?: Places) {
  return add({ kind: 'folder', path: temporaryFolder(files) }, places)
}

function fromTarball(bytes: Buffer, places?: Places) {
  return add({ kind: 'tarball', path: join(temporaryFolder({ 'p.tgz': bytes }), 'p.tgz') }, places)
}

function installed(places: Places): string[] {
  return readPacks(places)
    .packs.filter(({ builtIn }) => !builtIn)
    .map(({ manifest }) => `${manifest.id} ${manifest.version}`)
}

/** The refusal's sentence; nothing may be left of the attempt. */
async function refusal(places: Places, attempt: Promise<unknown>): Promise<string> {
  const error = await attempt.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(Refusal)
  const folder = packsFolder(places)
  expect(existsSync(folder) ? readdirSync(folder).filter((name) => name !== '.lock') : []).toEqual([])
  return error instanceof Refusal ? error.message : ''
}

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

describe('a tarball', () => {
  test('of npm, of a folder and of bare files is the same pack', async () => {
    const entries: Entry[] = Object.entries(packFiles()).map(([path, text]) => ({ path, text }))
    const inFolder = entries.map((entry) => ({ ...entry, path: `./any-name/${entry.path}` }))
    const npm = await fromTarball(npmTarball(packFiles()))
    const folder = await fromTarball(tarball([{ path: './any-name/', type: 'Directory' }, ...inFolder]))
    const bare = await fromTarball(tar(entries))
    expect([folder.record.content, bare.record.content]).toEqual([npm.record.content, npm.record.content])
    expect(npm.record.integrity).toMatch(/^sha512-[\w+/]{86}==$/)
    expect(npm.record.integrity).not.toBe(folder.record.integrity)
  })

  test('keeps links inside it as copies, symbolic and hard, and nothing that can be executed', async () => {
    const { folder } = await fromTarball(
      tarball([
        { path: 'p/sum/a.md', type: 'SymbolicLink', linkpath: '../shared.md' },
        { path: 'p/sum/b.md', type: 'Link', linkpath: 'p/sum/a.md' },
        { path: 'p/shared.md', text: 'Shared.\n' },
        ...Object.entries(packFiles()).map(([path, text]) => ({ path: `p/${path}`, text })),
      ]),
    )
    expect(readFileSync(join(folder, 'sum/b.md'), 'utf8')).toBe('Shared.\n')
    const modes = execFileSync('find', [folder, '-type', 'f', '-perm', '/111'], { encoding: 'utf8' })
    expect(modes).toBe('')
  })

  const good = Object.entries(packFiles()).map(([path, text]): Entry => ({ path: `p/${path}`, text }))
  const hostile: [name: string, entries: Entry[], sentence: string][] = [
    ['a path out of it', [{ path: 'p/../../evil.md', text: 'x' }], 'a path that leads out of the pack'],
    ['an absolute path', [{ path: '/tmp/evil.md', text: 'x' }], 'It holds the absolute path "/tmp/evil.md".'],
    ['a drive', [{ path: 'C:/evil.md', text: 'x' }], 'It holds the absolute path "C:/evil.md".'],
    ['a hidden way out', [{ path: '.git/../../evil.md', text: 'x' }], 'a path that leads out of the pack'],
    [
      'a link out',
      [{ path: 'p/x.md', type: 'SymbolicLink', linkpath: '../../etc/passwd' }],
      'p/x.md is a link that leads out',
    ],
    [
      'an absolute link',
      [{ path: 'p/x.md', type: 'SymbolicLink', linkpath: '/etc/passwd' }],
      'p/x.md is a link that leads out',
    ],
    [
      'a hard link out',
      [{ path: 'p/x.md', type: 'Link', linkpath: '../etc/passwd' }],
      'p/x.md is a link that leads out',
    ],
    [
      'an absolute hard link',
      [{ path: 'p/x.md', type: 'Link', linkpath: '/etc/passwd' }],
      'p/x.md is a link that leads out',
    ],
    [
      'a link in a circle',
      [{ path: 'p/x.md', type: 'SymbolicLink', linkpath: 'x.md' }],
      'p/x.md is a link to nothing',
    ],
    [
      'a file under a link',
      [
        { path: 'p/l', type: 'SymbolicLink', linkpath: 'sum' },
        { path: 'p/l/x.md', text: 'x' },
      ],
      'p/l is a link to a folder',
    ],
    [
      'a device',
      [{ path: 'p/null', type: 'CharacterDevice' }],
      'It holds p/null, a CharacterDevice; a pack holds plain files only.',
    ],
    ['a pipe', [{ path: 'p/pipe', type: 'FIFO' }], 'It holds p/pipe, a FIFO; a pack holds plain files only.'],
    [
      'a file twice',
      [{ path: 'p/pack.json', text: '{}' }],
      'It holds p/pack.json twice, or as a file and as a folder.',
    ],
    [
      'a file as a folder',
      [{ path: 'p/pack.json/x', text: '{}' }],
      'It holds p/pack.json/x twice, or as a file and as a folder.',
    ],
    [
      'control characters',
      [{ path: 'p/a\u001b[2Jb.md', text: 'x' }],
      'a name with characters that not every system allows',
    ],
    [
      'a large shown file',
      [{ path: 'p/sum/statement2.md', text: Buffer.alloc(2 ** 20 + 1, 'x') }],
      'p/sum/statement2.md is larger than 1 MB; make it smaller.',
    ],
    [
      'a large file',
      [{ path: 'p/big.bin', text: Buffer.alloc(51 * 2 ** 20) }],
      'It is larger than 50 MB unpacked',
    ],
    [
      'too many files',
      Array.from({ length: 20_001 }, (_, index) => ({ path: `p/f${index}` })),
      'It has more than 20,000 files',
    ],
    [
      'too many hidden files',
      Array.from({ length: 20_001 }, (_, index) => ({ path: `p/.f${index}` })),
      'It has more than 20,000 files',
    ],
  ]
  test.each(hostile)('with %s is refused', async (_, entries, sentence) => {
    const places = ownPlaces()
    const last = entries.some(({ type }) => type?.endsWith('Link'))
    const whole = tarball(last ? [...entries, ...good] : [...good, ...entries])
    expect(await refusal(places, fromTarball(whole, places))).toContain(sentence)
  })

  const damaged: [name: string, bytes: () => Buffer, sentence: string][] = [
    ['an empty file', () => Buffer.alloc(0), 'It is an empty file and no tarball.'],
    ['words', () => Buffer.from('hello '.repeat(500)), 'It is damaged or no gzipped tarball'],
    ['gzipped words', () => gzipSync('hello '.repeat(500)), 'It is damaged or no gzipped tarball'],
    ['a tarball cut off', () => tarball(good).subarray(0, 300), 'It is damaged or no gzipped tarball'],
    ['a bare tarball cut off', () => tar(good).subarray(0, 600), 'It is damaged or no gzipped tarball'],
    ['a tarball gzipped twice', () => gzipSync(tarball(good)), 'It is compressed twice'],
    [
      'a header that promises more',
      () => tarball([...good, { path: 'p/x.md', text: 'x', size: 9_999_999 }]),
      'It is damaged or no',
    ],
    ['gigabytes of nothing', () => bomb(), 'It is larger than 50 MB unpacked'],
  ]
  test.each(damaged)('that is %s is refused', async (_, bytes, sentence) => {
    const places = ownPlaces()
    const started = process.memoryUsage().rss
    expect(await refusal(places, fromTarball(bytes(), places))).toContain(sentence)
    expect(process.memoryUsage().rss - started).toBeLessThan(400 * 2 ** 20)
  })
})

/** Two gigabytes of zeros as two megabytes: gzip members may simply follow each other. */
function bomb(): Buffer {
  const member = gzipSync(Buffer.alloc(16 * 2 ** 20))
  return Buffer.concat([
    gzipSync(tar([{ path: 'p/x.bin', text: 'x' }])),
    ...Array.from({ length: 128 }, () => member),
  ])
}

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
