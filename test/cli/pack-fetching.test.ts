import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { listening, registry } from '../src/registry.ts'
import { packFiles } from '../src/sample-pack.ts'
import { npmTarball, tar } from '../src/tarball.ts'
import { temporaryFolder } from '../src/temporary.ts'
import { hotseat, json, launch } from './hotseat.ts'

/** A package of npm that would leave a file behind if anything of it were run. */
function poisoned(version: string): Record<string, string> {
  const scripts = Object.fromEntries(
    ['preinstall', 'install', 'postinstall', 'prepare', 'prepack'].map((name) => [
      name,
      'touch $HOME/poisoned',
    ]),
  )
  return packFiles({ version }, { 'package.json': JSON.stringify({ name: 'mine', version, scripts }) })
}

describe.concurrent('from npm', () => {
  const versions = ['1.0.0', '1.1.0', '2.0.0']
  const tarballs = Object.fromEntries(versions.map((version) => [version, npmTarball(poisoned(version))]))
  const packages = { mine: tarballs, '@me/mine': tarballs }

  test('a name, a range and a scope are found, and no script is run', async () => {
    const home = temporaryFolder()
    const npm_config_registry = await registry(packages)
    const add = async (...words: string[]) => {
      const outcome = await hotseat(['pack', ...words, '--json'], { home, env: { npm_config_registry } })
      expect(outcome.err).toBe('')
      return json(outcome)
    }
    expect(await add('add', 'mine@^1')).toMatchObject({
      version: '1.1.0',
      resolved: 'mine@1.1.0',
      changed: true,
    })
    expect(await add('update')).toMatchObject({ packs: [{ id: 'mine', version: '1.1.0', changed: false }] })
    expect(await add('add', 'npm:mine')).toMatchObject({ version: '2.0.0', before: '1.1.0' })
    expect(await add('info', 'mine')).toMatchObject({ source: 'npm:mine', intact: true })
    const scoped = await hotseat(['pack', 'add', '@me/mine'], { home, env: { npm_config_registry } })
    expect(scoped.err).toContain('A pack "mine" is already installed, from npm:mine; remove that one first')
    await add('remove', 'mine')
    expect(await add('add', '@me/mine@1.0.0')).toMatchObject({ version: '1.0.0', resolved: '@me/mine@1.0.0' })
    expect(existsSync(join(home, 'poisoned'))).toBe(false)
  })

  test('the registry and the log-in of .npmrc are used', async () => {
    const seen: (string | undefined)[] = []
    const server = createServer((request, response) => {
      seen.push(request.headers.authorization)
      response.writeHead(401).end('{}')
    })
    const address = await listening(server)
    const host = address.replace('http:', '')
    const home = temporaryFolder({ '.npmrc': `registry=${address}/\n${host}/:_authToken=\${TOKEN}\n` })
    const { code, err } = await hotseat(['pack', 'add', 'mine'], { home, env: { TOKEN: 'secret' } })
    expect([code, err]).toEqual([
      2,
      expect.stringContaining('does not let you have npm package "mine" (401)'),
    ])
    expect(seen).toContain('Bearer secret')
  })

  test.each([
    ['none', 'There is no npm package "none" at 127.0.0.1:'],
    ['mine@^7', 'mine has no version "^7"; see what there is with `npm view mine versions`.'],
    ['mine@latests', 'mine has no version "latests"'],
  ])('%s is refused', async (name, sentence) => {
    const npm_config_registry = await registry(packages)
    const { code, out, err } = await hotseat(['pack', 'add', name], { env: { npm_config_registry } })
    expect([code, out, err]).toEqual([2, '', expect.stringContaining(sentence)])
    expect(err.trimEnd().split('\n')).toHaveLength(1)
  })

  test('what is not what the registry promised is refused', async () => {
    const integrity = `sha512-${Buffer.alloc(64).toString('base64')}`
    const npm_config_registry = await registry(packages, { integrity })
    const { code, err } = await hotseat(['pack', 'add', 'mine'], { env: { npm_config_registry } })
    expect([code, err]).toEqual([
      2,
      expect.stringContaining('What came for npm package "mine" is not what 127.0.0.1:'),
    ])
  })

  test('without a network is refused', async () => {
    const npm_config_registry = 'http://127.0.0.1:9'
    const { code, err } = await hotseat(['pack', 'add', 'mine'], { env: { npm_config_registry } })
    expect([code, err]).toEqual([
      2,
      '127.0.0.1:9 cannot be reached (ECONNREFUSED). Are you online? Try again then.\n',
    ])
  })
})

describe.concurrent('from an address', () => {
  test('a tarball is installed, and its secrets are not shown', async () => {
    const files = packFiles()
    const entries = Object.entries(files).map(([path, text]) => ({ path: `mine-main/${path}`, text }))
    const address = await listening(createServer((_, response) => response.end(tar(entries))))
    const url = `${address.replace('//', '//me:token@')}/p.tgz`
    const home = temporaryFolder()
    const added = await hotseat(['pack', 'add', url], { home })
    expect(added).toEqual({ code: 0, out: '✓ Installed mine 1.0.0: one challenge\n', err: '' })
    const shown = [
      await hotseat(['pack', 'list'], { home }),
      await hotseat(['pack', 'info', 'mine', '--json'], { home }),
    ]
    expect(shown.map(({ out }) => out).join()).toContain(`${address}/p.tgz`)
    expect(shown.map(({ out }) => out).join()).not.toContain('token')
  })

  test.each([
    ['a page', 200, '<html>', 'It is damaged or no gzipped tarball'],
    ['nothing', 200, '', 'It is an empty file and no tarball.'],
    ['404', 404, 'gone', 'There is no file http://127.0.0.1:'],
    ['500', 500, 'oh', ' answered 500 when asked for file http://127.0.0.1:'],
  ])('%s is refused', async (_, status, body, sentence) => {
    const address = await listening(createServer((_, response) => response.writeHead(status).end(body)))
    const { code, out, err } = await hotseat(['pack', 'add', `${address}/p.tgz`])
    expect([code, out, err]).toEqual([2, '', expect.stringContaining(sentence)])
  })

  test('a tarball without an end is given up where a pack ends', async () => {
    const header = tar([{ path: 'big.bin', size: 8 * 2 ** 30 }]).subarray(0, 512)
    const server = createServer((_, response) => {
      response.write(header)
      const chunk = Buffer.alloc(2 ** 18)
      const pour = setInterval(() => response.writableNeedDrain || response.write(chunk), 1)
      response.on('close', () => clearInterval(pour))
    })
    const { code, err } = await hotseat(['pack', 'add', `${await listening(server)}/p.tgz`])
    expect([code, err]).toEqual([2, expect.stringContaining('It is larger than 50 MB unpacked')])
  })
})

test('Ctrl-C ends a download that goes nowhere and leaves nothing behind', async () => {
  for (const begin of [Buffer.alloc(0), tar([{ path: 'a.bin', size: 9999 }]).subarray(0, 700)]) {
    const asked = Promise.withResolvers<void>()
    const server = createServer((_, response) => {
      if (begin.length > 0) response.write(begin)
      asked.resolve()
    })
    const home = temporaryFolder()
    const child = launch(['pack', 'add', `${await listening(server)}/p.tgz`], { home })
    await asked.promise
    child.kill('SIGINT')
    expect(await new Promise((done) => child.on('close', done))).toBe(130)
    expect(readdirSync(join(home, 'data/packs'))).toEqual([])
  }
})

describe.concurrent('from git', () => {
  test('a branch, a tag and a commit are installed, and nothing of the repository is run', async () => {
    const home = temporaryFolder()
    const { folder, commit } = repository(home, packFiles())
    // Settings of the user's own that a repository could ask for by name.
    const touch = `touch ${home}/poisoned; cat`
    writeFileSync(join(home, '.gitconfig'), `[filter "evil"]\n\tsmudge = ${touch}\n\tprocess = ${touch}\n`)
    const second = commit(packFiles({ version: '2.0.0' }, { '.gitattributes': '* filter=evil\n' }), 'v2')
    commit(packFiles({ version: '3.0.0' }))
    const add = async (source: string) => {
      const outcome = await hotseat(['pack', 'add', source, '--json'], { home })
      expect(outcome.err).toBe('')
      return json(outcome)
    }
    const url = `git+file://${folder}`
    expect(await add(url)).toMatchObject({ version: '3.0.0' })
    expect(await add(`${url}#v2`)).toMatchObject({ version: '2.0.0', resolved: second, before: '3.0.0' })
    expect(await add(`${url}#${second}`)).toMatchObject({ changed: false })
    commit(packFiles({ version: '4.0.0' }))
    expect(await add(`${url}#main`)).toMatchObject({ version: '4.0.0' })
    expect((await hotseat(['pack', 'list'], { home })).out).toContain(`${url}#main`)
    expect(existsSync(join(home, 'poisoned'))).toBe(false)
  })

  test('a link that leads out is refused', async () => {
    const home = temporaryFolder()
    const { folder, commit } = repository(home, packFiles())
    symlinkSync('/etc/passwd', join(folder, 'sum/hints.md'))
    commit({})
    const { code, err } = await hotseat(['pack', 'add', `git+file://${folder}`], { home })
    expect([code, err]).toEqual([2, 'sum/hints.md is a link that leads out of the pack; copy the file in.\n'])
  })

  test('what is no repository, no branch or not reachable is refused', async () => {
    const home = temporaryFolder()
    const { folder } = repository(home, packFiles())
    const said = async (source: string, env = {}) => {
      const { code, out, err } = await hotseat(['pack', 'add', source], { home, env })
      expect([code, out, err.trimEnd().split('\n').length]).toEqual([2, '', 1])
      return err
    }
    expect(await said(`git+file://${folder}#none`)).toContain('has no branch, tag or commit "none"')
    expect(await said(`git+file://${home}/none`)).toMatch(/^There is no git repository at file:/)
    expect(await said('git+http://127.0.0.1:9/none')).toBe(
      'The repository http://127.0.0.1:9/none cannot be reached. Are you online? Try again then.\n',
    )
    expect(await said(`git+file://${folder}`, { PATH: '/nonexistent' })).toMatch(
      /^This needs git, which is not on/,
    )
  })
})

/** A repository below a folder whose `commit` writes files and returns the new commit. */
function repository(home: string, files: Record<string, string>) {
  const folder = join(home, 'repository')
  const git = (...words: string[]) =>
    execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.org', ...words], {
      cwd: folder,
      encoding: 'utf8',
      env: { PATH: process.env['PATH'], GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' },
    })
  const commit = (changes: Record<string, string>, tag?: string): string => {
    for (const [path, text] of Object.entries(changes)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), text)
    }
    git('add', '-A')
    git('commit', '-qm', 'Change')
    if (tag !== undefined) git('tag', tag)
    return git('rev-parse', 'HEAD').trim()
  }
  mkdirSync(folder)
  git('init', '-q', '-b', 'main')
  commit(files)
  return { folder, commit }
}
