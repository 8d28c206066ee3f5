import { writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { interviewState } from '../../src/core/mock/state.ts'
import { readEvents } from '../../src/io/mock/read-interviews.ts'
import { launcher } from '../cli/hotseat.ts'
import { submission } from './app-context.ts'
import { interviewHome } from './interview-home.ts'
import { openTerminal } from './pty.ts'
import { linesOf } from './screen.ts'

const right = submission('accepted/map-order.ts')

/** An interview that goes on, and what opens it in terminals. */
async function interview() {
  const { context, begin, set, clockFile } = interviewHome()
  const number = await begin()
  const { places } = context
  const events = () => readEvents(places, number).events
  const env = { HOTSEAT_HOME: dirname(places.data), HOTSEAT_CLOCK: clockFile }
  return {
    set,
    file: join(places.workspace, `mock/${number}/lru-cache/solution.ts`),
    state: () => interviewState(events()),
    /** The process that opened it last. */
    pid: () => events().findLast((event) => event.kind === 'open')?.pid ?? 0,
    resume: () => openTerminal(env, [process.execPath, launcher, 'mock', 'resume']),
  }
}

test('an interview survives kill -9: its clock is where it should be, and nothing is lost', async () => {
  const { set, file, state, pid, resume } = await interview()
  const first = resume()
  await first.shows('Brief. Read the problem.')
  first.press('a', 'may the capacity be zero?', 'enter')
  await first.shows('stores nothing')
  set(120)
  await first.shows('43:00 left')
  first.press('n', 'p', 'a map', 'enter')
  await first.shows('a map')
  writeFileSync(file, right)
  await first.shows('plan: ')
  await expect.poll(() => state()?.current.snapshots.at(-1)?.text, { timeout: 60_000 }).toBe(right)
  process.kill(pid(), 'SIGKILL')
  await first.ended
  set(720)
  const second = resume()
  await second.shows('You were away for 10 min, and the clock went on. Clarify.')
  await second.shows('Clarify 2/7 10:00 of 4:00 · 33:00 left')
  second.press('2')
  await second.shows('  2:00  a map')
  await second.shows('  0:00  may the capacity be zero?')
  second.press('ctrl-c')
  expect(await second.ended).toBe(0)
  expect(second.terminal.buffer.active.type).toBe('normal')
  expect(linesOf(second.terminal).join('').trim()).toBe('')
  expect(second.said().lastIndexOf('\u001b[?25h')).toBeGreaterThan(second.said().lastIndexOf('\u001b[?25l'))
  expect(state()?.finished).toBe(undefined)
  expect(state()?.gaps).toMatchObject([{ span: 600_000, why: 'closed' }])
})

test('of two terminals the one that was opened first steps back; the other one brings it to its end', async () => {
  const { state, resume } = await interview()
  const first = resume()
  await first.shows('Brief. Read the problem.')
  const second = resume()
  await second.shows('Brief. Read the problem.')
  first.press('n')
  await first.shows('This interview goes on in another terminal; here it does not.')
  await first.shows('Mock interviews')
  first.press('ctrl-c')
  expect(await first.ended).toBe(0)
  second.press('E')
  await second.shows('Again: end the interview now')
  second.press('E')
  await second.shows('Score by dimension')
  expect(state()?.finished?.why).toBe('ended')
  expect(state()?.current.phase).toBe(0)
  second.press('ctrl-c')
  expect(await second.ended).toBe(0)
  expect(second.terminal.buffer.active.type).toBe('normal')
})
