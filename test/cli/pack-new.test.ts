import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { spawn } from '@lydell/node-pty'
import { describe, expect, test, vi } from 'vitest'
import { temporaryFolder } from '../src/temporary.ts'
import { hotseat, json, launcher } from './hotseat.ts'

describe.concurrent('pack new', () => {
  test('makes a pack whose challenge is judged, and new-challenge adds to it', async () => {
    const cwd = temporaryFolder()
    const made = await hotseat(['pack', 'new', 'my-pack', '--author', 'Ada', '--license', 'mit'], { cwd })
    expect([made.code, made.out]).toEqual([
      0,
      expect.stringMatching(/^✓ Created .*my-pack with the challenge merge-busy-times\n$/),
    ])
    expect(JSON.parse(readFileSync(join(cwd, 'my-pack/pack.json'), 'utf8'))).toMatchObject({
      id: 'my-pack',
      title: 'My pack',
      license: 'MIT',
      authors: ['Ada'],
    })
    const pack = join(cwd, 'my-pack')
    const added = await hotseat(['pack', 'new-challenge', 'my-ring', '--kind', 'class'], {
      cwd: join(pack, 'merge-busy-times'),
    })
    expect([added.code, added.err]).toEqual([0, expect.stringContaining('pack verify ../my-ring')])
    const accepted = 'my-ring/submissions/accepted/numbered-values.ts'
    expect((await hotseat(['judge', 'my-ring', accepted], { cwd: pack })).code).toBe(0)
    expect((await hotseat(['judge', 'my-ring', 'my-ring/starter.ts'], { cwd: pack })).code).toBe(1)
  })

  test.each([
    [['new', 'full'], '~/full is not empty; name a folder that is not there yet.'],
    [['new', 'pack'], '~/pack is a pack already; add to it with `hotseat pack new-challenge <slug>`.'],
    [['new', 'file'], '~/file is a file; name a folder that is not there yet.'],
    [['new', 'file/in'], '~/file/in cannot be written because a file is in the way; name another folder.'],
    [
      ['new', 'x', '--id', 'My Pack'],
      'The name of a pack is lower-case words joined by hyphens, and "My Pack" is not. Try "my-pack".',
    ],
    [['new', 'x', '--id', 'core'], 'The pack "core" is built in; give yours another id, such as "my-core".'],
    [['new', 'x', '--license', 'MTI'], '"MTI" is no id of a licence. Did you mean "MIT"?'],
    [['new', 'x', '--title', ''], 'A pack needs a title.'],
    [
      ['new-challenge', 'Ring Buffer', '--pack', 'pack'],
      'The name of a challenge is lower-case words joined by hyphens, and "Ring Buffer" is not. Try "ring-buffer".',
    ],
    [
      ['new-challenge', 'there', '--pack', 'pack'],
      '~/pack/there is there already; give the challenge another name.',
    ],
    [['new-challenge', 'x', '--pack', 'full'], 'full has no pack.json; name the folder of a pack.'],
  ])('%j is refused and leaves everything as it was', async (words, sentence) => {
    const home = temporaryFolder({ 'full/a.md': 'a', 'pack/pack.json': '{}', file: 'x' })
    mkdirSync(join(home, 'pack/there'))
    const before = readdirSync(home, { recursive: true }).sort()
    const outcome = await hotseat(['pack', ...words], { home, env: { HOTSEAT_HOME: join(home, '../none') } })
    expect(outcome).toEqual({ code: 2, out: '', err: `${sentence}\n` })
    expect(readdirSync(home, { recursive: true }).sort()).toEqual(before)
  })

  test('with --json prints one object', async () => {
    const cwd = temporaryFolder()
    const made = json(await hotseat(['pack', 'new', 'mine', '--kind', 'async', '--json'], { cwd }))
    expect(made).toMatchObject({ pack: 'mine', folder: join(cwd, 'mine'), challenge: 'mine/single-flight' })
    expect(made['created']).toContain('single-flight/tests/hidden.test.ts')
    const added = json(await hotseat(['pack', 'new-challenge', 'x', '--pack', 'mine', '--json'], { cwd }))
    expect(added).toMatchObject({ slug: 'x', folder: join(cwd, 'mine/x') })
  })

  test('new-challenge outside of a pack says where to go', async () => {
    const { code, err } = await hotseat(['pack', 'new-challenge', 'x'])
    expect([code, err]).toEqual([
      2,
      expect.stringContaining('is in no pack; go to a folder with a pack.json'),
    ])
  })

  test('asks on a terminal what no flag says, and again after an answer that is none', async () => {
    const cwd = temporaryFolder()
    const { answer, ended } = atTerminal(['pack', 'new', 'mine', '--author', 'Ada'], cwd)
    await answer("The pack's id (mine):", 'My Id')
    await answer('Try "my-id".', 'my-id')
    await answer('Its title (My id):', '')
    await answer('Its licence (MIT):', 'CC-BY-4.0')
    await answer('async (function):', 'class')
    expect(await ended).toBe(0)
    expect(JSON.parse(readFileSync(join(cwd, 'mine/pack.json'), 'utf8'))).toMatchObject({
      id: 'my-id',
      title: 'My id',
      license: 'CC-BY-4.0',
      authors: ['Ada'],
    })
    expect(readdirSync(join(cwd, 'mine'))).toContain('ring-buffer')
  })

  test('Ctrl-C at a question makes nothing', async () => {
    const cwd = temporaryFolder()
    const { answer, ended } = atTerminal(['pack', 'new', 'mine'], cwd)
    await answer("The pack's id (mine):", '\u0003', '')
    expect(await ended).toBe(130)
    expect(readdirSync(cwd)).toEqual([])
  })
})

/** Runs `hotseat` on a terminal; `answer` waits for a question and types a line. */
function atTerminal(words: string[], cwd: string) {
  const pty = spawn(process.execPath, [launcher, ...words], {
    cwd,
    cols: 200,
    env: { PATH: process.env['PATH'] ?? '', HOME: cwd, HOTSEAT_HOME: join(cwd, '../none'), TERM: 'xterm' },
  })
  let said = ''
  pty.onData((text) => {
    said += text
  })
  const ended = new Promise<number>((done) => pty.onExit(({ exitCode }) => done(exitCode)))
  const answer = async (question: string, text: string, enter = '\r') => {
    // Where tests run side by side `expect.poll` cannot tell which of them waits.
    await vi.waitFor(() => expect(said).toContain(question), { interval: 20, timeout: 30_000 })
    said = ''
    pty.write(text + enter)
  }
  return { answer, ended }
}
