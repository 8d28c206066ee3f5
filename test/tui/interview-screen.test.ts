import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { interviewState } from '../../src/core/mock/state.ts'
import { closeJudge } from '../../src/io/judge.ts'
import { readEvents } from '../../src/io/mock/read-interviews.ts'
import { openSession } from '../../src/io/mock/session.ts'
import { challenges } from '../cli/hotseat.ts'
import { smallPack } from '../src/mock/small-pack.ts'
import { temporaryFolder } from '../src/temporary.ts'
import { submission } from './app-context.ts'
import { interviewHome, round, template } from './interview-home.ts'
import { openScreen, patience, type Screen } from './screen.ts'

afterAll(closeJudge)

const right = submission('accepted/map-order.ts')
const wrong = submission('wrong-answer/get-does-not-refresh.ts')
const end = 'Again: end the interview now, with what there is.'

/** An editor that writes one text after another over what it is given; an empty one leaves it alone. */
function editor(...texts: string[]): string {
  const files = Object.fromEntries(texts.map((text, index) => [`${index + 1}`, text]))
  const folder = temporaryFolder({ ...files, left: texts.map((_, index) => `${index + 1}\n`).join('') })
  const script = `next=$(head -n 1 ${folder}/left); sed -i 1d ${folder}/left; [ -s ${folder}/$next ] && cat ${folder}/$next > "$1"; true`
  writeFileSync(join(folder, 'editor.sh'), `${script}\n`)
  return `sh ${join(folder, 'editor.sh')}`
}

/** An interview that goes on in a home of its own, on a screen. */
async function running(
  what: Parameters<ReturnType<typeof interviewHome>['begin']>[0] & { EDITOR?: string } = {},
  wide = 80,
  high = 24,
) {
  const { EDITOR = 'true', ...wishes } = what
  const home = interviewHome({ env: { EDITOR } })
  const interview = await home.begin(wishes)
  const context = { ...home.context, screen: { name: 'interview', interview } as const }
  const screen = openScreen(context, wide, high)
  await screen.shows('workspace/mock/')
  const state = () => interviewState(readEvents(home.context.places, interview).events)
  return { ...home, context, interview, screen, state }
}

/** Presses a key for each of the texts that come up. */
async function step(screen: Screen, ...steps: [key: string, shows: string][]) {
  for (const [key, shows] of steps) {
    screen.press(key)
    await screen.shows(shows)
  }
}

test('an interview from the checks to its report, its list and its replay', async () => {
  const wishes = { template: template(), style: 'standard', minutes: undefined, seed: 1 } as const
  const own =
    "\ntest('keeps one', () => { const c = new LruCache<string, number>(1); c.set('a', 1); expect(c.get('a')).toBe(1) })\n"
  const tests = `import { expect, test } from 'vitest'\nimport { LruCache } from './solution.ts'\n${own}`
  const { context } = interviewHome({
    screen: { name: 'setup', wishes },
    env: { EDITOR: editor(wrong, tests, right) },
  })
  const screen = openScreen(context, 80, 30)
  await screen.shows('✓ editor')
  expect(screen.text()).toContain('Before the interview: Own interview')
  expect(screen.text()).toContain('[standard]')
  screen.press('enter')
  await screen.shows('Brief 1/7 0:00 of 2:00 · 45:00 left')
  await step(
    screen,
    ['n', 'Clarify. Ask what the problem leaves out.'],
    ['a', 'ask: ▏'],
    ['may the capacity be zero?', 'ask: may the capacity be zero?▏'],
    ['enter', 'cache of capacity 0 stores nothing'],
    ['a', 'ask: ▏'],
    ['what colour is it?', 'colour is it?▏'],
    ['enter', 'Good question.'],
    ['n', 'Plan. Write down'],
    ['p', 'plan: ▏'],
    ['a map', 'plan: a map▏'],
    ['enter', '  0:00  a map'],
    ['a second line', 'plan: a second line▏'],
    ['enter', '  0:00  a second line'],
    ['esc', 'c cost'],
    ['c', '[ ] 1 O(1) a call'],
    ['4', '[x] 4 O(n log n)'],
    ['1', '[x] 1 O(1) a call'],
    ['enter', 'A call will cost O(1).'],
    ['n', 'Build. Write it, and run it early.'],
    ['e', 'Saved. r runs it.'],
    ['r', '3 of 4 sample tests passed'],
    ['t', 'Saved. r runs'],
    ['s', 'Hidden cases stay hidden in an interview.'],
  )
  expect(screen.text()).toContain('[3 Result ✗]')
  await step(
    screen,
    ['e', 'Saved. r runs it.'],
    ['r', '4 of 4 sample tests passed, 1 of your own 1.'],
    ['s', '17 of 17 tests passed.'],
    ['n', 'Verify. Write tests of your own'],
    ['n', 'Question 1 of 2'],
    ['enter', 'answer: ▏'],
    ['it depends', 'answer: it depends▏'],
    ['enter', 'which of these did you say?'],
    ['2', '  [x] 2 '],
    ['enter', 'Question 2 of 2'],
    ['enter', 'answer: ▏'],
    ['that, too', 'answer: that, too▏'],
    ['enter', '  that, too'],
    ['enter', 'That was the last question. n goes on.'],
  )
  expect(screen.text()).toContain('    it depends')
  await step(
    screen,
    ['n', 'Wrap. Say to yourself'],
    ['n', 'This was the last phase. Again: end the interview and read the report.'],
    ['n', 'Score by dimension'],
    ['q', 'Over'],
  )
  expect(screen.text()).toContain('›   1  2026-09-21  ')
  await step(screen, ['r', 'Interview 1: save 1 of 5'], ['l', 'save 2 of 5'], ['l', 'save 3 of 5'])
  await step(screen, ['h', 'save 2 of 5'], ['q', 'Score by dimension'], ['q', 'Mock interviews'])
  await step(screen, ['q', '[Challenges '])
})

test('the clock says what it has to say, each once, and what it said stands until a key', async () => {
  const { screen, set } = await running({ EDITOR: editor(right) })
  const says = async (seconds: number, text: string) => {
    set(seconds)
    await screen.shows(text)
  }
  await says(22.5 * 60, 'Half of the time is over.')
  await says(30 * 60, '15:00 left')
  expect(screen.text()).toContain('Half of the time is over.')
  screen.press('j')
  await screen.hides('Half of the time')
  await says(36 * 60, 'Four fifths of the time are over.')
  await says(40 * 60, 'Five minutes left.')
  await says(44 * 60, 'One minute left: save what you have.')
  await says(45 * 60, 'Time is up. Your code is frozen as it was saved')
  await says(46 * 60, 'overtime 1:00')
  await step(screen, ['e', 'Saved, in overtime: it does not count.'])
})

test('the interviewer says something after eight minutes without a run, and of three failures that are the same', async () => {
  const { screen, set } = await running({ EDITOR: editor(wrong) })
  screen.press('n', 'n', 'n')
  await screen.shows('Build. ')
  set(8 * 60)
  await screen.shows('Eight minutes without a run')
  await step(screen, ['e', 'Saved. '])
  for (const _ of [1, 2, 3]) await step(screen, ['1', '[1 Problem]'], ['r', '3 of 4 sample tests passed'])
  set(8 * 60 + 1)
  await screen.shows('The same failure three times')
})

test('a machine that slept does not stop the clock, and is told of', async () => {
  const { screen, set } = await running()
  set(40 * 60)
  await screen.shows('The machine slept for 40 min; the clock went on.')
  expect(screen.text()).toContain('5:00 left')
})

test('under pressure there are no hints, no pause, and no word about what was handed in', async () => {
  const { screen } = await running({ style: 'pressure', EDITOR: editor(right) })
  expect(screen.lines().at(-1)).not.toContain('h hints')
  await step(screen, ['h', 'There are no hints in this style'], ['z', 'Only an interview in coach style'])
  await step(screen, ['e', 'Saved.'], ['s', 'Handed in. You will hear how it went'])
  expect(screen.text()).not.toMatch(/[✓✗]|17/)
})

test('a coach stops the clock, gives hints and shows the first hidden case that fails', async () => {
  const { screen, set } = await running({ EDITOR: editor(wrong) })
  await step(screen, ['z', 'The clock stands still; z lets it go on.'])
  expect(screen.lines().at(-1)).toMatch(/^z go on/)
  set(20 * 60)
  await step(screen, ['z', 'The clock goes on.'])
  await screen.shows('45:00 left')
  await step(screen, ['h', 'h takes the first of 4; it costs.'], ['h', 'h takes the next of 4; it costs.'])
  expect(screen.text()).toContain('[4 Hints 1/4]')
  await step(screen, ['e', 'Saved.'], ['s', 'of 17 tests passed'])
  expect(screen.text()).toContain('expected')
})

test('phases can be gone back, and ending takes the same key twice in a row', async () => {
  const { screen } = await running()
  await step(screen, ['n', 'Clarify. '], ['b', 'Brief. '], ['b', 'This is the first phase.'])
  await step(screen, ['E', end], ['j', '2-20/'], ['E', end], ['E', 'Score by dimension'])
  expect(screen.text()).toContain('The interview was ended before its last phase.')
})

test('a curveball opens the next level', async () => {
  const { screen } = await running({ rounds: [round('token-bucket')] }, 80, 60)
  expect(screen.text()).toContain('level 1/2')
  expect(screen.text()).not.toContain('tenant')
  screen.press('n', 'n', 'n')
  await screen.shows('Build. ')
  screen.press('2', 'n')
  await screen.shows('Curveball. The requirements have changed')
  expect(screen.text()).toContain('level 2/2')
  screen.press('G')
  await screen.shows('tenant')
})

test('without a curveball a level opens when the one before is accepted', async () => {
  const folder = join(challenges, 'token-bucket/submissions/accepted')
  const solution = readFileSync(join(folder, 'lazy-refill.ts'), 'utf8')
  const rounds = [round('token-bucket', { phases: [{ kind: 'build', minutes: 40 }] })]
  const { screen } = await running({ rounds, EDITOR: editor(solution) })
  await step(screen, ['e', 'Saved.'], ['s', 'Level 2 is open: it stands at the end of the problem.'])
  expect(screen.text()).toContain('level 2/2')
})

test('rounds have breaks between them', async () => {
  const phases = [{ kind: 'wrap', minutes: 2 }] as const
  const rounds = [
    round('lru-cache', { phases: [...phases] }),
    { phases: [{ kind: 'break' as const, minutes: 10 }] },
    round('ttl-cache', { phases: [...phases] }),
  ]
  const { screen } = await running({ rounds })
  expect(screen.text()).toContain(' · round 1/2 · ')
  const again = 'This was the last phase. Again: end this round and go on to the next.'
  await step(screen, ['n', again], ['n', 'Break. The next round begins when you go on.'])
  expect(screen.lines().at(-1)).toMatch(/^n next round {2}(: Ctrl-P commands {2})?\? help {2}Esc leave$/)
  await step(screen, ['a', 'This is a break. n goes on.'], ['e', 'There is nothing to edit in a break.'])
  await step(screen, ['r', 'This is a break'], ['n', 'round 2/2'], ['n', 'Again: end the interview'])
})

test('a problem that was seen before is swapped, and its time begins anew', async () => {
  const pick = { challenges: ['core/lru-cache', 'core/ttl-cache'] }
  const { screen, set, state } = await running({ rounds: [round('lru-cache', { pick })] })
  const first = state()?.current.plan.challenge?.id
  set(60)
  await screen.shows('44:00 left')
  await step(screen, ['x', 'Another problem; its time begins now.'])
  await screen.shows('45:00 left')
  expect(state()?.current.swapped).toEqual([first])
  expect(state()?.current.plan.challenge?.id).not.toBe(first)
  await step(screen, ['a', 'ask: ▏'], ['why', 'why▏'], ['enter', '.'])
  expect(screen.lines().at(-1)).not.toContain('seen before')
  await step(screen, ['x', 'A challenge can be swapped in the first phase only'])
})

test('what is saved outside is kept at once, and the interview goes on when it is opened again', async () => {
  const { screen, set, state, context } = await running()
  screen.press('j')
  await screen.hides('Your files')
  const file = join(context.places.workspace, 'mock/1/lru-cache/solution.ts')
  writeFileSync(file, right)
  await screen.shows('Saved. r runs it.')
  expect(state()?.current.snapshots.at(-1)?.text).toBe(right)
  await step(screen, ['q', 'Going on, and so is its clock'], ['q', '[Challenges '])
  set(600)
  await step(screen, ['m', 'Going on'], ['down', '›  30 min'], ['enter', 'An interview is going on: finish'])
  await step(screen, ['g', '›   1 '], ['enter', 'You were away for 10 min, and the clock went on. Brief.'])
  expect(screen.text()).toContain('35:00 left')
})

test('of two terminals with the same interview the one that was opened first steps back, and harms nothing', async () => {
  const { screen, context, interview, clock } = await running()
  const other = openSession(context.places, interview, clock)
  const asked = other.ask('may the capacity be zero?')
  await step(screen, ['E', end], ['E', 'This interview goes on in another terminal; here it does not.'])
  expect(screen.text()).toContain('›   1  ')
  expect(other.problemText()).toContain(asked.answer)
  other.record({ kind: 'plan', text: 'a map' })
  expect(other.taken()).toBe(false)
  other.close()
})

test('an interview that is over cannot be gone on with, and one that goes on has no drawn-out ending', async () => {
  const { context, over } = interviewHome()
  const screen = openScreen({ ...context, screen: { name: 'interview', interview: await over() } })
  await screen.shows('Interview 1 is over; read `hotseat mock report 1`.')
  await step(screen, ['esc', '›   1  '])
})

test('an interview begins when what was missing is mended and everything has been checked again', async () => {
  const wishes = { template: template(), style: 'coach', minutes: undefined, seed: 1 } as const
  const { context } = interviewHome({ screen: { name: 'setup', wishes } })
  const folder = temporaryFolder({ file: '' })
  const places = { ...context.places, workspace: join(folder, 'file/workspace') }
  const screen = openScreen({ ...context, places }, 80, 30)
  await screen.shows('✗ workspace')
  await step(screen, ['enter', 'Not ready: workspace. Mend that first, then press r to check again'])
  places.workspace = join(folder, 'workspace')
  await step(screen, ['r', '✓ workspace'], ['enter', 'workspace/mock/'])
})

test.each([
  [61, 15],
  [80, 24],
  [120, 40],
])('at %ix%i the screen is filled and nothing is wider', async (wide, high) => {
  const { screen, set } = await running({}, wide, high)
  screen.press('n')
  await screen.shows('Clarify. ')
  set(300)
  await screen.shows('40:00 left')
  const lines = screen.lines()
  expect(lines.every((line) => [...line].length <= wide)).toBe(true)
  expect(lines[0]).toMatch(/^Least recently.*Clarify (2\/7 )?5:00 of 4:00 · 40:00 left$/)
  expect(lines[1]?.includes('  Brief [Clarify] Plan ')).toBe(wide >= 110)
  expect(lines[1]).toMatch(/^░+│█+!│░+/)
  expect(lines[high - 1]).toMatch(/^n next phase .*\? help {2}Esc leave$/)
  screen.resize(40, 10)
  await screen.shows('60')
  screen.press('n')
  screen.resize(wide, high)
  await screen.shows('Clarify ')
})

test('what is written in ASCII is ASCII', async () => {
  const { context, begin, over } = interviewHome({ writing: 'ascii', screen: { name: 'interviews' } })
  await over()
  await begin()
  const screen = openScreen(context)
  const isAscii = () => expect(screen.text()).toMatch(/^[\x20-\x7e\n]*$/)
  await screen.shows('>   2  ')
  isAscii()
  await step(screen, ['enter', 'workspace/mock/'])
  isAscii()
  await step(screen, ['?', '[Keys]'])
  isAscii()
  await step(screen, ['?', '[1 Problem]'], ['c', '[ ] 5 O(n2) a call'])
  isAscii()
  await step(screen, ['esc', 'n next phase'], ['q', '>   2  '], ['G', '>   1  '], ['r', 'save 1 of 4'])
  isAscii()
  await step(screen, ['q', 'Score by dimension'])
  isAscii()
})

test('the judge can be cancelled, and while it is at work nothing else ends the interview', async () => {
  // Its tests may take four seconds each: long enough for three keys on any machine.
  const endless = 'export async function open() { for (;;) {} }\n'
  const rounds = [round('append-log-store')]
  const { screen, state } = await running({ rounds, EDITOR: editor(endless) })
  await step(screen, ['e', 'Saved.'], ['r', 'Ctrl-C cancel'])
  for (const key of ['s', 'n', 'E']) {
    await step(screen, [key, 'The judge is at work; wait for it, or cancel it first.'], ['j', ''])
    await screen.hides('The judge is at work')
  }
  await step(screen, ['ctrl-c', 'Cancelled.'])
  expect(state()?.current.runs).toEqual([])
  expect(screen.left()).toBe(false)
  screen.press('ctrl-c')
  await screen.exited
  expect(state()?.finished).toBe(undefined)
})

test('a solution that is gone and tests that cannot be run are said', async () => {
  const { screen, context } = await running({
    EDITOR: editor("import { expect, test } from 'hotseat/kit'\ntest('one', () => { const = 1 })\n"),
  })
  await step(screen, ['t', 'Saved.'], ['r', '0 of 4 sample tests passed; your own tests cannot be run.'])
  rmSync(join(context.places.workspace, 'mock/1/lru-cache/solution.ts'))
  await screen.shows('is gone; save it')
})

test('a colon opens the commands of an interview, in words', async () => {
  const { screen } = await running()
  await step(screen, [':', ':▏'], ['own tests', ':own tests▏'])
  expect(screen.text()).toContain('edit your own tests, solution.test.ts')
  await step(screen, ['esc', '[1 Problem]'])
  await expect.poll(() => screen.left(), patience).toBe(false)
})

test('an interview whose challenge is gone says so, keeps what is there and can be ended', async () => {
  const home = interviewHome()
  const { places } = home.context
  for (const [path, text] of Object.entries(smallPack())) {
    mkdirSync(dirname(join(places.data, '..', path)), { recursive: true })
    writeFileSync(join(places.data, '..', path), text)
  }
  const interview = await home.begin(
    { rounds: [round('', { pick: { challenges: ['mine/sum'] } })] },
    (session) => session.files(),
  )
  rmSync(join(places.data, 'interviews'), { recursive: true })
  rmSync(join(places.data, 'packs'), { recursive: true })
  const screen = openScreen({ ...home.context, screen: { name: 'interview', interview } })
  await screen.shows('mine/sum is gone')
  await step(screen, ['4', '[4 Hints'], ['E', end], ['E', `Interview ${interview}`])
  expect(interviewState(readEvents(places, interview).events)?.finished?.why).toBe('ended')
})
