import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { parseSettings } from '../../src/core/settings.ts'
import { closeJudge } from '../../src/io/judge.ts'
import { keyOf } from '../../src/tui/key-of.ts'
import { type KeySettings, remapped } from '../../src/tui/remap.ts'
import { appContext, lru, manyChallenges, submission, writeSolution } from './app-context.ts'
import { interviewHome } from './interview-home.ts'
import { openScreen } from './screen.ts'

afterAll(closeJudge)

const file = 'settings.json'
const problemsOf = (keys: KeySettings) => remapped(keys, file).problems

test('every action has one name, and no settings change nothing', () => {
  const { actions, keymaps, problems } = remapped(undefined, file)
  expect(problems).toEqual([])
  const names = actions.map(({ name }) => name)
  expect(new Set(names).size).toBe(names.length)
  for (const name of ['home.search', 'challenge.submit', 'anywhere.palette', 'moving.down', 'filters.close'])
    expect(names).toContain(name)
  expect(remapped({}, file).keymaps).toEqual(keymaps)
})

test('an action has the keys of the settings, and they are shown', () => {
  const { keymaps, actions } = remapped(
    { 'home.search': ['ctrl-f', 'space'], 'home.order': 'none', 'moving.page-down': 'ctrl-d' },
    file,
  )
  const { browse } = keymaps.home
  expect(browse.find(({ intent }) => intent === 'search')).toMatchObject({
    keys: ['ctrl-f', ' '],
    shown: 'Ctrl-F Space',
  })
  expect(browse.some(({ intent }) => intent === 'order')).toBe(false)
  expect(actions).toContainEqual(expect.objectContaining({ name: 'home.order', keys: [], shown: '' }))
})

test('moving is one action for all places, and leaves the filters the key that puts them on', () => {
  const { keymaps } = remapped(
    {
      ...{ 'moving.down': ['v', 'enter'], 'home.open': 'l', 'challenge.look': 'l' },
      ...{ 'interviews.open': 'o', 'setup.start': 'o', 'interview.answer': 'o' },
    },
    file,
  )
  const keysIn = (bindings: { intent: string; keys: string[] }[]) =>
    bindings.find(({ intent }) => intent === 'down')?.keys
  expect(keysIn(keymaps.stats.read)).toEqual(['v', 'enter'])
  expect(keysIn(keymaps.home.filter)).toEqual(['v'])
})

test.each<[KeySettings, string]>([
  [{ 'home.serch': 'x' }, '"keys" names "home.serch", which is no action; did you mean "home.search"?'],
  [{ zzzzzzzzzz: 'x' }, '"keys" names "zzzzzzzzzz", which is no action; `hotseat keys` lists them all.'],
  [{ 'home.search': 'ctl-f' }, '"keys.home.search" is "ctl-f", which is no key; did you mean "ctrl-f"?'],
  [{ 'home.search': 'ctrl-m' }, '"keys.home.search" is "ctrl-m", which is no key;'],
  [{ 'home.search': 'f' }, '"keys" gives "f" to both "home.search" and "home.filter"; give one of them'],
  [{ 'home.order': 'ctrl-p' }, 'gives "ctrl-p" to both "home.order" and "anywhere.palette"'],
  [{ 'moving.last': 's' }, 'gives "s" to both "challenge.submit" and "moving.last"'],
  [{ 'palette.do': 'x' }, '"keys.palette.do" is "x", which is text where it works; take another key'],
  [{ 'anywhere.stop': 'z' }, '"keys.anywhere.stop" is "z", which is text where it works'],
  [{ 'interview.ask': 'p' }, 'gives "p" to both "interview.ask" and "interview.plan"'],
  [{ 'typing.keep': 'x' }, '"keys.typing.keep" is "x", which is text where it works'],
  [
    { 'choosing.keep': '3' },
    '"keys.choosing.keep" is "3", and digits choose where it works; take another key',
  ],
  [
    { 'interviews.back': 'none', 'anywhere.leave': [] },
    'leaves no way out of interviews; give "anywhere.leave" or "interviews.back" a key',
  ],
  [
    { 'home.quit': 'none', 'anywhere.leave': [] },
    'leaves no way out of home; give "anywhere.leave" or "home.quit" a key',
  ],
])('%j is a problem, and all keys stay as they are', (keys, sentence) => {
  const { keymaps, problems } = remapped(keys, file)
  expect(problems[0]).toContain(`${file}: ${sentence.startsWith('"') ? sentence : '"keys" '}`)
  expect(problems[0]).toContain(sentence)
  expect(keymaps).toEqual(remapped(undefined, file).keymaps)
})

test('the example in the README works', () => {
  const readme = readFileSync(join(import.meta.dirname, '../../README.md'), 'utf8')
  const example = /`(\{ "home\.search"[^`]+)`/.exec(readme)?.[1] ?? ''
  expect(problemsOf(JSON.parse(example))).toEqual([])
})

test('keys may be swapped, and one of two ways out is enough', () => {
  expect(problemsOf({ 'home.search': 'f', 'home.filter': '/' })).toEqual([])
  expect(problemsOf({ 'anywhere.leave': 'none' })).toEqual([])
})

test('keys that are no text are a problem of the file', () => {
  expect(parseSettings('{ "keys": { "home.search": ["f", "g"] } }', file)).toMatchObject({ ok: true })
  expect(parseSettings('{ "keys": { "home.search": 3 } }', file)).toMatchObject({ ok: false })
  expect(parseSettings('{ "keys": 3 }', file)).toMatchObject({ ok: false })
})

test('the screen, its footer, its help and the palette have the new keys', async () => {
  const { keymaps } = remapped(
    { 'home.search': 'F', 'moving.down': 'v', 'anywhere.palette': 'ctrl-k', 'home.help': 'H' },
    file,
  )
  const screen = openScreen(appContext({ challenges: manyChallenges(60), keymaps }), 120, 40)
  await screen.shows('F search')
  screen.press('j', '/', 'v')
  await screen.shows(' 2/60')
  screen.press('H')
  screen.press('G')
  await screen.shows('Ctrl-K        find what can be done here by typing')
  await screen.shows('v             one line down')
  screen.press('?', 'ctrl-k', 'search by', 'enter')
  await screen.shows('[/▏ 60 of 60]')
})

test('sentences name the new keys', async () => {
  const { keymaps } = remapped(
    { 'challenge.run': 'R', 'challenge.submit': 'S', 'challenge.hint': 'ctrl-f', 'challenge.reset': 'none' },
    file,
  )
  expect(keyOf(keymaps)('challenge.reset')).toBe('(no key)')
  const challenge = lru()
  const context = appContext({ challenges: [challenge], open: challenge, keymaps })
  writeSolution(context, challenge, submission('accepted/map-order.ts'))
  const screen = openScreen(context)
  screen.press('4')
  await screen.shows('Save your solution, or press R.')
  screen.press('R')
  await screen.shows('Press S to submit.')
  screen.press('ctrl-f')
  await screen.shows('Press Ctrl-F for hint 1 of 4.')
})

test('an interview has the new keys, and its sentences name them', async () => {
  const { keymaps, problems } = remapped(
    {
      ...{
        'interviews.open': 'o',
        'interview.ask': 'A',
        'interview.plan': 'none',
        'interview.pause': 'ctrl-k',
      },
      ...{ 'choosing.keep': 'space', 'typing.cancel': 'ctrl-g', 'interview.back': 'Q' },
    },
    file,
  )
  expect(problems).toEqual([])
  const { context, begin } = interviewHome({ keymaps, screen: { name: 'interviews' } })
  await begin()
  const screen = openScreen(context)
  await screen.shows('o go on')
  screen.press('o')
  await screen.shows('A ask')
  expect(screen.lines().at(-1)).toMatch(/Q leave$/)
  screen.press('2')
  await screen.shows('(no key) writes a line of it')
  screen.press('ctrl-k')
  await screen.shows('The clock stands still; Ctrl-K lets it go on.')
  screen.press('c', '2', ' ')
  await screen.shows('A call will cost O(log n).')
  screen.press('A', 'why', 'ctrl-g')
  await screen.hides('ask: ')
  screen.press('Q')
  await screen.shows('Mock interviews')
})

test('what works everywhere is in the palette and in the footer', async () => {
  const screen = openScreen(appContext({ challenges: [lru()] }), 140, 30)
  await screen.shows(': Ctrl-P commands  ? help  q quit')
  screen.press(':', 'shell')
  await screen.shows('› Ctrl-Z        back to the shell')
})
