import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { columns } from '../../src/core/layout.ts'
import { readHistory } from '../../src/io/history.ts'
import { closeJudge } from '../../src/io/judge.ts'
import { readChallenge } from '../../src/io/packs.ts'
import { solutionPath } from '../../src/io/workspace.ts'
import type { AppContext } from '../../src/tui/app-context.ts'
import { temporaryFolder } from '../src/temporary.ts'
import { appContext, lru, submission } from './app-context.ts'
import { openScreen, patience } from './screen.ts'

afterAll(closeJudge)

const right = submission('accepted/map-order.ts')
const wrong = submission('wrong-answer/get-does-not-refresh.ts')
const endless = 'export class LruCache { get() { for (;;) {} } set() {} get size() { return 0 } }\n'

/** The challenge opened in a home of its own, and what saves its solution. */
async function practise(changes: Partial<AppContext> = {}, wide = 80, high = 24) {
  const context = appContext({ challenges: [lru()], ...changes })
  const file = solutionPath(context.places, lru())
  const screen = openScreen(context, wide, high)
  screen.press('enter')
  await screen.shows('solution.ts')
  return { context, file, screen, save: (text: string) => writeFileSync(file, text) }
}

test.each([
  [80, 24],
  [61, 15],
  [120, 40],
])(
  'at %ix%i the screen is filled from its first row to its last and nothing is wider',
  async (wide, high) => {
    const { screen, save } = await practise({}, wide, high)
    save(wrong)
    await screen.shows('✗ wrong-answer: 3 of 4 sample tests passed')
    const lines = screen.lines()
    expect(lines[0]).toMatch(/^Least recently used cache +medium · 0 of 25 min {2}· tried$/)
    const tabs = wide < 78 ? ' Statement  Tests  Hints 0/4 [Result ✗] Answers  History' : ' 3 Hints 0/4 '
    expect(lines[1]).toContain(tabs)
    expect(lines[high - 1]).toMatch(/\? help {2}Esc back$/)
    expect(lines.every((line) => columns(line) <= wide)).toBe(true)
    expect(lines.join('\n').includes('A product page needs')).toBe(wide >= 110)
  },
)

test('opening makes the solution once and leaves it alone ever after', async () => {
  const { context, file, screen } = await practise()
  expect(readFileSync(file, 'utf8')).toContain('export class LruCache')
  await screen.shows(`Created ${file}`.slice(0, 60))
  writeFileSync(file, right)
  await screen.shows('✓ accepted: 4 sample tests passed. Press s to submit.')
  screen.press('esc')
  await screen.shows('[Challenges 1]')
  screen.press('enter')
  await screen.shows('Yours:')
  expect(readFileSync(file, 'utf8')).toBe(right)
  expect((await readHistory(context.places)).history.tried).toEqual(new Set(['core/lru-cache']))
})

test.each<[string, (file: string, text: string) => void]>([
  ['in place', (file, text) => writeFileSync(file, text)],
  [
    'by renaming a new file over it',
    (file, text) => {
      writeFileSync(`${file}.tmp`, text)
      renameSync(`${file}.tmp`, file)
    },
  ],
  [
    'by moving the old file away first',
    (file, text) => {
      renameSync(file, `${file}~`)
      writeFileSync(file, text)
      rmSync(`${file}~`)
    },
  ],
])('a save %s is judged at once, and so is the next one', async (_, write) => {
  const { file, screen } = await practise()
  write(file, wrong)
  await screen.shows('✗ wrong-answer: 3 of 4 sample tests passed')
  await screen.shows('What the test did')
  write(file, right)
  await screen.shows('✓ accepted: 4 sample tests passed.')
})

test('submit judges by all tests, keeps the attempt and marks the challenge solved everywhere', async () => {
  const { context, save, screen } = await practise()
  save(right)
  await screen.shows('Press s to submit.')
  screen.press('s')
  await screen.shows('✓ accepted: 17 tests passed. Solved.')
  await screen.shows('✓ solved')
  screen.press('esc')
  await screen.shows('1 of 1 solved')
  await screen.shows('› ✓  Least recently used cache')
  expect([...(await readHistory(context.places)).history.solved]).toEqual(['core/lru-cache'])
})

test('a save ends the run of what was there before', async () => {
  const [challenge] = [lru()]
  const slow = { ...challenge, manifest: { ...challenge.manifest, limits: { cpuMs: 20_000, heapMb: 64 } } }
  const { context, save, screen } = await practise({ challenges: [slow] })
  save(endless)
  await screen.shows('1/4 gives back what was stored')
  screen.press('s')
  await screen.shows('judging by all tests')
  await screen.shows('1/17 gives back what was stored')
  save(right)
  await screen.shows('You saved during the submission, so it was cancelled; press s to submit.')
  await screen.shows('all 4 sample tests passed')
  expect((await readHistory(context.places)).history.last).toBeDefined()
  expect((await readHistory(context.places)).history.solved.size).toBe(0)
})

test('Ctrl-C ends the judge first, then the app; nothing of a cancelled run is recorded', async () => {
  const [challenge] = [lru()]
  const slow = { ...challenge, manifest: { ...challenge.manifest, limits: { cpuMs: 20_000, heapMb: 64 } } }
  const { context, save, screen } = await practise({ challenges: [slow] })
  save(endless)
  await screen.shows('Ctrl-C cancel')
  screen.press('?')
  await screen.shows('[Keys]')
  screen.press('?', 'ctrl-c')
  await screen.shows('Cancelled; nothing was recorded.')
  expect(screen.left()).toBe(false)
  expect((await readHistory(context.places)).history.tried.size).toBe(0)
  screen.press('ctrl-c')
  await screen.exited
})

test('hints come one by one, each is recorded, and they are still there another day', async () => {
  const { context, screen } = await practise()
  screen.press('h')
  await screen.shows('Press h for hint 1 of 4.')
  screen.press('h')
  await screen.shows('Hint 1 of 4: Two questions, two structures')
  await screen.shows('[3 Hints 1/4]')
  screen.press('hhhh')
  await screen.shows('[3 Hints 4/4]')
  await screen.shows('These are all the hints there are.')
  await expect
    .poll(async () => (await readHistory(context.places)).history.hints.get('core/lru-cache'), patience)
    .toBe(4)
  const { history } = await readHistory(context.places)
  const again = openScreen({ ...context, history })
  again.press('enter', '3')
  await again.shows('Hint 1 of 4')
})

test('the sample tests can be read, with how the last run ended for each', async () => {
  const { screen, save } = await practise()
  save(wrong)
  await screen.shows('wrong-answer: 3 of 4')
  screen.press('2')
  await screen.shows('✗ reading an entry saves it from being dropped')
  await screen.shows('✓ counts its entries')
  await screen.shows('tests/sample.test.ts')
  expect(screen.text()).not.toContain('hidden.test.ts')
})

test('a failure is shown first and in full, a shows all of them, y copies the command that repeats it', async () => {
  const { screen, save } = await practise()
  save(wrong)
  await screen.shows('What the test did, in order')
  screen.press('s')
  await screen.shows('17 tests passed')
  await screen.shows('a all failures')
  const inFull = () => /\d+-\d+\/(\d+)\n/.exec(screen.text())?.[1]
  const few = Number(inFull())
  screen.press('a')
  await screen.shows('a first only')
  expect(Number(inFull())).toBeGreaterThan(few)
  screen.press('y')
  await screen.shows('Copied, if your terminal allows it: hotseat submit core/lru-cache --seed')
  expect(screen.copied()).toMatch(
    /^hotseat submit core\/lru-cache --seed \d+ --only 'reading an entry saves it from being dropped'$/,
  )
})

test('the answers open when the challenge is solved', async () => {
  const { context, screen, save } = await practise({}, 80, 60)
  screen.press('5')
  await screen.shows('The editorial and the accepted approaches open when')
  save(right)
  await screen.shows('Press s to submit.')
  screen.press('s')
  await screen.shows('5 has the editorial and other approaches.')
  screen.press('5')
  await screen.shows('A map and a linked list')
  screen.press('G')
  await screen.shows('this.#entries')
  screen.press('d', 'G')
  await screen.shows('They are the same.')
  expect((await readHistory(context.places)).history.editorials.size).toBe(0)
})

test('what is accepted is held against the reference, until the next verdict', async () => {
  const { screen, save } = await practise({}, 80, 60)
  save(right)
  await screen.shows('Press s to submit.')
  screen.press('s')
  await screen.shows('Beside the reference: CPU')
  save(wrong)
  await screen.shows('✗ wrong-answer: 3 of 4 sample tests passed')
  expect(screen.lines().join('\n')).not.toContain('Beside the reference')
})

test('who gives up reads the answers at once, and that is recorded', async () => {
  const { context, screen } = await practise()
  screen.press('u')
  await screen.shows('Press u to give up and read them now.')
  screen.press('u')
  await screen.shows('A map and a linked list')
  await expect
    .poll(async () => [...(await readHistory(context.places)).history.editorials], patience)
    .toEqual(['core/lru-cache'])
})

test('attempts are listed, read, compared, and gone back to with what was there kept', async () => {
  const { file, screen, save } = await practise()
  save(wrong)
  await screen.shows('wrong-answer: 3 of 4')
  save(right)
  await screen.shows('Press s to submit.')
  screen.press('6')
  await screen.shows('› ')
  await expect
    .poll(screen.text, patience)
    .toMatch(/› +2 .* ✓ accepted +4\/4 +sample tests\n +1 .* ✗ wrong-answer +3\/4/)
  screen.press('down', 'd')
  await screen.shows('- only in this attempt, + only in your solution as it is.')
  screen.press('enter')
  await screen.shows('d compares it with your solution as it is')
  screen.press('b')
  await screen.shows('What was there is in')
  await screen.shows('wrong-answer: 3 of 4')
  expect(readFileSync(file, 'utf8')).toBe(wrong)
  expect(readFileSync(`${file}.1.bak`, 'utf8')).toBe(right)
})

test('beginning anew is asked for twice, and keeps what was there', async () => {
  const { file, screen, save } = await practise()
  save(right)
  await screen.shows('Press s to submit.')
  screen.press('x')
  await screen.shows('Press x again')
  screen.press('j', 'x')
  await screen.shows('Press x again')
  expect(readFileSync(file, 'utf8')).toBe(right)
  screen.press('x')
  await screen.shows('.1.bak')
  expect(readFileSync(file, 'utf8')).not.toBe(right)
  expect(readFileSync(`${file}.1.bak`, 'utf8')).toBe(right)
})

test('the time a challenge is open goes on where it was, and is beside the time it takes', async () => {
  let now = 0
  const { screen } = await practise({ now: () => now })
  await screen.shows('medium · 0 of 25 min  new')
  now += 21 * 60_000
  screen.press('esc')
  await screen.shows('[Challenges 1]')
  now += 60 * 60_000
  screen.press('enter')
  await screen.shows('medium · 21 of 25 min, 4 left  new')
})

test('a file that is deleted is told of; o makes it again, and saves are noticed again', async () => {
  const { file, save, screen } = await practise()
  rmSync(join(file, '..'), { recursive: true })
  await screen.shows('solution.ts is gone.')
  screen.press('r')
  await screen.shows('o to make it.')
  screen.press('o')
  await screen.shows('Created ')
  expect(existsSync(file)).toBe(true)
  save(right)
  await screen.shows('✓ accepted')
})

test.each([
  ['a folder', (file: string) => mkdirSync(file), 'is a folder'],
  ['binary data', (file: string) => writeFileSync(file, Buffer.from([0x61, 0, 0x62])), 'not text but binary'],
])('a solution that has become %s is told of, and the app goes on', async (_, become, words) => {
  const { file, screen, save } = await practise()
  rmSync(file)
  become(file)
  screen.press('r')
  await screen.shows(words)
  rmSync(file, { recursive: true })
  save(right)
  screen.press('r')
  await screen.shows('✓ accepted')
})

test('the editor gets the file, what it saves is judged meanwhile, and one that fails is told of', async () => {
  const folder = temporaryFolder({
    'editor.sh': '#!/bin/sh\n[ "$1" = 0 ] && echo "// edited" >> "$2"\nexit "$1"\n',
  })
  const editor = (code: number) => ({
    PATH: process.env['PATH'],
    VISUAL: `sh ${join(folder, 'editor.sh')} ${code}`,
  })
  const { context, file, screen } = await practise({ env: editor(0) })
  screen.press('e')
  await screen.shows('sample tests passed')
  expect(readFileSync(file, 'utf8')).toMatch(/\/\/ edited\n$/)
  context.env['VISUAL'] = editor(3).VISUAL
  screen.press('e')
  await screen.shows('sh ended with code 3.')
})

test('what is typed ahead for the editor does nothing here', async () => {
  const folder = temporaryFolder({ 'editor.sh': '#!/bin/sh\nexit 3\n' })
  const { context, screen } = await practise({
    env: { PATH: process.env['PATH'], EDITOR: `sh ${join(folder, 'editor.sh')}` },
  })
  screen.press('ehhhxxssq')
  await screen.shows('sh ended with code 3.')
  await screen.shows('[1 Statement]')
  expect((await readHistory(context.places)).history.hints.size).toBe(0)
})

test('without an editor, or with one that does not exist, a sentence says so', async () => {
  const { context, screen } = await practise({ env: {} })
  screen.press('e')
  await screen.shows('Set EDITOR to your editor, such as `export EDITOR=vim`.')
  context.env['EDITOR'] = 'no-such-editor -x'
  screen.press('e')
  await screen.shows('EDITOR is "no-such-editor -x", and there is no such program.')
})

test('p opens the file by the command of the settings, and what is wrong with that is told', async () => {
  const folder = temporaryFolder({ 'split.sh': '#!/bin/sh\necho "// from $1" >> "$2"\n' })
  const { context, screen } = await practise({ env: { PATH: process.env['PATH'], EDITOR: 'vi -n' } })
  const settings = (pane: unknown) => {
    mkdirSync(context.places.config, { recursive: true })
    writeFileSync(join(context.places.config, 'settings.json'), JSON.stringify({ pane }))
  }
  settings(['sh', join(folder, 'split.sh'), 'here', '{file}'])
  screen.press('p')
  await screen.shows('sample tests passed')
  settings(['sh', '-c', 'echo no room >&2; exit 3'])
  screen.press('p')
  await screen.shows('sh ended with code 3: no room.')
  settings(['no-such-program'])
  screen.press('p')
  await screen.shows('no-such-program cannot be started')
  settings(7)
  screen.press('p')
  await screen.shows('settings.json')
  await screen.shows('"tmux"')
})

test('a pack that is removed while its challenge is open costs nothing but a sentence', async () => {
  const folder = join(temporaryFolder(), 'lru-cache')
  mkdirSync(join(folder, 'tests'), { recursive: true })
  for (const name of ['statement.md', 'starter.ts', 'tests/sample.test.ts'])
    writeFileSync(join(folder, name), readFileSync(join(lru().folder, name)))
  const { screen } = await practise({ challenges: [{ ...lru(), folder }] })
  await screen.shows('A product page needs')
  rmSync(folder, { recursive: true })
  screen.press('2', 'r')
  await screen.shows('has no tests; add tests/sample.test.ts to it.')
  screen.press('1')
  await screen.shows('A product page needs')
  screen.press('3')
  await screen.shows('This challenge has no hints.')
})

test('control characters of a statement and of a console do nothing to the screen', async () => {
  const folder = join(temporaryFolder(), 'lru-cache')
  mkdirSync(join(folder, 'tests'), { recursive: true })
  for (const name of ['starter.ts', 'tests/sample.test.ts'])
    writeFileSync(join(folder, name), readFileSync(join(lru().folder, name)))
  writeFileSync(join(folder, 'statement.md'), '# Bad\u001b[2J\u001b[1;1Hness\u0007\n\n\u202etext end\n')
  const { screen, save } = await practise({ challenges: [{ ...lru(), folder }] })
  await screen.shows('Badness')
  await screen.shows('text end')
  save(`console.log('\\u001b[2J\\u001b]0;title\\u0007shown')\n${right}`)
  await screen.shows('✓ accepted')
  await screen.shows('    shown')
  expect(screen.lines()[0]).toMatch(/^Least recently used cache/)
})

test('an unwritable home is told of, and the app goes on', async () => {
  const file = join(temporaryFolder({ file: '' }), 'file')
  const places = { config: file, data: file, cache: file, workspace: file }
  const screen = openScreen(appContext({ places }), 120, 24)
  screen.press('enter')
  await screen.shows('cannot be a folder because a file is in the way')
  screen.press('esc')
  await screen.shows('[Challenges')
  screen.press('down')
  await screen.shows('2/')
})

test('a console without end is cut, and the app stays quick', async () => {
  const { screen, save } = await practise()
  save(`for (let i = 0; i < 200_000; i++) console.log('x'.repeat(50))\n${right}`)
  await screen.shows('output-limit-exceeded')
  screen.press('1')
  await screen.shows('[1 Statement]')
})

test('a level that is solved opens the next one, in the statement and in the workspace', async () => {
  const imports = "import { expect, test } from 'hotseat/kit'\nimport { sum } from '#solution'\n"
  const files = (level: number, call: string, value: number) => ({
    [`sum/tests/level-${level}/sample.test.ts`]: `${imports}test('${call}', () => expect(${call}).toBe(${value}))\n`,
    [`sum/tests/level-${level}/hidden.test.ts`]: `${imports}test('none ${level}', () => expect(sum()).toBe(0))\n`,
  })
  const folder = join(
    temporaryFolder({
      'sum/challenge.json':
        '{ "format": 1, "title": "Sum", "levels": [{ "title": "Two" }, { "title": "Many" }] }',
      'sum/statement.md': 'Add two numbers.\n',
      'sum/level-2.md': 'Add as many as there are.\n',
      'sum/starter.ts': 'export const sum = (...numbers: number[]): number => 0\n',
      ...files(1, 'sum(1, 2)', 3),
      ...files(2, 'sum(1, 2, 3)', 6),
    }),
    'sum',
  )
  const challenge = readChallenge(folder, 'own')
  const { context, screen } = await practise({ challenges: [challenge] })
  await screen.shows('level 1 of 2')
  const file = solutionPath(context.places, challenge)
  writeFileSync(file, 'export const sum = (a = 0, b = 0): number => a + b\n')
  await screen.shows('Press s to submit.')
  screen.press('s')
  await screen.shows('Level 1 is solved;')
  await screen.shows('level 2 of 2')
  screen.press('1')
  await screen.shows('Add as many as there are.')
  expect(existsSync(join(file, '../level-2.md'))).toBe(true)
  writeFileSync(file, 'export const sum = (...all: number[]): number => all.reduce((a, b) => a + b, 0)\n')
  await screen.shows('2 sample tests passed. Press s to submit.')
  screen.press('s')
  await screen.shows('Solved.')
})
