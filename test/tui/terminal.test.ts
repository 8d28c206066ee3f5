import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readHistory } from '../../src/io/history.ts'
import { places as placesOf } from '../../src/io/places.ts'
import { builtIn, challenges, launcher, root } from '../cli/hotseat.ts'
import { temporaryFolder } from '../src/temporary.ts'
import { openTerminal as open, terminalPatience as patience } from './pty.ts'
import { linesOf } from './screen.ts'

const home = `[Challenges ${builtIn.length}]`

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

test('from the first look to accepted, the editorial and the statistics, with an editor that is a program', async () => {
  const right = readFileSync(join(challenges, 'lru-cache/submissions/accepted/map-order.ts'), 'utf8')
  const folder = temporaryFolder({
    'right.ts': right,
    'editor.sh': '#!/bin/sh\ncp "$(dirname "$0")/right.ts" "$1"\n',
  })
  const { shows, press, ended } = open({ EDITOR: `sh ${join(folder, 'editor.sh')}` })
  await shows(home)
  press('/', 'lru', 'enter', 'enter')
  await shows('[1 Statement]')
  press('e')
  await shows('4 sample tests passed. Press s to submit.')
  press('s')
  await shows('17 tests passed. Solved.')
  press('5')
  await shows('A map and a linked list')
  press('q')
  await shows(`1 of ${builtIn.length} solved`)
  press('t')
  await shows('1 unaided · 0 with hints')
  press('q')
  await shows('[/lru 1 of')
  press('q')
  expect(await ended).toBe(0)
})

test('Ctrl-Z gives the terminal back to the shell, and fg brings the app back as it was', async () => {
  const { shows, press, pty, ended, terminal } = open({ PS1: '$ ' }, ['bash', '--norc', '--noediting', '-i'])
  pty.write(`${process.execPath} ${launcher}\r`)
  await shows(home)
  press('down')
  await shows(' 2/')
  press('ctrl-z')
  await shows('Stopped')
  expect(terminal.buffer.active.type).toBe('normal')
  pty.write('fg\r')
  await shows(home)
  await shows(' 2/')
  expect(terminal.buffer.active.type).toBe('alternate')
  press('q')
  // The shell has the terminal again when it asks for the next command.
  await expect.poll(() => linesOf(terminal).join('\n').trimEnd(), patience).toMatch(/\n\$$/)
  expect(terminal.buffer.active.type).toBe('normal')
  pty.write('exit\r')
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

test('a newcomer is welcomed once', async () => {
  const first = open({}, undefined, {})
  await first.shows('Welcome to Hotseat')
  first.press('q')
  await first.shows(home)
  first.press('q')
  expect(await first.ended).toBe(0)
  const second = open({ HOTSEAT_HOME: first.folder })
  await second.shows(home)
  second.press('q')
  expect(await second.ended).toBe(0)
})

test('for a screen reader everything is printed once, line by line, on the screen that stays', async () => {
  const { shows, press, ended, said } = open({}, [process.execPath, launcher, '--screen-reader'])
  await shows(`Selected, 1 of ${builtIn.length}: `)
  press('down')
  await shows(`Selected, 2 of ${builtIn.length}: `)
  press('q')
  expect(await ended).toBe(0)
  expect(said()).not.toContain('\u001b[?1049h')
  expect(said().split('Hotseat, the challenges.').length).toBe(2)
  expect(said().replace(/\u001b\[[?\d;]*[A-Za-z]/g, '')).toMatch(/^[\x20-\x7e\r\n]*$/)
})

test('for a screen reader what was judged while the editor was open is told when it ends', async () => {
  const folder = temporaryFolder({
    'editor.mjs': "console.log('editing'); process.stdin.once('data', () => process.exit(0))",
  })
  const env = { EDITOR: `${process.execPath} ${join(folder, 'editor.mjs')}` }
  const session = open(env, [process.execPath, launcher, 'open', 'lru-cache', '--screen-reader'])
  await session.shows('Created ')
  session.press('e')
  await session.shows('editing')
  const right = readFileSync(join(challenges, 'lru-cache/submissions/accepted/map-order.ts'), 'utf8')
  writeFileSync(join(session.folder, 'workspace/lru-cache/solution.ts'), right)
  const places = placesOf({ HOTSEAT_HOME: session.folder })
  await expect.poll(async () => (await readHistory(places)).history.tried.size, patience).toBe(1)
  expect(session.said()).not.toContain('accepted')
  session.press('enter')
  await session.shows('accepted: 4 sample tests passed.')
  session.press('q')
  await session.shows(`of ${builtIn.length} challenges; 0 solved.`)
  session.press('q')
  expect(await session.ended).toBe(0)
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
