import type { Report, TestGroup, Verdict } from '../../../runner/protocol.ts'
import { cut, pad } from '../layout.ts'
import type { SubmissionRuns } from './observed.ts'

/** What every submission made of every test. */
export interface Matrix {
  tests: { name: string; group: TestGroup; level: number; verdicts: (Verdict | 'not-run')[] }[]
  submissions: { name: string; expected: Verdict; verdict: Verdict }[]
}

/** The tests in the order in which they run, each with a verdict for each submission. */
export function matrixOf(submissions: readonly SubmissionRuns[]): Matrix {
  const longest = submissions.reduce<Report | undefined>(
    (most, { first }) => (first.tests.length > (most?.tests.length ?? -1) ? first : most),
    undefined,
  )
  const columns = submissions.map(
    ({ first }) => new Map(first.tests.map(({ name, verdict }) => [name, verdict])),
  )
  return {
    tests: (longest?.tests ?? []).map(({ name, group, level }) => ({
      name,
      group,
      level,
      verdicts: columns.map((column) => column.get(name) ?? 'not-run'),
    })),
    submissions: submissions.map(({ name, expected, first }) => ({ name, expected, verdict: first.verdict })),
  }
}

/** How a verdict is written in the table. */
const letters: Record<Verdict | 'not-run', string> = {
  accepted: '·',
  'wrong-answer': 'W',
  'runtime-error': 'R',
  'time-limit-exceeded': 'T',
  'memory-limit-exceeded': 'M',
  'output-limit-exceeded': 'O',
  'idleness-limit-exceeded': 'I',
  'compile-error': 'C',
  'judge-error': 'J',
  'internal-error': 'E',
  'not-run': ' ',
}

const narrowestName = 30

/** The matrix as a table of at most `width` columns: tests below each other, a letter for each submission. */
export function matrixText({ tests, submissions }: Matrix, width: number): string[] {
  if (tests.length === 0) return []
  const perTable = Math.max(1, width - narrowestName - 2)
  const tables: string[][] = []
  for (let from = 0; from < submissions.length; from += perTable) {
    const to = Math.min(submissions.length, from + perTable)
    const nameWidth = Math.min(width - (to - from) - 2, 60)
    const heads = submissions.slice(from, to).map((_, index) => nameOf(from + index).at(-1) ?? '')
    tables.push([
      `${pad('', nameWidth)}  ${heads.join('')}`,
      ...tests.map(({ name, group, verdicts }) => {
        const shown = pad(cut(group === 'sample' ? `sample: ${name}` : name, nameWidth), nameWidth)
        return `${shown}  ${verdicts
          .slice(from, to)
          .map((verdict) => letters[verdict])
          .join('')}`.trimEnd()
      }),
    ])
  }
  return [...tables.flatMap((table) => [...table, '']), ...legend(submissions, tests, width)]
}

function legend(submissions: Matrix['submissions'], tests: Matrix['tests'], width: number): string[] {
  const used = new Set(tests.flatMap(({ verdicts }) => verdicts))
  const meanings = [...used]
    .filter((verdict) => verdict !== 'not-run')
    .map((verdict) => `${letters[verdict]} ${verdict}`)
  const names = submissions.map(({ name }, index) => `${nameOf(index)} ${name.replace(/\.(ts|sql)$/, '')}`)
  const nameWidth = Math.max(...names.map(({ length }) => length))
  const columns = Math.max(1, Math.floor((width + 2) / (nameWidth + 2)))
  const rows = Math.ceil(names.length / columns)
  const table = Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (_, column) => names[row + column * rows])
      .filter((name) => name !== undefined)
      .map((name) => pad(name, nameWidth))
      .join('  ')
      .trimEnd(),
  )
  return [...table, meanings.join('  ')]
}

/** a to z, then aa to az, ba and so on. */
function nameOf(index: number): string {
  const letter = String.fromCharCode(97 + (index % 26))
  return index < 26 ? letter : nameOf(Math.floor(index / 26) - 1) + letter
}
