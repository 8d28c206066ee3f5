import { existsSync } from 'node:fs'
import { expect, test } from 'vitest'
import { columns } from '../../src/core/layout.ts'
import { colourPaint } from '../../src/core/paint.ts'
import { emptyHistory } from '../../src/io/history.ts'
import { builtIn } from '../cli/hotseat.ts'
import { appContext, manyChallenges } from './app-context.ts'
import { openScreen, patience } from './screen.ts'

const all = builtIn.length

test.each([
  [80, 24],
  [61, 20],
  [120, 40],
  [60, 15],
])(
  'at %ix%i the screen is filled from its first row to its last and nothing is wider',
  async (wide, high) => {
    const context = appContext()
    const [first] = context.challenges
    const screen = openScreen(context, wide, high)
    await screen.shows(`[Challenges ${all}]`)
    const lines = screen.lines()
    expect(lines[0]).toMatch(new RegExp(`^Hotseat +0 of ${all} solved$`))
    expect(lines[1]).toContain(`[Challenges ${all}]`)
    expect(lines[2]).toContain(`›    ${first?.manifest.title.slice(0, 20)}`)
    expect(lines[2]).toContain(`${first?.manifest.minutes} min`)
    expect(lines[high - 2]).toContain(first?.manifest.summary.slice(0, 40))
    expect(lines[high - 1]).toContain('? help  q quit')
    expect(lines.every((line) => columns(line) <= wide)).toBe(true)
    expect(lines.join('\n').includes(`${first?.id} · easy`)).toBe(wide >= 100)
    expect(screen.buffer()).toBe('alternate')
  },
)

test('too small a terminal says so, does nothing but quit, and is the app again when it grows', async () => {
  const context = appContext()
  const screen = openScreen(context, 40, 10)
  await screen.shows('Hotseat needs 60x15; this is 40x10.')
  screen.press('enter', 'down')
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
  await screen.shows(`${context.challenges[1]?.id} · `)
  screen.resize(40, 10)
  await screen.shows('Hotseat needs')
  screen.press('q')
  await screen.exited
})

test('a statement is read to its end', async () => {
  const screen = openScreen(appContext())
  screen.press('tab', 'G')
  await screen.shows('[Statement]')
  await expect.poll(screen.text, patience).toMatch(/ (\d+)-(\d+)\/\2\n/)
  screen.press('pageup', 'k', 'g')
  await screen.shows(' 1-20/')
})

test('keys that arrive in one go do as much as keys that arrive one by one', async () => {
  const screen = openScreen(appContext({ challenges: manyChallenges(60) }))
  screen.press('jjjjjjjjj')
  await screen.shows('›    Number 10 ')
  screen.press('/30\r')
  await screen.shows('[/30 1 of 60]')
  await screen.shows('Number 30')
})

test('what is pasted is text in a search, and nothing anywhere else', async () => {
  const context = appContext()
  const screen = openScreen(context)
  screen.press('\u001b[200~\rq\u001b[201~', '/', '\u001b[200~lru\u001b[201~')
  await screen.shows(`[/lru▏ 1 of ${all}]`)
  expect(existsSync(context.places.workspace)).toBe(false)
})

test('a search that finds nothing says how to get out, and keys that need a challenge say why not', async () => {
  const screen = openScreen(appContext())
  screen.press('/', 'zzzz', 'enter')
  await screen.shows('No challenge matches. Esc clears search and filters.')
  screen.press('enter')
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

test('colours are in the text and change nothing else', async () => {
  const plain = openScreen(appContext(), 120, 40)
  const coloured = openScreen(appContext({ paint: colourPaint }), 120, 40)
  for (const screen of [plain, coloured]) await screen.shows(`[Challenges ${all}]`)
  await expect.poll(coloured.text, patience).toBe(plain.text())
})

test('what is typed for the next screen does not reach the one before', async () => {
  const screen = openScreen(appContext({ challenges: manyChallenges(60) }))
  screen.press('jj\r3q/30')
  await screen.shows('[/30▏ 1 of 60]')
})

test('a challenge that is left is the chosen one, and what was found stays found', async () => {
  const history = { ...emptyHistory(), tried: new Set(['core/lru-cache']) }
  const screen = openScreen(appContext({ history }))
  screen.press('/lru\r', 'enter')
  await screen.shows('[1 Statement]')
  screen.press('esc')
  await screen.shows(`[/lru 1 of ${all}]`)
  await screen.shows('› ·  Least recently used cache')
})

test('filters are put on by pointing at them, and the title says which are on', async () => {
  const history = {
    ...emptyHistory(),
    solved: new Set(['core/lru-cache']),
    tried: new Set(['core/lru-cache']),
  }
  const context = appContext({ history })
  const [path] = context.paths
  const length = path?.challenges.length
  const screen = openScreen(context)
  screen.press('f')
  await screen.shows(`[Filters: ${all} of ${all}]`)
  await screen.shows(`path       [ ] ${path?.title}`)
  await screen.shows(`1 of ${length} solved`)
  screen.press(' ')
  await screen.shows(`[x] ${path?.title}`)
  await screen.shows(`[Filters: ${length} of ${all} ${path?.title}]`)
  screen.press('f')
  await screen.shows(`[${length} of ${all} ${path?.title}]`)
  expect(screen.lines()[2]).toContain('Least recently used cache')
  screen.press('esc')
  await screen.shows(`[Challenges ${all}]`)
})

test('n says what to do next and why, and something else when it is asked again', async () => {
  const history = {
    ...emptyHistory(),
    solved: new Set(['core/lru-cache']),
    tried: new Set(['core/lru-cache', 'core/rest-notes']),
    last: { challenge: 'core/rest-notes', startedAt: 1 },
  }
  const screen = openScreen(appContext({ history }), 120, 40)
  await expect.poll(screen.text, patience).toMatch(/› · {2}Notes API/)
  screen.press('n')
  await screen.shows('because it is next on "First backend interview"')
  await expect.poll(screen.text, patience).toMatch(/› {4}Cache with expiry/)
})

test('solved with help is told apart from solved without', async () => {
  const both = new Set(['core/lru-cache', 'core/ttl-cache', 'core/url-shortener'])
  const aid = new Map([
    ['core/lru-cache', { hints: 2, editorial: false }],
    ['core/ttl-cache', { hints: 1, editorial: true }],
  ])
  const screen = openScreen(appContext({ history: { ...emptyHistory(), solved: both, tried: both, aid } }))
  await screen.shows(`3 of ${all} solved, 2 of them with help`)
  await screen.shows('✓h Least recently used cache')
  await screen.shows('✓e Cache with expiry')
  await screen.shows('✓  URL shortener')
})

test('a challenge that the app is opened with comes first, and is chosen in the list behind it', async () => {
  const context = appContext()
  const last = context.challenges.at(-1)
  const screen = openScreen({ ...context, open: last })
  await screen.shows('[1 Statement]')
  screen.press('q')
  await screen.shows(`${all}/${all}`)
})
