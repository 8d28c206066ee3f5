import { spawnSync } from 'node:child_process'
import { openSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { temporaryFolder } from '../src/temporary.ts'
import { hotseat, launch, launcher, sumChallenge } from './hotseat.ts'

describe.concurrent('colour', () => {
  test.each([
    ['none without a terminal', {}, [], false],
    ['some with FORCE_COLOR', { FORCE_COLOR: '1' }, [], true],
    ['none with --no-color', { FORCE_COLOR: '1' }, ['--no-color'], false],
    ['none with NO_COLOR', { FORCE_COLOR: '1', NO_COLOR: '1' }, [], false],
  ])('is %s', async (_, env, words, colour) => {
    const { out } = await hotseat(['list', ...words], { env: env as Record<string, string> })
    expect(out.includes('\u001b[')).toBe(colour)
  })

  test('is in a report, and never in JSON', async () => {
    const cwd = sumChallenge()
    const env = { FORCE_COLOR: '1' }
    expect((await hotseat(['judge', 'sum', 'wrong.ts'], { cwd, env })).out).toContain('\u001b[31m')
    expect((await hotseat(['judge', 'sum', 'wrong.ts', '--json'], { cwd, env })).out).not.toContain('\u001b')
  })
})

test('a reader that goes away is no error', async () => {
  const child = launch(['judge', 'sum', 'right.ts'], { cwd: sumChallenge() })
  child.stdout.destroy()
  let err = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text))
  const code = await new Promise((done) => child.on('close', done))
  expect([code, err]).toEqual([0, ''])
})

test.runIf(process.platform === 'linux')('output that finds no space is said, and is no success', () => {
  const home = temporaryFolder()
  const { status, stderr } = spawnSync(process.execPath, [launcher, 'list', '--json'], {
    env: { PATH: process.env['PATH'] ?? '', HOTSEAT_HOME: home },
    stdio: ['ignore', openSync('/dev/full', 'w'), 'pipe'],
    encoding: 'utf8',
  })
  expect(status).toBe(2)
  expect(stderr).toContain('The output could not be written (ENOSPC); free some space or send it elsewhere.')
})
