import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readChallengeFile, readTests } from '../../src/io/challenge-files.ts'
import { findEditor } from '../../src/io/editor.ts'
import { makeFolder } from '../../src/io/make-folder.ts'
import { readChallenge } from '../../src/io/packs.ts'
import { places } from '../../src/io/places.ts'
import { readSolution } from '../../src/io/solution-file.ts'
import { readText } from '../../src/io/text-file.ts'
import { prepareWorkplace } from '../../src/io/workspace.ts'
import { temporaryFolder } from './temporary.ts'

const manifest = JSON.stringify({ format: 1, title: 'Sum' })

test('tests run samples first, then by path; other files are helpers, hidden files are nothing', () => {
  const folder = temporaryFolder({
    'tests/a.test.ts': 'a',
    'tests/sample.test.ts': 's',
    'tests/deep/sample-two.test.ts': 's2',
    'tests/deep/helper.ts': 'h',
    'tests/.DS_Store': Buffer.from([0, 255]),
  })
  const { tests, helpers } = readTests(folder)
  expect(tests.map(({ path, group }) => [path, group])).toEqual([
    ['tests/deep/sample-two.test.ts', 'sample'],
    ['tests/sample.test.ts', 'sample'],
    ['tests/a.test.ts', 'hidden'],
  ])
  expect(helpers).toEqual([{ path: 'tests/deep/helper.ts', text: 'h' }])
})

test('a challenge cannot read what lies outside its folder', () => {
  const outside = temporaryFolder({ 'secret.ts': 'secret' })
  const folder = temporaryFolder({ 'tests/sample.test.ts': 's' })
  symlinkSync(join(outside, 'secret.ts'), join(folder, 'tests/link.ts'))
  expect(() => readTests(folder)).toThrow('is a link to a file outside the challenge')
  symlinkSync(join(outside, 'secret.ts'), join(folder, 'statement.md'))
  expect(() => readChallengeFile(folder, 'statement.md')).toThrow('is a link to a file outside the challenge')
})

test('a link to a folder is refused, be it a loop', () => {
  const folder = temporaryFolder({ 'tests/sample.test.ts': 's' })
  symlinkSync('..', join(folder, 'tests/loop'))
  expect(() => readTests(folder)).toThrow('is a link to a folder')
})

test('a link inside the challenge is read', () => {
  const folder = temporaryFolder({ 'tests/sample.test.ts': 's', 'lib/helper.ts': 'h' })
  symlinkSync('../lib/helper.ts', join(folder, 'tests/helper.ts'))
  expect(readTests(folder).helpers).toEqual([{ path: 'tests/helper.ts', text: 'h' }])
})

test.each([
  ['a file over 1 MB', Buffer.alloc(2 ** 20 + 1, 97), 'is larger than 1 MB'],
  ['binary data', Buffer.from([1, 0, 2]), 'is binary data'],
  ['Latin-1', Buffer.from([0xe9]), 'is not valid UTF-8'],
])('%s among the tests is refused', (_, content, words) => {
  const folder = temporaryFolder({ 'tests/sample.test.ts': content })
  expect(() => readTests(folder)).toThrow(words)
})

test('a challenge without tests or without a manifest is refused', () => {
  expect(() => readTests(temporaryFolder())).toThrow('has no tests; add tests/sample.test.ts')
  expect(() => readTests(temporaryFolder({ tests: 'a file' }))).toThrow('should be a folder of tests')
  expect(() => readChallenge(temporaryFolder())).toThrow('challenge.json is missing')
  expect(() => readChallenge('/no/such/folder')).toThrow('There is no folder /no/such/folder')
})

test('a challenge belongs to the pack around it, if there is one', () => {
  const pack = JSON.stringify({ format: 1, id: 'mine', version: '1.0.0', title: 'Mine' })
  const folder = temporaryFolder({ 'pack.json': pack, 'sum/challenge.json': manifest })
  expect(readChallenge(join(folder, 'sum')).id).toBe('mine/sum')
  writeFileSync(join(folder, 'pack.json'), '{')
  expect(readChallenge(join(folder, 'sum')).id).toBe('sum')
})

test('a solution is read without its byte order mark and with its line ends', () => {
  const folder = temporaryFolder({ 'my solution.ts': '\ufeffexport {}\r\n' })
  expect(readSolution(join(folder, 'my solution.ts'), '')).toEqual({
    path: 'my solution.ts',
    text: 'export {}\r\n',
  })
})

test('a solution of exactly 128 KB is read, one byte more is not', () => {
  const folder = temporaryFolder({ 'most.ts': ' '.repeat(2 ** 17), 'more.ts': ' '.repeat(2 ** 17 + 1) })
  expect(readSolution(join(folder, 'most.ts'), '').text).toHaveLength(2 ** 17)
  expect(() => readSolution(join(folder, 'more.ts'), '')).toThrow(
    'has 129 KB, and a solution may have 128 KB',
  )
})

test.skipIf(process.platform !== 'linux')('a file that grows, or has no size, is read to its end', () => {
  const path = '/proc/self/limits'
  expect([statSync(path).size, readFileSync(path).length > 1100]).toEqual([0, true])
  expect(readText(path, 2 ** 20)).toMatchObject({ text: readFileSync(path, 'utf8') })
  expect(readText(path, 1100)).toEqual({ fault: 'too-big', bytes: 1101 })
})

test('a folder is no solution, and the file in it is named', () => {
  const folder = temporaryFolder({ 'solution.ts': '' })
  expect(() => readSolution(folder, '')).toThrow(`name the file in it: ${join(folder, 'solution.ts')}.`)
})

test('making a folder below one that cannot have any is an error, not a hang', () => {
  expect(() => makeFolder('/proc/hotseat/data')).toThrow()
  const folder = temporaryFolder({ file: '' })
  expect(() => makeFolder(join(folder, 'file/data'))).toThrow()
  makeFolder(join(folder, 'a/b/c'))
  expect(existsSync(join(folder, 'a/b/c'))).toBe(true)
})

test('starting creates what is missing and touches nothing that is there', () => {
  const workspace = temporaryFolder()
  const challenge = readChallenge(
    join(
      temporaryFolder({
        'sum/challenge.json': manifest,
        'sum/starter.ts': 'starter',
        'sum/statement.md': '# Sum',
      }),
      'sum',
    ),
    'core',
  )
  const inside = { ...places({ HOTSEAT_HOME: workspace }), workspace }
  expect(prepareWorkplace(inside, challenge, 1).created).toContain(join(workspace, 'sum/solution.ts'))
  expect(readFileSync(join(workspace, 'sum/solution.ts'), 'utf8')).toBe('starter')
  writeFileSync(join(workspace, 'sum/solution.ts'), 'mine')
  writeFileSync(join(workspace, 'tsconfig.json'), '{}')
  expect(prepareWorkplace(inside, challenge, 1).created).toEqual([])
  expect(readFileSync(join(workspace, 'sum/solution.ts'), 'utf8')).toBe('mine')
  expect(readFileSync(join(workspace, 'tsconfig.json'), 'utf8')).toBe('{}')
})

test('a dangling link or a folder in the place of a solution is left alone', () => {
  const workspace = temporaryFolder({ 'linked/note': '' })
  const around = temporaryFolder({
    'linked/challenge.json': manifest,
    'linked/starter.ts': 'starter',
    'linked/statement.md': '',
    'foldered/challenge.json': manifest,
    'foldered/starter.ts': 'starter',
    'foldered/statement.md': '',
  })
  const inside = { ...places({ HOTSEAT_HOME: workspace }), workspace }
  symlinkSync('nowhere.ts', join(workspace, 'linked/solution.ts'))
  mkdirSync(join(workspace, 'foldered/solution.ts'), { recursive: true })
  for (const slug of ['linked', 'foldered']) {
    const { kept } = prepareWorkplace(inside, readChallenge(join(around, slug), 'core'), 1)
    expect(kept).toContain(join(workspace, slug, 'solution.ts'))
  }
  expect(lstatSync(join(workspace, 'linked/solution.ts')).isSymbolicLink()).toBe(true)
  expect(existsSync(join(workspace, 'linked/nowhere.ts'))).toBe(false)
  expect(readdirSync(join(workspace, 'foldered/solution.ts'))).toEqual([])
})

test('HOTSEAT_HOME moves every folder', () => {
  expect(places({ HOTSEAT_HOME: '/home/of/hotseat' })).toEqual({
    config: '/home/of/hotseat/config',
    data: '/home/of/hotseat/data',
    cache: '/home/of/hotseat/cache',
    workspace: '/home/of/hotseat/workspace',
  })
  expect(places({ HOTSEAT_HOME: '' }).workspace).toMatch(/hotseat$/)
})

test('VISUAL comes before EDITOR, and a missing program is noticed', () => {
  const path = join(process.execPath, '..')
  const program = process.execPath.split('/').at(-1) ?? ''
  expect(findEditor({})).toBeUndefined()
  expect(findEditor({ VISUAL: `${program} --wait`, EDITOR: 'x', PATH: path })).toEqual({
    variable: 'VISUAL',
    command: `${program} --wait`,
    found: true,
  })
  expect(findEditor({ EDITOR: 'no-such-editor', PATH: path })?.found).toBe(false)
})
