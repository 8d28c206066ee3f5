import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { createJudge } from '../../runner/supervise.ts'
import { openLevel } from '../../src/core/levels.ts'
import { openAttempt } from '../../src/io/attempt.ts'
import { readStatement } from '../../src/io/challenge-files.ts'
import { readHistory } from '../../src/io/history.ts'
import { jobOf } from '../../src/io/job.ts'
import { readChallenge } from '../../src/io/packs.ts'
import { places } from '../../src/io/places.ts'
import { prepareWorkplace } from '../../src/io/workspace.ts'
import { temporaryFolder } from './temporary.ts'

const judge = createJudge()
afterAll(() => judge.close())

const tests = (name: string, call: string, result: number) =>
  `import { expect, test } from 'vitest'\nimport * as it from '#solution'\ntest('${name}', () => { expect(it.${call}).toBe(${result}) })\n`

function levelled(files: Record<string, string> = {}): string {
  const levels = '[{ "title": "Add" }, { "title": "Add three" }, { "title": "Subtract" }]'
  const around = temporaryFolder({
    'sums/challenge.json': `{ "format": 1, "title": "Sums", "levels": ${levels} }`,
    'sums/starter.ts': 'export const add = () => 0',
    'sums/statement.md': '# Add\n',
    'sums/level-2.md': '## Add three\n',
    'sums/level-3.md': '## Subtract\n',
    'sums/tests/level-1/sample.test.ts': tests('adds', 'add(1, 2)', 3),
    'sums/tests/level-1/hidden.test.ts': tests('adds none', 'add()', 0),
    'sums/tests/level-2/hidden.test.ts': tests('adds three', 'add(1, 2, 3)', 6),
    'sums/tests/level-3/hidden.test.ts': tests('subtracts', 'subtract(3, 1)', 2),
    ...files,
  })
  return join(around, 'sums')
}

const two = 'export const add = (a = 0, b = 0) => a + b'
const three = 'export const add = (...all) => all.reduce((a, b) => a + b, 0)'
const all = `${three}\nexport const subtract = (a, b) => a - b`

test('a level opens when the one before it is accepted, and the tests of earlier levels run again', async () => {
  const here = places({ HOTSEAT_HOME: temporaryFolder() })
  const challenge = readChallenge(levelled(), 'mine')

  async function submit(source: string) {
    const { history } = await readHistory(here)
    const level = openLevel(challenge, history)
    const { file } = temporarySolution(source)
    const attempt = openAttempt(here, 'submit', challenge, { file, ifAbsent: '', level })
    const report = await judge.judge(attempt.job)
    expect(await attempt.keep(report)).toBeUndefined()
    return { level, verdict: report.verdict, ran: report.tests.map(({ name }) => name) }
  }

  expect(await submit(two)).toEqual({ level: 1, verdict: 'accepted', ran: ['adds', 'adds none'] })
  expect((await readHistory(here)).history.solved.size).toBe(0)
  expect(await submit(two)).toMatchObject({ level: 2, verdict: 'wrong-answer' })
  expect(await submit(three)).toEqual({
    level: 2,
    verdict: 'accepted',
    ran: ['adds', 'adds none', 'adds three'],
  })
  expect(await submit(three)).toMatchObject({ level: 3, verdict: 'compile-error' })
  expect(await submit(all)).toMatchObject({ level: 3, verdict: 'accepted' })
  const { history } = await readHistory(here)
  expect(history.solved).toEqual(new Set(['mine/sums']))
  expect(openLevel(challenge, history)).toBe(3)
})

function temporarySolution(source: string): { file: string } {
  return { file: join(temporaryFolder({ 'solution.ts': source }), 'solution.ts') }
}

test('only what open levels ask for is shown and put into the workspace', () => {
  const folder = levelled()
  expect(readStatement(folder, 1)).toBe('# Add\n')
  expect(readStatement(folder, 2)).toBe('# Add\n\n## Add three\n')
  const here = places({ HOTSEAT_HOME: temporaryFolder() })
  const created = (level: number) =>
    prepareWorkplace(here, readChallenge(folder, 'mine'), level).created.filter((path) =>
      path.endsWith('.md'),
    )
  const place = join(here.workspace, 'mine/sums')
  expect(created(1)).toEqual([join(place, 'statement.md')])
  expect(created(3)).toEqual([join(place, 'level-2.md'), join(place, 'level-3.md')])
})

test('run has the samples of open levels; judge has all tests', () => {
  const challenge = readChallenge(levelled(), 'mine')
  const job = { challenge, solution: { path: 'solution.ts', text: '' }, seed: 1, command: [] }
  const paths = (more: { scope: 'samples' | 'all'; level?: number }) =>
    jobOf({ ...job, ...more }).tests.map(({ path }) => path)
  expect(paths({ scope: 'samples', level: 3 })).toEqual(['tests/level-1/sample.test.ts'])
  expect(paths({ scope: 'all' })).toEqual([
    'tests/level-1/sample.test.ts',
    'tests/level-1/hidden.test.ts',
    'tests/level-2/hidden.test.ts',
    'tests/level-3/hidden.test.ts',
  ])
})

test.each([
  ['tests of no level', { 'sums/tests/more.test.ts': '' }, 'tests/more.test.ts belongs to none'],
  ['a level too many', { 'sums/tests/level-4/hidden.test.ts': '' }, 'tests/level-4/hidden.test.ts belongs'],
  [
    'levels that are not listed',
    { 'sums/challenge.json': '{ "format": 1, "title": "Sums" }' },
    'no "levels" in challenge.json',
  ],
  [
    'a level without tests',
    {
      'sums/challenge.json':
        '{ "format": 1, "title": "Sums", "levels": [{"title":"a"},{"title":"b"},{"title":"c"},{"title":"d"}] }',
    },
    'no tests in tests/level-4/',
  ],
])('%s is refused', (_, files, sentence) => {
  const challenge = readChallenge(levelled(files), 'mine')
  const job = { challenge, solution: { path: 'solution.ts', text: '' }, seed: 1, command: [] }
  expect(() => jobOf({ ...job, scope: 'all' })).toThrow(sentence)
})
