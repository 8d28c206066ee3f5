import { type Dirent, existsSync, readdirSync, realpathSync } from 'node:fs'
import { basename, join, relative, sep } from 'node:path'
import type { SourceFile, TestFile } from '../../runner/protocol.ts'
import type { Challenge } from '../core/catalogue.ts'
import { statementFile } from '../core/levels.ts'
import { Refusal } from '../core/refusal.ts'
import { codeOf, readText, statOf } from './text-file.ts'

const largestFile = 2 ** 20
const mostFiles = 500

/** Everything of a challenge that judging needs besides its manifest. */
export interface TestSources {
  /** By level, in each samples first, then by path: the order in which they run. */
  tests: TestFile[]
  helpers: SourceFile[]
}

/**
 * Reads the tests folder of a challenge.
 * @param samples the manifest's: the first tests of hidden files that are samples.
 * @throws Refusal when a file is too big, not text, or a link to somewhere else, or when there are no tests.
 */
export function readTests(folder: string, samples = 0): TestSources {
  const files = walk(folder, 'tests').map((path) => readChallengeFile(folder, path))
  const tests = files.filter(({ path }) => path.endsWith('.test.ts')).map((file) => asTest(file, samples))
  if (tests.length === 0) throw new Refusal(`${folder} has no tests; add tests/sample.test.ts to it.`)
  const samplesFirst = (a: TestFile, b: TestFile) =>
    a.level - b.level || Number(a.group === 'hidden') - Number(b.group === 'hidden')
  return { tests: tests.sort(samplesFirst), helpers: files.filter(({ path }) => !path.endsWith('.test.ts')) }
}

/** What all levels up to one ask for, one text after the other. @throws Refusal */
export function readStatement(folder: string, level: number): string {
  const texts = Array.from({ length: level }, (_, index) =>
    readChallengeFile(folder, statementFile(index + 1)).text.trimEnd(),
  )
  return `${texts.join('\n\n')}\n`
}

/** The sample tests of all levels up to one, as files. @throws Refusal */
export function readSamples(folder: string, level: number): TestFile[] {
  return readTests(folder).tests.filter((test) => test.group === 'sample' && test.level <= level)
}

/** The ladder of hints as it is written; empty when there is none. @throws Refusal */
export function readHints(folder: string): string {
  return existsSync(join(folder, 'hints.md')) ? readChallengeFile(folder, 'hints.md').text : ''
}

/** What explains a challenge after it; empty when there is none. @throws Refusal */
export function readEditorial(folder: string): string {
  return existsSync(join(folder, 'editorial.md')) ? readChallengeFile(folder, 'editorial.md').text : ''
}

/** What an interviewer says at first: less than the statement, which stands in where there is no brief. @throws Refusal */
export function readBrief(folder: string): string {
  return readChallengeFile(folder, existsSync(join(folder, 'brief.md')) ? 'brief.md' : statementFile(1)).text
}

/** What a user begins with. @throws Refusal */
export function readStarter({ folder, manifest }: Pick<Challenge, 'folder' | 'manifest'>): string {
  return readChallengeFile(folder, `starter.${manifest.language}`).text
}

/** The submissions of a challenge that are accepted, by path. @throws Refusal */
export function readApproaches(folder: string): SourceFile[] {
  return walk(folder, 'submissions/accepted').map((path) => readChallengeFile(folder, path))
}

/** The submissions that come with it, each with the verdict that its folder names. @throws Refusal */
export function readSubmissions(folder: string): (SourceFile & { verdict: string })[] {
  return walk(folder, 'submissions').map((path) => ({
    ...readChallengeFile(folder, path),
    verdict: path.split('/')[1] ?? '',
  }))
}

/** Reads one file of a challenge by its path in the challenge's folder. @throws Refusal when that is impossible. */
export function readChallengeFile(folder: string, path: string): SourceFile {
  const full = join(folder, path)
  if (!isInside(full, folder))
    throw new Refusal(`${full} is a link to a file outside the challenge; copy the file in.`)
  const file = readText(full, largestFile)
  if (file.fault === undefined) return { path, text: file.text }
  const why = {
    absent: 'is missing; add it',
    folder: 'is a folder and should be a file',
    special: 'is not a regular file',
    binary: 'is binary data and should be text',
    'utf-16': 'is encoded as UTF-16; save it as UTF-8',
    'not-utf-8': 'is not valid UTF-8; save it as UTF-8',
    unreadable: 'cannot be read; check its permissions',
    'too-big': 'is larger than 1 MB; make it smaller',
  }
  throw new Refusal(`${full} ${why[file.fault]}.`)
}

function asTest(file: SourceFile, samples: number): TestFile {
  const [, level = '1'] = /^tests\/level-(\d)\//.exec(file.path) ?? []
  const group = basename(file.path).startsWith('sample') ? 'sample' : 'hidden'
  const own = group === 'hidden' && samples > 0 ? { samples } : {}
  return { ...file, group, level: Number(level), ...own }
}

/** Paths of all files below a folder of the challenge, `/` between names, sorted; names with a dot first are skipped. */
function walk(root: string, folder: string, found: string[] = []): string[] {
  for (const entry of entries(join(root, folder))) {
    const path = `${folder}/${entry.name}`
    if (entry.name.startsWith('.')) continue
    if (entry.isDirectory()) walk(root, path, found)
    else if (linksToFolder(entry, join(root, path))) {
      throw new Refusal(`${join(root, path)} is a link to a folder; copy the files in.`)
    } else found.push(path)
    if (found.length > mostFiles) throw new Refusal(`${join(root, folder)} has more than ${mostFiles} files.`)
  }
  return found
}

function entries(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return []
    throw new Refusal(`${folder} cannot be read (${codeOf(error)}); it should be a folder of tests.`)
  }
}

function linksToFolder(entry: Dirent, path: string): boolean {
  return entry.isSymbolicLink() && (statOf(path)?.isDirectory() ?? false)
}

function isInside(path: string, folder: string): boolean {
  try {
    const way = relative(realpathSync(folder), realpathSync(path))
    return way !== '..' && !way.startsWith(`..${sep}`)
  } catch {
    return true // It does not exist or is a dangling link: reading it says so.
  }
}
