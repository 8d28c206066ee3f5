import { expect, test } from 'vitest'
import { columns } from '../../src/core/layout.ts'
import { emptyHistory } from '../../src/io/history.ts'
import { appContext, lru, manyChallenges } from './app-context.ts'
import { openScreen } from './screen.ts'

test.each([
  [80, 24],
  [61, 20],
  [120, 40],
])('at %ix%i every screen is ASCII and everything is in its place', async (wide, high) => {
  const id = lru().id
  const history = { ...emptyHistory(), solved: new Set([id]), tried: new Set([id]) }
  const long = `A title ${'that goes on and on '.repeat(5)}`
  const [second] = manyChallenges(1)
  const other = second && { ...second, manifest: { ...second.manifest, title: long } }
  const challenges = [lru(), ...(other ? [other] : [])]
  const screen = openScreen(appContext({ challenges, history, writing: 'ascii' }), wide, high)
  const isAscii = () => {
    expect(screen.text()).toMatch(/^[\x20-\x7e\n]*$/)
    expect(screen.lines().every((line) => columns(line) <= wide)).toBe(true)
  }
  await screen.shows('+  Least recently used cache')
  await screen.shows('~')
  isAscii()
  screen.press('?')
  await screen.shows('[Keys]')
  isAscii()
  screen.press('pagedown')
  await screen.shows('^ k           one line up')
  isAscii()
  screen.press('?', ':')
  await screen.shows(':_')
  isAscii()
  screen.press('esc')
  await screen.shows('[Challenges 2]')
  screen.press('g', 'enter')
  await screen.shows('+ solved')
  isAscii()
})
