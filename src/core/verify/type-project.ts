import { posix } from 'node:path'
import type { Fault } from './finding.ts'
import type { FoundFolder } from './folder.ts'

/** Files for the type checker: a folder for each submission, with the submission and all tests in it. */
export interface TypeProject {
  /** Files of the challenge, by the name of their folder. */
  variants: { folder: string; file: string }[]
  files: { path: string; text: string }[]
  /** Too many files to be checked in a reasonable time. */
  tooLarge: boolean
}

export interface TypeFault {
  /** Path inside the type checker's folder. */
  path: string
  line: number
  message: string
  /** The code could not even be parsed: the type checker looks no further, in no file. */
  syntax: boolean
}

const mostFiles = 3000

/** The files that show whether each submission and the starter fit the tests. */
export function typeProject({ files }: FoundFolder, alias: string | undefined): TypeProject {
  const code = files.filter(
    ({ path, text }) => text !== undefined && /^(starter|submissions\/[^/]+\/[^/]+)\.(ts|sql)$/.test(path),
  )
  const tests = files.filter(({ path, text }) => path.startsWith('tests/') && text !== undefined)
  const variants = code.map(({ path }, index) => ({ folder: String(index), file: path }))
  const tooLarge = code.length * tests.length > mostFiles
  if (tooLarge) return { variants, files: [], tooLarge }
  return {
    variants,
    tooLarge,
    files: code.flatMap(({ path, text = '' }, index) => [
      { path: `${index}/package.json`, text: '{ "imports": { "#solution": "./solution.ts" } }' },
      {
        path: `${index}/solution.ts`,
        text: path.endsWith('.sql') ? "export const sql: string = ''" : text,
      },
      ...tests.map((test) => ({ path: `${index}/${test.path}`, text: test.text ?? '' })),
      ...(alias === undefined ? [] : aliasFile(index, alias, text)),
    ]),
  }
}

/** The file that tests import by another name than `#solution`. */
function aliasFile(folder: number, alias: string, text: string): { path: string; text: string }[] {
  const target = posix.join('tests', alias)
  if (target.startsWith('..')) return []
  const path = /\.ts$/.test(target) ? target : `${target.replace(/\.[cm]?js$/, '')}.ts`
  const byDefault = /\bexport\s+default\b|\bas\s+default\b/.test(text)
    ? "export { default } from '#solution'\n"
    : ''
  return [{ path: `${folder}/${path}`, text: `export * from '#solution'\n${byDefault}` }]
}

/** Reads what the type checker prints: `challenges/lru-cache/0/solution.ts(3,9): error TS2322: …`. */
export function parseTypeErrors(output: string): TypeFault[] {
  return [...output.matchAll(/^(\S.*?)\((\d+),\d+\): error TS(\d+): (.*)$/gm)].map(
    ([, path = '', line, code = '', message = '']) => ({
      path: path.replaceAll('\\', '/'),
      line: Number(line),
      message,
      syntax: /^1\d{3}$/.test(code),
    }),
  )
}

/** Type errors as faults of a challenge: those of the tests themselves once, then one for each submission. */
export function typeFaults(
  slug: string,
  { variants: all, tooLarge }: TypeProject,
  errors: readonly TypeFault[],
): Fault[] {
  if (tooLarge)
    return [
      { check: 'types', note: true, message: 'Types were not checked: there are too many files.', fix: '' },
    ]
  const own = errors.flatMap((error) => {
    const [, folder = '', file = ''] = new RegExp(`^challenges/${slug}/(\\d+)/(.*)$`).exec(error.path) ?? []
    return file === '' ? [] : [{ ...error, folder, file }]
  })
  // What cannot be parsed does not compile, and its verdict says so.
  const unreadable = new Set(
    own.filter(({ file, syntax }) => syntax && file === 'solution.ts').map(({ folder }) => folder),
  )
  const variants = all.filter(({ folder }) => !unreadable.has(folder))
  const key = ({ file, line, message }: (typeof own)[number]) => `${file}:${line}:${message}`
  const inTests = own.filter(({ file }) => file !== 'solution.ts')
  const everywhere = (error: (typeof own)[number]) =>
    variants.every(({ folder }) =>
      inTests.some((other) => other.folder === folder && key(other) === key(error)),
    )
  const common = new Map(inTests.filter(everywhere).map((error) => [key(error), error]))
  const ofTests = [...common.values()].slice(0, 3).map(
    ({ file, line, message }): Fault => ({
      check: 'types',
      file,
      line,
      message: `The types do not fit: ${message}`,
      fix: 'Mend the test, or the types that the starter exports.',
    }),
  )
  const ofVariants = variants.flatMap(({ folder, file }): Fault[] => {
    const mine = own.filter((error) => error.folder === folder && !common.has(key(error)))
    const first = mine.find((error) => error.file === 'solution.ts') ?? mine[0]
    if (first === undefined) return []
    const more = mine.length > 1 ? ` (and ${mine.length - 1} more)` : ''
    return first.file === 'solution.ts'
      ? [
          {
            check: 'types',
            file,
            line: first.line,
            message: `A type error: ${first.message}${more}`,
            fix: 'Mend it, so that editors show no errors.',
          },
        ]
      : [
          {
            check: 'types',
            file,
            message: `What it exports does not fit ${first.file}:${first.line}: ${first.message}${more}`,
            fix: 'Give its exports the same types as the starter has.',
          },
        ]
  })
  return [...ofTests, ...ofVariants]
}
