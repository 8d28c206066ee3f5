import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type IPty, spawn } from '@lydell/node-pty'
import { Terminal } from '@xterm/headless'
import { expect, onTestFinished, test } from 'vitest'
import { builtIn, launcher, root } from '../cli/hotseat.ts'
import { temporaryFolder } from '../src/temporary.ts'
import { byteOf, linesOf } from './screen.ts'

const home = `[Challenges ${builtIn.length}]`
const patience = { interval: 20, timeout: 60_000 }

test('the app has the terminal to itself, and gives it back as it was when one quits', async () => {
  const { shows, press, ended, terminal, said } = open()
  await shows(home)
  expect(terminal.buffer.active.type).toBe('alternate')
  expect(said()).toContain('\u001b[?25l')
  press('down', 'q')
  expect(await ended).toBe(0)
  expect(terminal.buffer.active.type).toBe('normal')
  expect(linesOf(terminal).join('').trim()).toBe('')
  expect(said().lastIndexOf('\u001b[?25h')).toBeGreaterThan(said().lastIndexOf('\u001b[?25l'))
})

test('a signal ends it with the terminal given back and the exit code of that signal', async () => {
  const { shows, pty, ended, terminal } = open()
  await shows(home)
  pty.kill('SIGTERM')
  expect(await ended).toBe(143)
  expect(terminal.buffer.active.type).toBe('normal')
})

test('an editor gets every key, Ctrl-C included, and the app is back when it ends', async () => {
  const folder = temporaryFolder({
    // Like an editor it shows something, and takes what is typed as its own.
    'editor.mjs': `process.on('SIGINT', () => { console.log('not me'); })
      console.log('editing'); process.stdin.once('data', (text) => { console.log('got ' + text); process.exit(0) })`,
  })
  const { shows, press, ended, terminal } = open({
    EDITOR: `${process.execPath} ${join(folder, 'editor.mjs')}`,
  })
  await shows(home)
  press('enter', 'e')
  await shows('editing')
  expect(terminal.buffer.active.type).toBe('normal')
  press('ctrl-c')
  await shows('not me')
  press('q', 'enter')
  await shows('Back from')
  expect(terminal.buffer.active.type).toBe('alternate')
  press('q')
  await shows(home)
  press('q')
  expect(await ended).toBe(0)
})

test('a solution is made, judged and handed in without leaving the app', async () => {
  const { shows, press, ended } = open()
  await shows(home)
  press('enter')
  await shows('Created ')
  press('s')
  await shows('tests passed')
  await shows('[4 Result ✗]')
  press('q', 'q')
  expect(await ended).toBe(0)
})

test('NO_COLOR is respected, and colours are there without it', async () => {
  const colour = /\u001b\[3[0-7]m/
  const plain = open({ NO_COLOR: '1' })
  await plain.shows(home)
  plain.press('tab', 'q')
  await plain.ended
  expect(plain.said()).not.toMatch(colour)
  const coloured = open()
  await coloured.shows(home)
  coloured.press('q')
  await coloured.ended
  expect(coloured.said()).toMatch(colour)
})

test.each([{ CI: 'true' }, { TERM: 'dumb' }])('with %j the overview is printed instead', async (env) => {
  const { ended, said, terminal } = open(env)
  expect(await ended).toBe(0)
  expect(said()).toContain(`${builtIn.length} challenges, 0 solved.`)
  expect(terminal.buffer.active.type).toBe('normal')
})

test('no command loads the app', () => {
  const dist = join(root, 'dist')
  const needs = (file: string, seen = new Set<string>()): Set<string> => {
    if (seen.has(file)) return seen
    seen.add(file)
    const text = readFileSync(join(dist, file), 'utf8')
    for (const [, next = ''] of text.matchAll(/(?:from|import)"\.\/([\w-]+\.js)"/g)) needs(next, seen)
    return seen
  }
  const files = [...needs('main.js')]
  expect(files.length).toBeGreaterThan(3)
  expect(files.filter((file) => readFileSync(join(dist, file), 'utf8').includes('react-reconciler'))).toEqual(
    [],
  )
})

/** Starts the real program in a terminal of its own. */
function open(env: Record<string, string> = {}) {
  const folder = temporaryFolder()
  const terminal = new Terminal({ cols: 80, rows: 24, allowProposedApi: true })
  const pty: IPty = spawn(process.execPath, [launcher], {
    cols: 80,
    rows: 24,
    cwd: folder,
    env: {
      PATH: process.env['PATH'] ?? '',
      HOME: folder,
      HOTSEAT_HOME: folder,
      TERM: 'xterm-256color',
      ...env,
    },
  })
  let said = ''
  let drawn: Promise<void> = Promise.resolve()
  pty.onData((data) => {
    said += data
    drawn = new Promise((done) => terminal.write(data, done))
  })
  let running = true
  const ended = new Promise<number>((done) =>
    pty.onExit(({ exitCode, signal }) => {
      running = false
      drawn.then(() => done(signal ? 128 + signal : exitCode))
    }),
  )
  onTestFinished(() => {
    if (running) pty.kill('SIGKILL')
  })
  return {
    pty,
    terminal,
    ended,
    said: () => said,
    press: (...names: string[]) => pty.write(names.map(byteOf).join('')),
    shows: (text: string) => expect.poll(() => linesOf(terminal).join('\n'), patience).toContain(text),
  }
}
