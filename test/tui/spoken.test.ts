import { afterAll, expect, test } from 'vitest'
import { inWords } from '../../src/core/in-words.ts'
import { emptyHistory } from '../../src/io/history.ts'
import { closeJudge } from '../../src/io/judge.ts'
import { newsOf } from '../../src/tui/spoken/news.ts'
import { appContext, lru, manyChallenges, submission, writeSolution } from './app-context.ts'
import { openScreen, type Screen } from './screen.ts'

afterAll(closeJudge)

test.each([
  ['✗ wrong-answer: 3 of 4 sample tests passed', 'wrong-answer: 3 of 4 sample tests passed'],
  ['✓ accepted: 4 sample tests passed.', 'accepted: 4 sample tests passed.'],
  ['easy · about 25 min  ✓ solved', 'easy, about 25 min  solved'],
  ['✗ keeps nothing', 'failed: keeps nothing'],
  ['get("tea") → 1', 'get("tea") gives 1'],
  ['  → Set EDITOR', '  To do: Set EDITOR'],
  ['! editor      neither is set', 'warning: editor      neither is set'],
  ['! is not', '! is not'],
  ['↑ k', 'Up k'],
  ['Shift-Tab ←', 'Shift-Tab Left'],
  ['easy  ████▒▒··········    3 of 12', 'easy 3 of 12'],
  ['› 2  accepted', 'selected: 2  accepted'],
  ['const a = "naïve"   // 漢字', 'const a = "naïve"   // 漢字'],
])('%j is heard as %j', (text, heard) => {
  expect(inWords(text)).toBe(heard)
})

test('what comes up is said as a whole, what changes by its new lines, what stays or goes not at all', () => {
  const before = [
    { name: 'list', text: 'one\ntwo' },
    { name: 'place', text: 'here', once: true },
    { name: 'gone', text: 'gone' },
  ]
  const now = [
    { name: 'list', text: 'one\n\ntwo\nthree' },
    { name: 'place', text: 'still here', once: true },
    { name: 'new', text: 'a\n\nb' },
    { name: 'nothing', text: '' },
  ]
  expect(newsOf(before, now)).toEqual(['three', 'a', '', 'b'])
  expect(newsOf(now, now)).toEqual([])
})

/** What has been said, without lines that are empty. */
const said = (screen: Screen) => screen.lines().filter((line) => line !== '')

test('challenges are numbered lines with their status in words, and a move says one line', async () => {
  const challenges = manyChallenges(23)
  const history = {
    ...emptyHistory(),
    solved: new Set(['core/challenge-2']),
    tried: new Set(['core/challenge-2', 'core/challenge-3']),
    aid: new Map([['core/challenge-2', { hints: 1, editorial: false }]]),
  }
  const screen = openScreen(appContext({ challenges, history, paths: [], writing: 'spoken' }), 80, 200)
  await screen.shows('1. Number 1, medium, 25 minutes, new')
  await screen.shows('2. Number 2, medium, 25 minutes, solved with hints')
  await screen.shows('3. Number 3, medium, 25 minutes, tried')
  await screen.shows('? help, q quit.')
  expect(screen.text()).not.toContain('11. Number 11')
  const before = said(screen)
  screen.press('g', 'j')
  await screen.shows('Selected, 2 of 23: Number 2, medium, 25 minutes, solved with hints')
  const after = said(screen)
  expect(after.slice(0, before.length)).toEqual(before)
  screen.press('pagedown')
  await screen.shows('20. Number 20')
  await screen.shows('Selected, 12 of 23: Number 12')
})

test('search, filters, help, palette and statistics are told', async () => {
  const screen = openScreen(
    appContext({ challenges: manyChallenges(23), paths: [], writing: 'spoken' }),
    80,
    300,
  )
  screen.press('/', '2', '1')
  await screen.shows('Search: 21')
  await screen.shows('Selected, 1 of 1: Number 21')
  screen.press('enter')
  await screen.shows('1 of 23 challenges for 21; 0 solved.')
  screen.press('f', ' ')
  await screen.shows('Selected: status new, on, 23 challenges')
  screen.press('f', '?')
  await screen.shows('Up k           one line up')
  expect(screen.text()).not.toContain('Signs')
  screen.press('?', ':', 'statis')
  await screen.shows('Selected, 1 of 1: statistics: what you have solved and how, your days, your')
  screen.press('enter')
  await screen.shows('Nothing has been judged yet')
})

test('a challenge is told once, and then only what happens', async () => {
  const challenge = lru()
  const context = appContext({ challenges: [challenge], open: challenge, writing: 'spoken' })
  writeSolution(context, challenge, submission('accepted/map-order.ts'))
  const screen = openScreen(context, 80, 400)
  await screen.shows('Least recently used cache: medium, ')
  await screen.shows('What is not required')
  screen.press('s')
  await screen.shows(' tests passed. Solved.')
  screen.press('6')
  await screen.shows('Selected, 1 of 1: ')
  expect(screen.text().split('What is not required').length).toBe(2)
  expect(screen.text()).toMatch(/^[\x20-\x7e\n]*$/)
  screen.press('q')
  await screen.shows('1 of 1 challenges; 1 solved.')
})
