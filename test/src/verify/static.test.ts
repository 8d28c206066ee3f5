import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parsePack } from '../../../src/core/pack.ts'
import { packFaults } from '../../../src/core/verify/pack-checks.ts'
import { readPackFolder } from '../../../src/io/verify/read-pack.ts'
import { look } from '../../../src/io/verify/verify-challenge.ts'
import { below } from '../sample-pack.ts'
import { temporaryFolder } from '../temporary.ts'
import { clamp, manifest } from './clamp.ts'

/** What is said of a challenge before anything of it runs. */
function said(changes: Record<string, string | undefined>, slug = 'clamp'): string[] {
  const { faults } = look(join(temporaryFolder(below(slug, clamp(changes))), slug))
  return faults.map(({ check, file, line, message, fix }) => {
    const place = file === undefined ? '' : ` ${file}${line === undefined ? '' : `:${line}`}`
    return `${check}${place}: ${message} ${fix}`.trim()
  })
}

test('a sound challenge has no faults', () => {
  expect(said({})).toEqual([])
})

const mistakes: [what: string, changes: Record<string, string | undefined>, says: string | RegExp][] = [
  [
    'a field that is misspelt',
    { 'challenge.json': '{ "format": 1, "title": "Clamp", "minuts": 5 }' },
    /"minuts" is not a known field; did you mean "minutes"/,
  ],
  [
    'a newer format',
    { 'challenge.json': '{ "format": 2, "title": "Clamp" }' },
    /newer than this Hotseat reads/,
  ],
  ['no manifest', { 'challenge.json': undefined }, /manifest challenge.json: challenge.json is missing/],
  ['no statement', { 'statement.md': undefined }, 'statement statement.md: statement.md is missing.'],
  [
    'a statement without a section',
    { 'statement.md': '## Context\n\nOh.\n' },
    /no section "## Task", "## API", "## What the tests run"/,
  ],
  ['a blank level', { 'level-2.md': '\n' }, /statement level-2.md: level-2.md is empty/],
  ['no starter', { 'starter.ts': undefined }, 'starter starter.ts: starter.ts is missing.'],
  ['no hints', { 'hints.md': undefined }, 'hints hints.md: hints.md is missing.'],
  [
    'a blank hint',
    { 'hints.md': '## 1. One\n\nWords.\n\n## 2. Two\n\n' },
    'hints hints.md:5: The hint "2. Two" is empty.',
  ],
  ['a blank editorial', { 'editorial.md': '# \n' }, 'editorial editorial.md: editorial.md is empty.'],
  [
    'no sample tests',
    { 'tests/sample.test.ts': undefined },
    'tests tests/sample.test.ts: There are no sample tests',
  ],
  [
    'no hidden tests',
    { 'tests/hidden.test.ts': undefined },
    'tests tests/hidden.test.ts: There are no hidden tests',
  ],
  [
    'levels without tests',
    {
      'challenge.json': JSON.stringify({ ...manifest, levels: [{ title: 'A' }, { title: 'B' }] }),
      'level-2.md': 'More.\n',
    },
    'There are no hidden tests in tests/level-2/.',
  ],
  [
    'no accepted submission',
    { 'submissions/accepted/both-ends.ts': undefined },
    'There is no accepted submission.',
  ],
  [
    'no wrong submission',
    { 'submissions/wrong-answer/low-only.ts': undefined, 'submissions/wrong-answer/high-only.ts': undefined },
    'There is no submission that has to fail.',
  ],
  [
    'a folder that is no verdict',
    { 'submissions/wrong-answers/a.ts': 'x' },
    'submissions/wrong-answers/ is not named after a verdict. Did you mean "wrong-answer"?',
  ],
  [
    'a file that nothing uses',
    { 'statment.md': 'x' },
    'files statment.md: Nothing uses this file. Did you mean "statement.md"?',
  ],
  [
    'a bidi character',
    { 'statement.md': '## Context\nab\u202ec\n' },
    'text statement.md:2: There is a character U+202E here',
  ],
  [
    'a colour code',
    { 'hints.md': '## 1. One\n\n\u001b[31mred\n' },
    'text hints.md:3: There is a character U+001B here',
  ],
  [
    'carriage returns',
    { 'editorial.md': 'Words.\r\n' },
    'text editorial.md:1: A line ends with a carriage return.',
  ],
  [
    'a byte order mark',
    { 'starter.ts': '\ufeffexport {}\n' },
    'text starter.ts:1: The file begins with a byte order mark.',
  ],
  [
    'a huge text',
    { 'editorial.md': 'words '.repeat(20_000) },
    'files editorial.md: The file has 118 KB; at most 64 KB are allowed.',
  ],
  [
    'a link to nowhere',
    { 'editorial.md': 'See [this](../other/file.md).\n' },
    'files editorial.md:1: The link to ../other/file.md leads nowhere inside the challenge.',
  ],
  [
    'an image',
    { 'statement.md': '![a picture](https://example.org/a.png)\n' },
    'cannot be shown in a terminal',
  ],
  [
    'a file of megabytes',
    { 'tests/data.json': `"${'x'.repeat(2 ** 20)}"` },
    'files tests/data.json: The file is larger than 1 MB.',
  ],
]

test.each(mistakes)('%s', (_what, changes, says) => {
  expect(said(changes)).toEqual(
    expect.arrayContaining([
      typeof says === 'string' ? expect.stringContaining(says) : expect.stringMatching(says),
    ]),
  )
})

test('a folder whose name is no slug', () => {
  expect(said({}, 'Clamp_It')).toEqual([expect.stringContaining('The folder\'s name "Clamp_It" is no slug.')])
})

test('links that leave the challenge, and folders that are links', () => {
  const folder = temporaryFolder({ ...below('clamp', clamp()), 'outside.ts': 'export {}\n' })
  symlinkSync(join(folder, 'outside.ts'), join(folder, 'clamp/tests/helper.ts'))
  symlinkSync(folder, join(folder, 'clamp/tests/all'))
  symlinkSync(join(folder, 'nothing'), join(folder, 'clamp/tests/gone.ts'))
  expect(
    look(join(folder, 'clamp'))
      .faults.map(({ file, message }) => `${file}: ${message}`)
      .sort(),
  ).toEqual([
    'tests/all: The folder is a link to a folder.',
    'tests/gone.ts: The file is a link that leads nowhere.',
    'tests/helper.ts: The file is a link to something outside of the challenge.',
  ])
})

test('thousands of files are not all read', () => {
  const many = Object.fromEntries(
    Array.from({ length: 1100 }, (_, index) => [`tests/data/${index}.txt`, 'x']),
  )
  expect(said(many)).toEqual([expect.stringContaining('There are more files here than a challenge needs')])
})

function ofPack(fields: object, slugs = ['clamp', 'sum']): string[] {
  const text = JSON.stringify({
    format: 1,
    id: 'mine',
    version: '1.0.0',
    title: 'Mine',
    license: 'MIT',
    ...fields,
  })
  const parsed = parsePack(text, 'pack.json')
  if (!parsed.ok) return parsed.problems
  return packFaults(parsed.value, text, slugs).map(({ message, fix }) => `${message} ${fix}`)
}

test('what a pack names has to be there, once', () => {
  expect(ofPack({})).toEqual([])
  const path = (id: string, challenges: string[]) => ({ id, title: 'Path', challenges })
  expect(ofPack({ paths: [path('a', ['clamp', 'smu', 'other/thing']), path('a', ['sum', 'sum'])] })).toEqual([
    'Two paths have the id "a". Remove one of them.',
    'The path "a" names the challenge "smu", which this pack does not have. Did you mean "sum"?',
    'The path "a" names sum twice. Remove one of them.',
  ])
  const rounds = [{ pick: { challenges: ['gone'] }, phases: [{ kind: 'code', minutes: 5 }] }]
  expect(ofPack({ interviews: [{ id: 'x', title: 'X', rounds }] })).toEqual([
    expect.stringContaining('The interview "x" names the challenge "gone"'),
  ])
  expect(ofPack({}, [])).toEqual([expect.stringContaining('The pack has no challenges.')])
})

test('a licence is named, by its id', () => {
  expect(ofPack({ license: undefined })).toEqual([
    expect.stringContaining('does not say under which licence'),
  ])
  expect(ofPack({ license: 'do what you want!' })).toEqual([
    expect.stringContaining('is not the id of a licence'),
  ])
  expect(ofPack({ license: '(MIT OR Apache-2.0)' })).toEqual([])
})

test('beside the challenges of a pack stands only what people expect there', () => {
  const folder = temporaryFolder({
    ...below('clamp', clamp()),
    'pack.json': '{}',
    'README.md': 'Hello.\n',
    LICENSE: 'MIT',
    'notes.txt': 'x',
    'empty/readme': 'x',
  })
  const { slugs, faults } = readPackFolder(folder)
  expect(slugs).toEqual(['clamp'])
  expect(faults.map(({ message }) => message).sort()).toEqual([
    'empty has no challenge.json.',
    'notes.txt belongs to no challenge.',
  ])
})
