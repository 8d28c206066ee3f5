import { afterAll, expect, test } from 'vitest'
import { closeJudge } from '../../src/io/judge.ts'
import { interviewHome, template } from './interview-home.ts'
import { openScreen, type Screen } from './screen.ts'

afterAll(closeJudge)

const times = (screen: Screen, text: string) => screen.text().split(text).length - 1

test('an interview is told once, then what happens; the clock by its warnings and when it is asked for', async () => {
  const { context, begin, set } = interviewHome({ writing: 'spoken' })
  const interview = await begin({ style: 'standard' })
  const screen = openScreen({ ...context, screen: { name: 'interview', interview } }, 80, 400)
  await screen.shows('Least recently used cache, simulated. Keys: n next phase, a ask,')
  await screen.shows('Brief 1/7 0:00 of 2:00, 45:00 left.')
  await screen.shows('Brief. Read the problem.')
  set(23 * 60)
  await screen.shows('Half of the time is over.')
  set(24 * 60)
  screen.press('i')
  await screen.shows('Brief 1/7 24:00 of 2:00, 21:00 left.')
  expect(times(screen, ' left.')).toBe(2)
  screen.press('a')
  await screen.shows('Type what you want to say: ask. Enter says it.')
  screen.press('is capacity zero allowed?', 'enter')
  await screen.shows('- is capacity zero allowed?')
  screen.press('c')
  await screen.shows('  [ ] 5 O(n squared) a call')
  screen.press('1')
  await screen.shows('  [x] 1 O(1) a call')
  screen.press('enter')
  await screen.shows('A call will cost O(1).')
  screen.press('n')
  await screen.shows('Clarify 2/7 0:00 of 4:00, 21:00 left.')
  screen.press('?')
  await screen.shows('While you choose by digits')
  expect(times(screen, 'A product page of ours')).toBe(1)
  expect(times(screen, 'Half of the time')).toBe(1)
  expect(screen.text()).not.toContain('Signs')
  expect(screen.text()).toMatch(/^[\x20-\x7e\n]*$/)
})

test('the list says what goes on, what can be begun and what is over; a report and a replay are told', async () => {
  const { context, over, begin } = interviewHome({ writing: 'spoken', screen: { name: 'interviews' } })
  await over()
  await begin()
  const screen = openScreen(context, 80, 600)
  await screen.shows('Mock interviews. Keys: Enter go on, ')
  await screen.shows('Going on, and so is its clock.\n  2  2026-09-21')
  await screen.shows('Begin.\n 30 min  30-minute warm-up')
  await screen.shows('Over.\n  1  2026-09-21')
  screen.press('G')
  await screen.shows('Selected, 8 of 8: 1  2026-09-21')
  screen.press('r')
  await screen.shows('Interview 1: save 1 of 4.')
  await screen.shows('Round 1 at 0:00: the solution as it was at the beginning')
  screen.press('l')
  await screen.shows('Interview 1: save 2 of 4.')
  screen.press('q')
  await screen.shows('Score by dimension')
  expect(screen.text()).toMatch(/^[\x20-\x7e\n]*$/)
})

test('what is before an interview is told, and then what the checks found', async () => {
  const wishes = { template: template(), style: 'coach', minutes: undefined, seed: 1 } as const
  const { context } = interviewHome({ writing: 'spoken', screen: { name: 'setup', wishes } })
  const screen = openScreen(context, 80, 100)
  await screen.shows('Before the interview: Own interview.')
  await screen.shows('Interviewer: [coach] standard  pressure')
  await screen.shows('passed: workspace ')
  screen.press('s')
  await screen.shows('Interviewer:  coach [standard] pressure')
  expect(times(screen, 'nothing counts before the clock starts')).toBe(1)
})
