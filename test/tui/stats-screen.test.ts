import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { expect, test } from 'vitest'
import { columns } from '../../src/core/layout.ts'
import { historyFile } from '../../src/io/places.ts'
import { openStore } from '../../src/io/store.ts'
import { statsKeymap } from '../../src/tui/screens/stats/stats-keymap.ts'
import { appContext } from './app-context.ts'
import { aReport } from './reports.ts'
import { openScreen, patience } from './screen.ts'

/** The app in a home where one challenge was solved just now. */
function solvedOne() {
  const context = appContext()
  const store = openStore(historyFile(context.places))
  store.record({
    challenge: 'core/lru-cache',
    challengeVersion: 1,
    scope: 'all',
    startedAt: Date.now(),
    source: 'export {}',
    report: aReport({ challenge: 'core/lru-cache', scope: 'all' }),
  })
  store.close()
  return context
}

const proofs: Record<string, { given?: string[]; shows: RegExp | undefined }> = {
  down: { shows: / 2-14\/\d+/ },
  up: { given: ['down'], shows: / 1-13\/\d+/ },
  'page-down': { shows: / 13-25\/\d+/ },
  'page-up': { given: ['G'], shows: / \d+-\d+\/\d+/ },
  last: { shows: /-(\d+)\/\1/ },
  first: { given: ['down'], shows: / 1-13\/\d+/ },
  back: { shows: /\[Challenges \d+\]/ },
  leave: { shows: undefined },
}

test.each(statsKeymap.read.flatMap(({ intent, keys }) => keys.map((key) => ({ intent, key }))))(
  '$key is $intent',
  async ({ intent, key }) => {
    const proof = proofs[intent]
    if (proof === undefined) throw new Error(`no proof that ${intent} can be reached`)
    const screen = openScreen(solvedOne(), 61, 15)
    screen.press('t')
    await screen.shows('unaided')
    if (proof.given) {
      screen.press(...proof.given)
      await expect.poll(screen.text, patience).not.toMatch(/ 1-13\//)
    }
    screen.press(key)
    if (proof.shows === undefined) await screen.exited
    else await expect.poll(screen.text, patience).toMatch(proof.shows)
  },
)

test.each([
  [80, 24],
  [61, 15],
  [120, 40],
])('at %ix%i nothing is wider than the screen', async (wide, high) => {
  const screen = openScreen(solvedOne(), wide, high)
  screen.press('t')
  await screen.shows('1 of')
  await screen.shows('1 attempt on 1 day · streak 1 day, longest 1 day')
  expect(screen.lines().every((line) => columns(line) <= wide)).toBe(true)
  expect(screen.lines()[high - 1]).toMatch(/Esc back$/)
})

test('statistics of nothing say how to begin, and of a history that is damaged say so', async () => {
  const context = appContext()
  const screen = openScreen(context)
  screen.press('t')
  await screen.shows('begin with `hotseat start next`')
  screen.press('q')
  await screen.shows('[Challenges')
  mkdirSync(dirname(historyFile(context.places)), { recursive: true })
  writeFileSync(historyFile(context.places), 'x'.repeat(5000))
  screen.press('t')
  await screen.shows('is damaged;')
})
