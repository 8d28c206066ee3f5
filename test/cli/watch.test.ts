import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { spawn } from '@lydell/node-pty'
import { expect, onTestFinished, test } from 'vitest'
import type { Report } from '../../runner/protocol.ts'
import { temporaryFolder } from '../src/temporary.ts'
import { challenges, hotseat, launch, launcher } from './hotseat.ts'

const patience = { interval: 10, timeout: 60_000 }
const submission = (path: string) => readFileSync(join(challenges, 'lru-cache/submissions', path), 'utf8')
const right = submission('accepted/map-order.ts')
const wrong = submission('wrong-answer/get-does-not-refresh.ts')

/** `hotseat watch lru-cache` without a terminal. */
function watching(words: string[] = []) {
  const home = temporaryFolder()
  const file = join(home, 'workspace/lru-cache/solution.ts')
  const child = launch(['watch', 'lru-cache', ...words], { home })
  let [out, err] = ['', '']
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text))
  const ended = new Promise<number | null>((done) => child.on('close', done))
  onTestFinished(() => void child.kill('SIGKILL'))
  return { home, file, child, ended, out: () => out, err: () => err }
}

test('each save is judged by the sample tests, until a signal ends it', async () => {
  const { file, child, ended, out, err } = watching()
  await expect.poll(err, patience).toContain('each save runs the sample tests.')
  writeFileSync(file, wrong)
  await expect.poll(out, patience).toContain('✗ wrong-answer  core/lru-cache: 3 of 4 sample tests passed')
  await expect.poll(out, patience).toContain('What the test did, in order')
  writeFileSync(file, right)
  await expect.poll(out, patience).toContain('✓ accepted  core/lru-cache: all 4 sample tests passed')
  child.kill('SIGINT')
  expect(await ended).toBe(130)
})

test('with --json there is a report in a line for each run and nothing else', async () => {
  const { file, child, ended, out, err } = watching(['--json'])
  await expect.poll(err, patience).toContain('Watching')
  writeFileSync(file, wrong)
  await expect.poll(() => out().split('\n').length, patience).toBe(2)
  writeFileSync(file, right)
  await expect.poll(() => out().split('\n').length, patience).toBe(3)
  const reports = out()
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Report)
  expect(reports.map(({ verdict }) => verdict)).toEqual(['wrong-answer', 'accepted'])
  child.kill('SIGTERM')
  expect(await ended).toBe(143)
})

test('a solution that goes, or cannot be read, is told of and watched on', async () => {
  const { file, err, out } = watching()
  await expect.poll(err, patience).toContain('Watching')
  rmSync(file)
  await expect.poll(err, patience).toContain('solution.ts is gone.')
  writeFileSync(file, Buffer.from([0x61, 0]))
  await expect.poll(err, patience).toContain('is not text but binary data')
  writeFileSync(file, right)
  await expect.poll(out, patience).toContain('✓ accepted')
})

test('at a terminal single keys submit, give hints and quit', async () => {
  const home = temporaryFolder()
  mkdirSync(join(home, 'workspace/lru-cache'), { recursive: true })
  writeFileSync(join(home, 'workspace/lru-cache/solution.ts'), right)
  const pty = spawn(process.execPath, [launcher, 'watch', 'lru-cache'], {
    cols: 80,
    rows: 24,
    cwd: home,
    env: {
      PATH: process.env['PATH'] ?? '',
      HOME: home,
      HOTSEAT_HOME: home,
      TERM: 'xterm-256color',
      NO_COLOR: '1',
    },
  })
  let said = ''
  pty.onData((text) => {
    said += text
  })
  const ended = new Promise<number>((done) => pty.onExit(({ exitCode }) => done(exitCode)))
  onTestFinished(() => pty.kill('SIGKILL'))
  const says = (text: string) => expect.poll(() => said, patience).toContain(text)
  await says('all 4 sample tests passed')
  pty.write('s')
  await says('all 17 tests passed')
  pty.write('h')
  await says('Hint 1 of 4: Two questions, two structures')
  pty.write('q')
  expect(await ended).toBe(0)
  const { out } = await hotseat(['list', '--status', 'solved', '--json'], { home })
  expect(out).toContain('"core/lru-cache"')
})
