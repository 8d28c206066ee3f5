import { expect, test } from 'vitest'
import { paletteKeymap } from '../../src/tui/palette/palette-keymap.ts'
import { found, paletteReducer, paletteState } from '../../src/tui/palette/palette-state.ts'
import { appContext, lru } from './app-context.ts'
import { openScreen } from './screen.ts'

const commands = [
  { key: 'e', shown: 'e', what: 'edit your solution' },
  { key: 's', shown: 's', what: 'submit: judge by all tests' },
  { key: '6', shown: '6', what: 'your attempts' },
]

test('what is typed narrows the commands, best first, and pointing stays among them', () => {
  const state = paletteReducer(paletteState(commands), { type: 'move', by: 9 })
  expect(state.at).toBe(2)
  const typed = paletteReducer(state, { type: 'query', query: 'subm' })
  expect(typed.at).toBe(0)
  expect(found(typed).map(({ key }) => key)).toEqual(['s'])
  expect(paletteReducer(typed, { type: 'move', by: 5 }).at).toBe(0)
  expect(found(paletteReducer(state, { type: 'query', query: 'zzz' }))).toEqual([])
})

test('no key of the palette has two meanings', () => {
  const keys = paletteKeymap.type.flatMap((binding) => binding.keys)
  expect(new Set(keys).size).toBe(keys.length)
})

test('a command is found by its name and done on the screen below', async () => {
  const screen = openScreen(appContext({ challenges: [lru()] }))
  screen.press(':')
  await screen.shows(':▏')
  screen.press('statis')
  await screen.shows('› t             statistics')
  screen.press('enter')
  await screen.shows('begin with `hotseat start next`')
  screen.press('ctrl-p', 'back', 'enter')
  await screen.shows('[Challenges 1]')
})

test('what goes on below goes on, and Esc leaves it as it was', async () => {
  const screen = openScreen(appContext({ challenges: [lru()] }))
  screen.press('enter')
  await screen.shows('[1 Statement]')
  screen.press('r', ':')
  await screen.shows(':▏')
  expect(screen.text()).not.toContain('Statement]')
  screen.press('zzz')
  await screen.shows('Nothing here is called that.')
  screen.press('backspace', 'backspace', 'backspace', 'down')
  await screen.shows('› r ')
  screen.press('esc')
  await screen.shows('sample tests passed')
})

test('while a search is typed a colon is a colon', async () => {
  const screen = openScreen(appContext())
  screen.press('/', 'a:b')
  await screen.shows('[/a:b▏')
})

test('Ctrl-C leaves the app from the palette, too', async () => {
  const screen = openScreen(appContext())
  screen.press(':')
  await screen.shows(':▏')
  screen.press('ctrl-c')
  await screen.exited
})
