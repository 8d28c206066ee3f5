import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createJudge, type Judge } from '../../runner/supervise.ts'
import { Refusal } from '../../src/core/refusal.ts'
import {
  checkedLicence,
  checkedSlug,
  filled,
  scaffoldKinds,
  slugFrom,
  titleFrom,
} from '../../src/core/scaffold.ts'
import { install } from '../../src/io/installer/install.ts'
import { jobOf } from '../../src/io/job.ts'
import { readChallenge } from '../../src/io/packs.ts'
import { below, challengeScaffold, packScaffold, writeNew } from '../../src/io/scaffold.ts'
import { ownPlaces, temporaryFolder } from './temporary.ts'

const root = join(import.meta.dirname, '../..')

let judge: Judge
beforeAll(() => {
  judge = createJudge({ spare: true })
})
afterAll(() => judge.close())

/** A new pack with a challenge of every kind, called after it. */
function scaffold(): string {
  const folder = join(temporaryFolder(), 'pack')
  const fillings = {
    id: 'new-pack',
    title: 'A "new" pack',
    author: 'Ada',
    license: 'MIT',
    year: '2026',
    holder: 'Ada',
  }
  const challenges = scaffoldKinds.map((kind) =>
    below(kind, challengeScaffold(kind, { title: `A "${kind}"` })),
  )
  writeNew(folder, Object.assign(packScaffold(fillings), ...challenges))
  return folder
}

describe.each(scaffoldKinds)('a new challenge of the kind %s', (kind) => {
  test('is judged as its folders say, and its starter is not accepted', async () => {
    const folder = join(scaffold(), kind)
    const challenge = readChallenge(folder, 'new-pack')
    const verdictOf = async (path: string, seed: number) => {
      const solution = { path: 'solution.ts', text: readFileSync(join(folder, path), 'utf8') }
      const job = jobOf({ challenge, solution, scope: 'all', seed, command: ['judge'] })
      const session = judge.open(job)
      const report = await session.judge()
      session.close()
      return {
        path,
        verdict: report.verdict,
        failed: report.tests.filter(({ verdict }) => verdict !== 'accepted'),
      }
    }
    const paths = readdirSync(join(folder, 'submissions'), { recursive: true })
      .map((path) => `submissions/${String(path).replaceAll('\\', '/')}`)
      .filter((path) => path.endsWith('.ts'))
    const outcomes = await Promise.all(paths.map((path, index) => verdictOf(path, index + 1)))
    expect(outcomes.map(({ path, verdict }) => [path, verdict])).toEqual(
      paths.map((path) => [path, path.split('/')[1]]),
    )
    const wrong = outcomes.filter(({ verdict }) => verdict !== 'accepted')
    expect(wrong.length).toBeGreaterThanOrEqual(4)
    expect(outcomes.length - wrong.length).toBeGreaterThanOrEqual(2)
    // One of them passes every sample, and no hidden test is there for nothing.
    expect(wrong.some(({ failed }) => failed.every(({ group }) => group === 'hidden'))).toBe(true)
    const all = await judge.judge(
      jobOf({
        challenge,
        solution: { path: 'solution.ts', text: readFileSync(join(folder, paths[0] ?? ''), 'utf8') },
        scope: 'all',
        seed: 1,
        command: ['judge'],
      }),
    )
    const failed = new Set(wrong.flatMap((outcome) => outcome.failed.map(({ name }) => name)))
    expect(
      all.tests.filter(({ group }) => group === 'hidden').filter(({ name }) => !failed.has(name)),
    ).toEqual([])
    expect((await verdictOf('starter.ts', 1)).verdict).toBe('wrong-answer')
  })
})

test('a new pack type-checks where it lies, #solution and the kit included', () => {
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, 'node_modules/typescript/bin/tsc'), '-p', scaffold()],
    { encoding: 'utf8' },
  )
  expect(stdout + stderr).toBe('')
})

test('a new pack can be installed, without what is only for editors', async () => {
  const folder = scaffold()
  const { signal } = new AbortController()
  const installed = await install({ kind: 'folder', path: folder }, { places: ownPlaces(), env: {}, signal })
  expect(installed.manifest).toMatchObject({ id: 'new-pack', title: 'A "new" pack', authors: ['Ada'] })
  expect(readdirSync(folder)).toEqual(
    expect.arrayContaining(['.gitignore', '.hotseat', 'LICENSE', 'README.md']),
  )
  expect(readdirSync(installed.folder).filter((name) => name.startsWith('.'))).toEqual(['.installed.json'])
})

test('every manifest names a schema that lies in the pack', () => {
  const folder = scaffold()
  for (const path of ['pack.json', 'function/challenge.json']) {
    const { $schema } = JSON.parse(readFileSync(join(folder, path), 'utf8')) as { $schema: string }
    expect(readFileSync(join(folder, path, '..', $schema), 'utf8')).toContain('draft-07')
  }
})

test('nothing that is there is written to, and nothing half-made is left', () => {
  const folder = temporaryFolder({ 'b.md': 'mine' })
  expect(() => writeNew(folder, { 'a.md': 'new', 'b.md': 'new' })).toThrow(Refusal)
  expect(readdirSync(folder)).toEqual(['b.md'])
  expect(readFileSync(join(folder, 'b.md'), 'utf8')).toBe('mine')
})

test.each([
  ['Ring Buffer', 'ring-buffer'],
  ['ringBuffer', 'ring-buffer'],
  ['  Über--uns! ', 'uber-uns'],
  ['a_b.c', 'a-b-c'],
  ['???', ''],
  ['x'.repeat(80), 'x'.repeat(60)],
])('%j is the slug %j', (text, slug) => {
  expect(slugFrom(text)).toBe(slug)
})

test.each([
  ['Ring Buffer', 'and "Ring Buffer" is not. Try "ring-buffer".'],
  ['../up', 'and "../up" is not. Try "up".'],
  ['', 'and "" is not.'],
  ['next', '"next" cannot be the name of a challenge: it is a word of the command line. Try "the-next".'],
])('%j is refused as a slug', (text, sentence) => {
  expect(() => checkedSlug(text, 'a challenge')).toThrow(Refusal)
  expect(() => checkedSlug(text, 'a challenge')).toThrow(sentence)
})

test('licences are ids of SPDX, in any case', () => {
  expect([checkedLicence('mit'), checkedLicence('Zlib')]).toEqual(['MIT', 'Zlib'])
  expect(() => checkedLicence('MTI')).toThrow('"MTI" is no id of a licence. Did you mean "MIT"?')
  expect(() => checkedLicence('do what you want')).toThrow(Refusal)
})

test('fillings are written as their file has it', () => {
  expect(filled('a.json', '"{{x}}"', { x: '"a"\n' })).toBe('"\\"a\\"\\n"')
  expect(filled('a.md', '{{x}} {{y}}', { x: '"a"' })).toBe('"a" {{y}}')
  expect(titleFrom('ring-buffer')).toBe('Ring buffer')
})
