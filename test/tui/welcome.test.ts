import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { columns } from '../../src/core/layout.ts'
import { emptyHistory } from '../../src/io/history.ts'
import { tidyPath } from '../../src/io/places.ts'
import { isNewcomer, keepWelcomed } from '../../src/io/welcome.ts'
import type { AppContext } from '../../src/tui/app-context.ts'
import { welcomeReducer } from '../../src/tui/screens/welcome/welcome-state.ts'
import { welcomeText } from '../../src/tui/screens/welcome/welcome-text.ts'
import { ownPlaces, temporaryFolder } from '../src/temporary.ts'
import { appContext, lru } from './app-context.ts'
import { openScreen } from './screen.ts'

const textOf = (context: AppContext, step: number, width = 80) =>
  welcomeText(step, { context, first: lru(), width }).lines.join(' ').replace(/\s+/g, ' ')

test('a newcomer has no attempts, no hints, no solutions, and has not been welcomed', () => {
  const history = emptyHistory()
  const places = ownPlaces()
  expect(isNewcomer(places, history)).toBe(true)
  expect(isNewcomer(places, { ...history, tried: new Set(['core/x']) })).toBe(false)
  expect(isNewcomer(places, { ...history, hints: new Map([['core/x', 1]]) })).toBe(false)
  expect(isNewcomer({ ...places, workspace: temporaryFolder() }, history)).toBe(false)
  keepWelcomed(places)
  expect(isNewcomer(places, history)).toBe(false)
})

test('where nothing can be written the welcome comes again and nothing breaks', () => {
  const file = join(temporaryFolder({ file: '' }), 'file')
  for (const data of [join(file, 'data'), '/proc/hotseat/data']) {
    const places = { ...ownPlaces(), data }
    keepWelcomed(places)
    expect(isNewcomer(places, emptyHistory())).toBe(true)
  }
})

test('steps end at the first and the last', () => {
  expect(welcomeReducer({ step: 0 }, { type: 'step', by: -1 })).toEqual({ step: 0 })
  expect(welcomeReducer({ step: 2 }, { type: 'step', by: 1 })).toEqual({ step: 2 })
})

test('it says where files go, what the editor is, and which challenge is first', () => {
  const context = appContext({ env: { PATH: process.env['PATH'], VISUAL: 'sh -e' } })
  const { places } = context
  for (const folder of [places.workspace, places.data, join(places.config, 'settings.json')])
    expect(textOf(context, 0)).toContain(tidyPath(folder))
  expect(textOf(context, 1)).toContain('e opens your editor, which is "sh -e" because VISUAL says so.')
  expect(textOf(context, 1)).toContain('s submit: all tests')
  expect(textOf(context, 2)).toContain('Least recently used cache: medium, about 25 minutes.')
  expect(textOf(context, 2)).toContain(tidyPath(join(places.workspace, 'lru-cache/solution.ts')))
})

test('without an editor, and with one that is not there, it says what to do', () => {
  expect(textOf(appContext(), 1)).toContain('No editor is set. Leave Hotseat, type `export EDITOR=vim`')
  const missing = appContext({ env: { EDITOR: 'no-such-editor' } })
  expect(textOf(missing, 1)).toContain('EDITOR is "no-such-editor", and there is no such program')
})

test.each([
  [60, 15],
  [61, 15],
  [80, 24],
  [140, 50],
])('at %ix%i every step fits, and Enter leads to the first challenge', async (wide, high) => {
  const context = appContext({ newcomer: true, challenges: [lru()] })
  const { data } = context.places
  const screen = openScreen(context, wide, high)
  for (const [step, title] of [
    'What this is',
    'Your editor, and how it goes',
    'Your first challenge',
  ].entries()) {
    await screen.shows(`Welcome to Hotseat: ${title}`)
    const { lines } = welcomeText(step, { context, first: lru(), width: Math.min(80, wide) })
    expect(lines.length).toBeLessThanOrEqual(high - 3)
    expect(lines.every((line) => columns(line) <= wide)).toBe(true)
    await screen.shows(lines.at(-1) ?? '')
    await screen.shows('Esc all challenges')
    screen.press('enter')
  }
  await screen.shows('Least recently used cache')
  await screen.shows('Statement]')
  expect(existsSync(join(data, 'welcomed'))).toBe(true)
})

test('Esc goes to the challenges, and w brings it back', async () => {
  const screen = openScreen(appContext({ newcomer: true, challenges: [lru()] }))
  await screen.shows('What this is')
  screen.press('esc')
  await screen.shows('[Challenges 1]')
  screen.press('w')
  await screen.shows('What this is')
})

test('a challenge that the app is opened with comes before the welcome', async () => {
  const screen = openScreen(appContext({ newcomer: true, open: lru() }))
  await screen.shows('[1 Statement]')
})

test('with no challenge there is nothing to open, and for a screen reader all of it is told', async () => {
  const screen = openScreen(
    appContext({ newcomer: true, challenges: [], paths: [], writing: 'spoken' }),
    80,
    100,
  )
  screen.press('enter', 'enter')
  await screen.shows('Welcome to Hotseat: Your first challenge, step 3 of 3. Keys: Enter practise')
  await screen.shows('There are no challenges')
  screen.press('enter')
  await screen.shows('Hotseat, the challenges.')
})
