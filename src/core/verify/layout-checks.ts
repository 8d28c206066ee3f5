import { verdicts } from '../../../runner/protocol.ts'
import type { ChallengeManifest } from '../challenge.ts'
import { levelCount, statementFile } from '../levels.ts'
import { didYouMean } from '../nearest.ts'
import type { Fault } from './finding.ts'
import { type FoundFolder, submissionFile } from './folder.ts'

type Language = ChallengeManifest['language']

/** Verdicts that a folder of submissions may be named after: all but those that no solution is to blame for. */
export const expectableVerdicts = verdicts.filter((verdict) => !/^(judge|internal)-error$/.test(verdict))

/** Files that are missing from a challenge, and files that do not belong there. */
export function layoutFaults({ files }: FoundFolder, manifest: ChallengeManifest | undefined): Fault[] {
  const paths = files.map(({ path }) => path)
  const count = manifest === undefined ? 1 : levelCount(manifest)
  const language = manifest?.language ?? 'ts'
  return [
    ...missingFiles(paths, count, language),
    ...missingTests(paths, count, manifest?.samples ?? 0),
    ...missingSubmissions(paths, language),
    ...(manifest === undefined ? [] : paths.flatMap((path) => unexpected(path, count, language))),
  ]
}

function missingFiles(paths: string[], count: number, language: Language): Fault[] {
  const wanted = [
    ...Array.from({ length: count }, (_, index) => ({
      file: statementFile(index + 1),
      check: 'statement' as const,
      holds: index === 0 ? 'what the challenge asks for' : `what level ${index + 1} asks for`,
    })),
    { file: `starter.${language}`, check: 'starter' as const, holds: 'what a user begins with' },
    { file: 'hints.md', check: 'hints' as const, holds: 'a ladder of hints, one "## " section each' },
    { file: 'editorial.md', check: 'editorial' as const, holds: 'approaches, bounds and pitfalls' },
  ]
  return wanted
    .filter(({ file }) => !paths.includes(file))
    .map(({ file, check, holds }) => ({
      check,
      file,
      message: `${file} is missing.`,
      fix: `Add it: ${holds}.`,
    }))
}

function missingTests(paths: string[], count: number, samples: number): Fault[] {
  const places =
    count === 1 ? ['tests'] : Array.from({ length: count }, (_, index) => `tests/level-${index + 1}`)
  return places.flatMap((place) => {
    const tests = paths.filter((path) => path.startsWith(`${place}/`) && path.endsWith('.test.ts'))
    const isSample = (path: string) => path.slice(path.lastIndexOf('/') + 1).startsWith('sample')
    const missing = [
      ...(samples > 0 || tests.some(isSample) ? [] : ['sample']),
      ...(tests.some((path) => !isSample(path)) ? [] : ['hidden']),
    ]
    return missing.map(
      (group): Fault => ({
        check: 'tests',
        file: `${place}/${group}.test.ts`,
        message: `There are no ${group} tests in ${place}/.`,
        fix: `Add ${place}/${group}.test.ts.`,
      }),
    )
  })
}

function missingSubmissions(paths: string[], language: Language): Fault[] {
  const has = (accepted: boolean) =>
    paths.some(
      (path) => submissionFile(language).test(path) && path.startsWith('submissions/accepted/') === accepted,
    )
  const found: Fault[] = []
  if (!has(true)) {
    found.push({
      check: 'verdicts',
      file: 'submissions/accepted/',
      message: 'There is no accepted submission.',
      fix: 'Add a solution that passes every test: without one nothing shows that the challenge can be solved.',
    })
  }
  if (!has(false)) {
    found.push({
      check: 'submissions',
      file: 'submissions/',
      message: 'There is no submission that has to fail.',
      fix: `Add likely mistakes, such as submissions/wrong-answer/off-by-one.${language}, each in the folder of its verdict.`,
    })
  }
  return found
}

function unexpected(path: string, count: number, language: Language): Fault[] {
  const [top = '', second = '', ...rest] = path.split('/')
  if (top === 'tests' && second !== '') return []
  if (top === 'submissions' && second !== '' && rest.length > 0) {
    if (!(expectableVerdicts as string[]).includes(second)) {
      return [
        {
          check: 'files',
          file: path,
          message: `submissions/${second}/ is not named after a verdict.`,
          fix:
            didYouMean(second, expectableVerdicts).trim() ||
            `Name it one of ${expectableVerdicts.join(', ')}.`,
        },
      ]
    }
    if (submissionFile(language).test(path)) return []
  }
  const levels = Array.from({ length: count - 1 }, (_, index) => statementFile(index + 2))
  const known = [...knownFiles, `starter.${language}`, ...levels]
  if (known.includes(path)) return []
  const fix = didYouMean(path, known).trim() || 'Remove it, or move it to tests/ if tests import it.'
  return [{ check: 'files', file: path, message: 'Nothing uses this file.', fix }]
}

const knownFiles = [
  'challenge.json',
  'statement.md',
  'brief.md',
  'hints.md',
  'editorial.md',
  'README.md',
  'LICENSE',
  'tsconfig.json',
  'package.json',
]
