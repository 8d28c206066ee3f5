import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { columns } from '../../src/core/layout.ts'
import { colourPaint } from '../../src/core/paint.ts'
import { readHistory } from '../../src/io/history.ts'
import { closeJudge } from '../../src/io/judge.ts'
import { solutionPath } from '../../src/io/workspace.ts'
import { builtIn } from '../cli/hotseat.ts'
import { temporaryFolder } from '../src/temporary.ts'
import { appContext, lru, manyChallenges, writeSolution } from './app-context.ts'
import { openScreen, patience } from './screen.ts'

afterAll(closeJudge)

const all = builtIn.length

const endless = 'export class LruCache { get() { for (;;) {} } set() {} get size() { return 0 } }\n'

test.each([
  [80, 24],
  [61, 20],
  [120, 40],
  [60, 15],
])(
  'at %ix%i the screen is filled from its first row to its last and nothing is wider',
  async (wide, high) => {
    const screen = openScreen(appContext(), wide, high)
    await screen.shows(`[Challenges ${all}]`)
    const lines = screen.lines()
    expect(lines[0]).toMatch(new RegExp(`^Hotseat +0 of ${all} solved$`))
    expect(lines[1]).toContain(`[Challenges ${all}]`)
    expect(lines[2]).toMatch(/^› {3}Compose middleware +easy +20 min/)
    expect(lines[high - 2]).toContain('Turn a list of middleware')
    expect(lines[high - 1]).toContain('? help  q quit')
    expect(lines.every((line) => columns(line) <= wide)).toBe(true)
    expect(lines.join('\n').includes('core/middleware-chain')).toBe(wide >= 100)
    expect(screen.buffer()).toBe('alternate')
  },
)

test('too small a terminal says so, does nothing but quit, and is the app again when it grows', async () => {
  const context = appContext()
  const screen = openScreen(context, 40, 10)
  await screen.shows('Hotseat needs 60x15; this is 40x10.')
  screen.press('o', 'down')
  screen.resize(80, 24)
  await screen.shows(`[Challenges ${all}]`)
  expect(screen.text()).toContain(`1/${all}`)
  expect(existsSync(context.places.workspace)).toBe(false)
  screen.press('down')
  await screen.shows(`2/${all}`)
  screen.resize(40, 10)
  await screen.shows('Hotseat needs')
  screen.resize(120, 40)
  await screen.shows(`2/${all}`)
  await screen.shows('core/retry-backoff')
  screen.resize(40, 10)
  await screen.shows('Hotseat needs')
  screen.press('q')
  await screen.exited
})

test('a statement is read to its end', async () => {
  const screen = openScreen(appContext())
  screen.press('enter', 'G')
  await screen.shows('[Statement]')
  await expect.poll(screen.text, patience).toMatch(/ (\d+)-(\d+)\/\2\n/)
  screen.press('pageup', 'k', 'g')
  await screen.shows(' 1-20/')
})

test('keys that arrive in one go do as much as keys that arrive one by one', async () => {
  const screen = openScreen(appContext({ challenges: manyChallenges(60) }))
  screen.press('jjjjjjjjj')
  await screen.shows('›   Number 10 ')
  screen.press('/30\r')
  await screen.shows('[/30 1 of 60]')
  await screen.shows('Number 30')
})

test('what is pasted is text in a search, and nothing anywhere else', async () => {
  const context = appContext()
  const screen = openScreen(context)
  screen.press('\u001b[200~oq\u001b[201~', '/', '\u001b[200~lru\u001b[201~')
  await screen.shows(`[/lru▏ 1 of ${all}]`)
  expect(existsSync(context.places.workspace)).toBe(false)
})

test('a search that finds nothing says how to get out, and keys that need a challenge say why not', async () => {
  const screen = openScreen(appContext())
  screen.press('/', 'zzzz', 'enter')
  await screen.shows('No challenge matches. Esc clears the search.')
  screen.press('r')
  await screen.shows('No challenge is chosen')
  screen.press('esc')
  await screen.shows(`[Challenges ${all}]`)
})

test('of a thousand challenges only those that show are drawn, wherever one is', async () => {
  const screen = openScreen(appContext({ challenges: manyChallenges(1000) }))
  await screen.shows('Number 20 ')
  expect(screen.text()).not.toContain('Number 21 ')
  screen.press('G')
  await screen.shows('1000/1000')
  expect(screen.lines()[21]).toContain('› ')
  screen.press('/', 'number 500')
  await screen.shows('Number 500 ')
})

test('start makes the solution file and leaves it alone the second time', async () => {
  const context = appContext()
  const [first] = context.challenges
  if (first === undefined) throw new Error('no challenges')
  const screen = openScreen(context, 120, 24)
  screen.press('o')
  await screen.shows(`Created ${solutionPath(context.places, first)}`)
  screen.press('down', 'up', 'o')
  await screen.shows(`Yours already: ${solutionPath(context.places, first)}`)
})

test('submit judges by all tests, shows the report, keeps the attempt and marks the challenge solved', async () => {
  const context = appContext({ challenges: [lru()] })
  writeSolution(context, lru(), 'accepted/map-order.ts')
  const screen = openScreen(context)
  screen.press('s')
  await screen.shows('✓ accepted: 16 tests passed. Solved.')
  await screen.shows('core/lru-cache: all 16 tests passed')
  await screen.shows('1 of 1 solved')
  screen.press('tab')
  await screen.shows('› ✓ Least recently used cache')
  const { history } = await readHistory(context.places)
  expect([...history.solved]).toEqual(['core/lru-cache'])
})

test('run judges by the samples, and statement and result can be switched', async () => {
  const context = appContext({ challenges: [lru()] })
  writeSolution(context, lru(), 'wrong-answer/get-does-not-refresh.ts')
  const screen = openScreen(context)
  screen.press('r')
  await expect.poll(screen.text, patience).toMatch(/✗ wrong-answer: \d of 4 sample tests passed/)
  await screen.shows('[Result]')
  screen.press('v')
  await screen.shows('[Statement]  Result')
  await screen.shows('about 25 min · tried')
  screen.press('v')
  await screen.shows('What the test did')
})

test('while the judge is at work every key works; Ctrl-C ends the judge first, then the app', async () => {
  const [first, second] = manyChallenges(2)
  if (first === undefined || second === undefined) throw new Error('two are needed')
  const slow = { ...first, manifest: { ...first.manifest, limits: { cpuMs: 20_000, heapMb: 64 } } }
  const context = appContext({ challenges: [slow, second] })
  writeSolution(context, slow, endless)
  const screen = openScreen(context)
  screen.press('s')
  await screen.shows('1/16 gives back what was stored')
  await screen.shows('Ctrl-C cancel')
  screen.press('tab', 'down')
  await screen.shows('2/2')
  screen.press('r')
  await screen.shows('The judge is at work; cancel it with Ctrl-C.')
  screen.press('?')
  await screen.shows('[Keys]')
  screen.press('esc', 'ctrl-c')
  await screen.shows('Cancelled; nothing was recorded.')
  expect(screen.left()).toBe(false)
  expect((await readHistory(context.places)).history.tried.size).toBe(0)
  screen.press('ctrl-c')
  await screen.exited
})

test('what is wrong is one sentence on the message line', async () => {
  const context = appContext({
    env: { EDITOR: 'no-such-editor -x' },
    message: { tone: 'warn', text: 'Said first.' },
  })
  const screen = openScreen(context, 120, 24)
  await screen.shows('Said first.')
  screen.press('r')
  await screen.shows('solution.ts. Press o to make it.')
  screen.press('e')
  await screen.shows('EDITOR is "no-such-editor -x", and there is no such program.')
  screen.press('down')
  await expect.poll(screen.text, patience).not.toContain('no such program')
})

test('the editor gets the file, and one that fails is told of', async () => {
  const folder = temporaryFolder({ 'editor.sh': '#!/bin/sh\necho "// edited" >> "$2"\nexit "$1"\n' })
  const context = appContext({
    challenges: [lru()],
    env: { PATH: process.env['PATH'], VISUAL: `sh ${join(folder, 'editor.sh')} 0` },
  })
  const screen = openScreen(context)
  screen.press('e')
  await screen.shows('Back from sh')
  expect(readFileSync(solutionPath(context.places, lru()), 'utf8')).toMatch(/\/\/ edited\n$/)
  context.env['VISUAL'] = `sh ${join(folder, 'editor.sh')} 3`
  screen.press('e')
  await screen.shows('sh ended with code 3.')
})

test('an unwritable home is told of, and the app goes on', async () => {
  const file = join(temporaryFolder({ file: '' }), 'file')
  const places = { config: file, data: file, cache: file, workspace: file }
  const screen = openScreen(appContext({ places }), 120, 24)
  screen.press('o')
  await screen.shows('cannot be a folder because a file is in the way')
  screen.press('down')
  await screen.shows(`2/${all}`)
})

test('colours are in the text and change nothing else', async () => {
  const plain = openScreen(appContext(), 120, 40)
  const coloured = openScreen(appContext({ paint: colourPaint }), 120, 40)
  for (const screen of [plain, coloured]) await screen.shows(`[Challenges ${all}]`)
  await expect.poll(coloured.text, patience).toBe(plain.text())
})
