import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, onTestFinished, test } from 'vitest'
import { columns } from '../../src/core/layout.ts'
import { readHistory } from '../../src/io/history.ts'
import { closeJudge } from '../../src/io/judge.ts'
import { historyFile } from '../../src/io/places.ts'
import { readDue } from '../../src/io/read-reviews.ts'
import { openStore } from '../../src/io/store.ts'
import { solutionPath } from '../../src/io/workspace.ts'
import { appContext, lru, submission, writeSolution } from './app-context.ts'
import { aReport } from './reports.ts'
import { openScreen, patience } from './screen.ts'

afterAll(closeJudge)

/** The app in a home where lru-cache was solved a month ago, its solution still there. */
async function monthLater() {
  const context = appContext({ paths: [] })
  const store = openStore(historyFile(context.places))
  store.record({
    challenge: 'core/lru-cache',
    challengeVersion: 1,
    scope: 'all',
    startedAt: Date.now() - 30 * 86_400_000,
    source: 'export {}',
    report: aReport({ challenge: 'core/lru-cache', scope: 'all' }),
  })
  store.close()
  writeSolution(context, lru(), submission('accepted/map-order.ts'))
  const due = await readDue(context.places, context.challenges)
  return { ...context, history: (await readHistory(context.places)).history, due }
}

test.each([
  [61, 20],
  [80, 24],
  [120, 40],
])('at %ix%i what is due is what the app begins with, with its reason in the preview', async (wide, high) => {
  const screen = openScreen(await monthLater(), wide, high)
  await screen.shows('1 of')
  expect(screen.lines()[0]).toMatch(/ solved · 1 to review$/)
  screen.press('tab')
  await screen.shows('days overdue.')
  await screen.shows('unknown.')
  await screen.shows('pressed twice')
  expect(screen.lines().every((line) => columns(line) <= wide)).toBe(true)
})

test('a screen reader hears what is due', async () => {
  const screen = openScreen({ ...(await monthLater()), writing: 'spoken' }, 100, 60)
  await screen.shows('solved, due for review')
})

test('n offers what is due, and the filter finds it', async () => {
  const context = await monthLater()
  const screen = openScreen(context)
  screen.press('down', 'n')
  await screen.shows('Next: Least recently used cache, because it is due for review.')
  screen.press('f', 'down', 'down', 'down', ' ')
  await screen.shows('[x] due')
  screen.press('f')
  await screen.shows(`[1 of ${context.challenges.length} due]`)
})

test('the answers are closed until a review is over or u asks for them, which is recorded', async () => {
  const context = await monthLater()
  const screen = openScreen(context)
  screen.press('enter')
  await screen.shows('Due for review: x pressed twice')
  screen.press('5')
  await screen.shows('You have solved this before')
  screen.press('u')
  await screen.shows('The classical answer keeps')
  const store = openStore(historyFile(context.places))
  onTestFinished(() => store.close())
  const help = [{ challenge: 'core/lru-cache', kind: 'editorial', at: expect.any(Number) }]
  await expect.poll(() => store.evidence().help, patience).toEqual(help)
})

test('a review begins with the starter, and once it is solved it is not due any more', async () => {
  const context = await monthLater()
  const screen = openScreen(context)
  await screen.shows('1 to review')
  screen.press('enter')
  await screen.shows('Due for review: x pressed twice begins anew')
  screen.press('x', 'x')
  await screen.shows('What was there is in')
  const file = solutionPath(context.places, lru())
  expect(readFileSync(file, 'utf8')).toBe(readFileSync(join(lru().folder, 'starter.ts'), 'utf8'))
  writeSolution(context, lru(), submission('accepted/linked-list.ts'))
  await screen.shows('accepted: 4 sample tests passed')
  screen.press('s')
  await expect.poll(screen.text, patience).toMatch(/accepted: \d+ tests passed/)
  screen.press('5')
  await screen.shows('The classical answer keeps')
  screen.press('esc')
  await screen.shows('[Challenges')
  await expect.poll(() => screen.lines()[0], patience).not.toContain('to review')
})
