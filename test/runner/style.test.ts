import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Report } from '../../runner/protocol.ts'
import { judge } from './judging.ts'

/** What is said of a suite in `broken.json`: how to break its solution, and what Vitest itself makes of that. */
interface Suite {
  solutionAlias?: string
  broken: { from: string; to: string; verdict: string; fails: string[] }[]
}

const folder = join(import.meta.dirname, 'fixtures/style')
const read = (file: string): string => readFileSync(join(folder, file), 'utf8')
const suites: [string, Suite][] = Object.entries(JSON.parse(read('broken.json')))

/** Files `<suite>.<name>.ts` beside the two are helpers that the tests import as `./<name>.ts`. */
function helpersOf(name: string): Record<string, string> {
  const files = readdirSync(folder).filter((file) => file.startsWith(`${name}.`))
  const helpers = files.map((file) => file.slice(name.length + 1)).filter((file) => !ownFiles.includes(file))
  return Object.fromEntries(helpers.map((file) => [`tests/${file}`, read(`${name}.${file}`)]))
}

const ownFiles = ['solution.ts', 'cases.ts']

function outcomeOf({ verdict, tests, diagnostics }: Report): unknown {
  const failed = tests.filter((result) => result.verdict !== 'accepted')
  return { verdict, fails: failed.map(({ name }) => name), diagnostics }
}

test.each(suites)('a suite in the style of others ends as in Vitest: %s', async (name, suite) => {
  const solution = read(`${name}.solution.ts`)
  const alias = suite.solutionAlias === undefined ? {} : { solutionAlias: suite.solutionAlias }
  const given = { tests: read(`${name}.cases.ts`), helpers: helpersOf(name), ...alias }
  expect(outcomeOf(await judge({ ...given, solution }))).toEqual({
    verdict: 'accepted',
    fails: [],
    diagnostics: [],
  })
  for (const { from, to, verdict, fails } of suite.broken) {
    expect(solution).toContain(from)
    const broken = solution.replace(from, () => to)
    expect(outcomeOf(await judge({ ...given, solution: broken })), to).toEqual({
      verdict,
      fails,
      diagnostics: [],
    })
  }
})
