import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createJudge } from '../../runner/supervise.ts'
import { importTrack } from '../../src/io/exercism/import-track.ts'
import { jobOf } from '../../src/io/job.ts'
import { readChallenge } from '../../src/io/packs.ts'
import { temporaryFolder } from './temporary.ts'
import { exercise, trackConfig, typescriptTrack } from './track.ts'

const signal = new AbortController().signal

async function imported(folder: string) {
  const out = join(temporaryFolder(), 'pack')
  return { out, ...(await importTrack(folder, { out, signal, onProgress: () => {} })) }
}

/** Why the one exercise `odd` with these files, beside those of the track, cannot be imported. */
async function reasonFor(files: Record<string, string | Buffer>, about = {}): Promise<string | undefined> {
  const odd = Object.entries(files).map(([path, text]) => [`exercises/practice/odd/${path}`, text])
  const folder = typescriptTrack(
    { ...exercise('odd'), ...Object.fromEntries(odd) },
    { practice: [{ slug: 'odd', ...about }] },
  )
  return (await imported(folder)).leftOut[0]?.reason
}

test('an exercise becomes a challenge with its texts, its people and its tests as they are', async () => {
  const track = typescriptTrack()
  const { out, ...result } = await imported(track)
  expect(result).toMatchObject({ imported: ['greetings', 'tally'], leftOut: [], notes: [] })
  const read = (path: string) => readFileSync(join(out, path), 'utf8')
  expect(JSON.parse(read('pack.json'))).toMatchObject({
    id: 'exercism-typescript',
    license: 'MIT',
    authors: ['ada'],
  })
  expect(read('LICENSE')).toContain('The people of this track')
  expect(JSON.parse(read('tally/challenge.json'))).toEqual({
    format: 1,
    title: 'Tally',
    difficulty: 'medium',
    track: 'exercism',
    tags: ['classes', 'control-flow-loops'],
    minutes: 30,
    summary: `Count ${'sheep and '.repeat(9).trim()}…`,
    isolation: 'file',
    samples: 2,
    runSkipped: 'all',
    solutionAlias: './tally.ts',
    limits: { cpuMs: 20_000, heapMb: 256 },
    authors: ['ada', 'grace'],
    source: {
      title: 'Exercism, TypeScript track',
      url: 'https://exercism.org/tracks/typescript/exercises/tally',
    },
  })
  expect(read('tally/statement.md')).toBe(`# Tally

## Introduction

Sheep pass a gate.

## Instructions

Count them.

## Errors

A negative flock is none.

Export \`FlockError\` as well.

## Source

A hill: <https://example.org/hill>
`)
  expect(read('greetings/hints.md')).toBe('## General\n\n- Read.\n\n## 1. Greet\n\n- Use a template.\n')
  expect(existsSync(join(out, 'tally/hints.md'))).toBe(false)
  const original = (path: string) => readFileSync(join(track, 'exercises/practice/tally', path), 'utf8')
  expect(read('tally/tests/tally.test.ts')).toBe(original('tally.test.ts'))
  expect(read('tally/tests/flocks.ts')).toBe(original('flocks.ts'))
  expect(read('tally/starter.ts')).toBe(original('tally.ts'))
  expect(JSON.parse(read('greetings/challenge.json'))).toMatchObject({
    difficulty: 'easy',
    tags: ['string-formatting'],
  })
})

test('the example is accepted, the stub is not, and the first tests are the samples', async () => {
  const { out } = await imported(typescriptTrack())
  const judge = createJudge()
  try {
    for (const slug of ['tally', 'greetings']) {
      const challenge = readChallenge(join(out, slug))
      const verdictOf = async (file: string, scope: 'all' | 'samples' = 'all') => {
        const solution = { path: 'solution.ts', text: readFileSync(join(out, slug, file), 'utf8') }
        return judge.judge(jobOf({ challenge, solution, scope, seed: 1, command: [] }))
      }
      const all = await verdictOf('submissions/accepted/example.ts')
      expect(all).toMatchObject({ verdict: 'accepted', notes: [], total: slug === 'tally' ? 6 : 1 })
      expect((await verdictOf('submissions/accepted/example.ts', 'samples')).total).toBe(
        slug === 'tally' ? 2 : 1,
      )
      expect((await verdictOf('starter.ts')).verdict).not.toBe('accepted')
    }
  } finally {
    await judge.close()
  }
})

test("a JavaScript track's exercises become TypeScript", async () => {
  const sum = {
    'sum.js': '// @ts-check\nexport const sum = (...numbers) => {\n  throw new Error("not yet");\n};\n',
    'sum.spec.js': `import { sum } from './sum';
describe('sum', () => {
  test('of none', () => { expect(sum()).toBe(0); });
  xtest('of some', async () => { await expect(Promise.resolve(sum(1, 2))).resolves.toBe(3); });
});
`,
    '.meta/proof.ci.js': 'export const sum = (...numbers) => numbers.reduce((a, b) => a + b, 0);\n',
    'sum.ts': '',
    'sum.test.ts': '',
    '.meta/proof.ci.ts': '',
  }
  const { out } = await imported(
    temporaryFolder({
      'config.json': trackConfig('JavaScript', { practice: [{ slug: 'sum' }] }),
      ...exercise('sum', sum),
    }),
  )
  const judge = createJudge()
  const challenge = readChallenge(join(out, 'sum'))
  const text = readFileSync(join(out, 'sum/submissions/accepted/example.ts'), 'utf8')
  const job = jobOf({
    challenge,
    solution: { path: 'solution.ts', text },
    scope: 'all',
    seed: 1,
    command: [],
  })
  expect(await judge.judge(job)).toMatchObject({ verdict: 'accepted', total: 2 })
  await judge.close()
  expect(readdirSync(join(out, 'sum/tests'))).toEqual(['sum.test.ts'])
  expect(challenge.manifest.title).toBe('Sum')
})

test.each<[string, Record<string, string>, object?]>([
  ['no tests', { 'odd.test.ts': '' }],
  ['no example solution', { '.meta/proof.ci.ts': '' }],
  ['no stub', { 'odd.ts': '' }],
  ['no instructions', { '.docs/instructions.md': '' }],
  ['its tests do not compile', { 'odd.test.ts': 'import { one } from "./odd"; it(' }],
  ['its stub does not compile', { 'odd.ts': 'export const one = (' }],
  ['its tests do not import the solution', { 'odd.test.ts': "it('is', () => {})" }],
  ['its tests need the package lodash', { 'odd.test.ts': "import 'lodash/fp'\nimport './odd'" }],
  ['its tests need ./table, which is not there', { 'odd.test.ts': "import './table'\nimport './odd'" }],
  ['its example needs the file system', { '.meta/proof.ci.ts': "import 'node:fs/promises'" }],
  ["its example needs Node's module child_process", { '.meta/proof.ci.ts': "import 'child_process'" }],
  ['its stub needs the package @scope/name', { 'odd.ts': "import '@scope/name/deep'" }],
  [
    'its tests put mocks in the place of modules',
    { 'odd.test.ts': "import { jest } from '@jest/globals'\nimport './odd'\njest.mock('./odd')" },
  ],
  [
    'its tests and its solution share another module',
    {
      'errors.ts': 'export class Odd extends Error {}',
      'odd.test.ts': "import './odd'\nimport './errors'",
      '.meta/proof.ci.ts': "export * from './errors'",
    },
  ],
  [
    'its solution is several files',
    { '.meta/config.json': '{ "files": { "solution": ["odd.ts", "even.ts"] } }' },
  ],
  ['.meta/config.json is not valid JSON', { '.meta/config.json': '{' }],
  [
    '../../../LICENSE leads out of the exercise',
    { '.meta/config.json': '{"files":{"example":["../../../LICENSE"]}}' },
  ],
  ['deprecated by the track', {}, { status: 'deprecated' }],
  ['not finished yet (wip)', {}, { status: 'wip' }],
  ['odd.ts is larger than 1 MB', { 'odd.ts': '/'.repeat(2 ** 20 + 1) }],
  ['odd.test.ts is binary data', { 'odd.test.ts': 'a\0b' }],
])('an exercise is left out: %s', async (reason, files, about) => {
  const given = Object.entries(files)
  const gone = given.filter(([, text]) => text === '').map(([path]) => path)
  if (gone.length === 0) return expect(await reasonFor(files, about)).toBe(reason)
  const folder = typescriptTrack(exercise('odd', files), { practice: [{ slug: 'odd' }] })
  expect((await imported(folder)).leftOut).toEqual([{ slug: 'odd', reason }])
})

test('tests skipped by skip stay so where the example does not pass them', async () => {
  const tests = `import { one } from './odd.ts'
it('is one', () => expect(one()).toBe(1))
xit('is one again', () => expect(one()).toBe(1))
it.skip('takes too long', () => expect(one()).toBe(2))\n`
  const track = typescriptTrack(exercise('odd', { 'odd.test.ts': tests }), { practice: [{ slug: 'odd' }] })
  const { out } = await imported(track)
  expect(readChallenge(join(out, 'odd')).manifest.runSkipped).toBe('x')
})

test('an exercise whose own example is not accepted is left out with what it fails at', async () => {
  const wrong = exercise('odd', { '.meta/proof.ci.ts': 'export const one = () => 2\n' })
  const bare = exercise('even', { '.meta/proof.ci.ts': 'export const two = () => 2\n' })
  const track = typescriptTrack({ ...wrong, ...bare }, { practice: [{ slug: 'odd' }, { slug: 'even' }] })
  const reason = 'its own example is not accepted here'
  expect((await imported(track)).leftOut).toEqual([
    { slug: 'odd', reason, detail: 'wrong-answer in "is one"' },
    {
      slug: 'even',
      reason,
      detail: 'compile-error: example.ts does not export `one`, which the tests use; it exports two',
    },
  ])
})

test('an exercise whose slug is a path, or whose files are links to elsewhere, is left out', async () => {
  const secret = join(temporaryFolder({ 'secret.ts': 'export const one = () => 1' }), 'secret.ts')
  const folder = typescriptTrack(exercise('odd', { '.meta/proof.ci.ts': '' }), {
    practice: [{ slug: 'odd' }, { slug: '../concept/greetings' }, { name: 'none' }],
  })
  mkdirSync(join(folder, 'exercises/practice/odd/.meta'), { recursive: true })
  symlinkSync(secret, join(folder, 'exercises/practice/odd/.meta/proof.ci.ts'))
  expect((await imported(folder)).leftOut).toEqual([
    { slug: 'odd', reason: '.meta/proof.ci.ts leads out of the track' },
    { slug: '../concept/greetings', reason: 'its slug is not a name' },
    { slug: '', reason: 'its slug is not a name' },
  ])
})

test.each<[string, Record<string, string>, string]>([
  [
    'nothing',
    {},
    'is no checkout of an Exercism track: looked for config.json and exercises/practice or exercises/concept',
  ],
  ['no exercises', { 'config.json': '{}' }, 'is no checkout of an Exercism track'],
  ['broken JSON', { 'config.json': '{', 'exercises/practice/x': '' }, 'config.json is not valid JSON'],
  ['another JSON', { 'config.json': '[]', 'exercises/practice/x': '' }, 'needs "slug" and "exercises"'],
  [
    'another language',
    { 'config.json': trackConfig('Ruby', {}), 'exercises/practice/x': '' },
    'is of the Ruby track; only the TypeScript and the JavaScript track',
  ],
])('a folder with %s is refused', async (_, files, words) => {
  await expect(imported(temporaryFolder(files))).rejects.toThrow(words)
})

test('what is there already is never written over, and nothing half-made is left', async () => {
  const track = typescriptTrack()
  const home = temporaryFolder({ 'pack/note': 'mine', file: '' })
  symlinkSync('nowhere', join(home, 'link'))
  const into = (name: string) => importTrack(track, { out: join(home, name), signal, onProgress: () => {} })
  await expect(into('pack')).rejects.toThrow('is there already; name another folder with --out')
  await expect(into('link')).rejects.toThrow('is there already')
  await expect(into('file/pack')).rejects.toThrow('cannot be written')
  const stopped = AbortSignal.abort(new Error('stopped'))
  await expect(
    importTrack(track, { out: join(home, 'new'), signal: stopped, onProgress: () => {} }),
  ).rejects.toThrow('stopped')
  expect(readdirSync(home).sort()).toEqual(['file', 'link', 'pack'])
})

test('a track of concepts alone can be imported, and one of which nothing can be writes nothing', async () => {
  expect((await imported(typescriptTrack({}, { practice: undefined }))).imported).toEqual(['greetings'])
  const { out, folder } = await imported(
    typescriptTrack({}, { practice: [{ slug: 'gone' }], concept: 'none' }),
  )
  expect(folder).toBeUndefined()
  expect(existsSync(out)).toBe(false)
})

test('a licence that is not known is kept, and said', async () => {
  const { out, notes } = await imported(typescriptTrack({ LICENSE: 'Do as you like.' }))
  expect(notes[0]).toContain('write its SPDX id into pack.json')
  expect(readFileSync(join(out, 'LICENSE'), 'utf8')).toBe('Do as you like.')
  const without = typescriptTrack()
  writeFileSync(join(without, 'LICENSE'), Buffer.from([0]))
  expect((await imported(without)).notes[0]).toContain('no LICENSE file')
})
