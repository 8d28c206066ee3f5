import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { fromTarball, refusal } from './installing.ts'
import { packFiles } from './sample-pack.ts'
import { type Entry, npmTarball, tar, tarball } from './tarball.ts'
import { ownPlaces } from './temporary.ts'

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
