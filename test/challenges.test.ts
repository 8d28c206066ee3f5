import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Report, Verdict } from '../runner/protocol.ts'
import { createJudge, type Judge } from '../runner/supervise.ts'
import { readTests } from '../src/io/challenge-files.ts'
import { readCatalogue } from '../src/io/packs.ts'
import { ownPlaces } from './src/temporary.ts'

const seeds = [2, 3, 5, 8, 13, 21, 34, 55, 89, 144]

interface Submission {
  name: string
  verdict: Verdict
  text: string
}

let judge: Judge
beforeAll(() => {
  judge = createJudge({ spare: true, reserve: 0 })
})
afterAll(() => judge.close())

const { challenges, problems } = readCatalogue(ownPlaces())

test('every challenge of the core pack can be read', () => {
  expect(problems).toEqual([])
  expect(challenges.map(({ slug }) => slug)).toEqual(
    expect.arrayContaining([
      'lru-cache',
      'ttl-cache',
      'retry-backoff',
      'concurrency-limit',
      'token-bucket',
      'middleware-chain',
      'url-shortener',
    ]),
  )
})

describe.each(challenges)('$id', ({ folder, id, manifest }) => {
  const submissions = submissionsOf(folder)
  const matrix = new Map<string, Report>()

  const open = (text: string) =>
    judge.open({
      challenge: id,
      scope: 'all',
      seed: 1,
      solution: { path: 'solution.ts', text },
      ...readTests(folder),
      solutionAlias: manifest.solutionAlias,
      limits: manifest.limits,
      isolation: manifest.isolation,
      command: `hotseat submit ${id}`,
    })

  test('ships at least two accepted submissions and four wrong ones', () => {
    expect(submissions.filter(({ verdict }) => verdict === 'accepted').length).toBeGreaterThanOrEqual(2)
    expect(submissions.filter(({ verdict }) => verdict !== 'accepted').length).toBeGreaterThanOrEqual(4)
  })

  test.concurrent.each(submissions)(
    '$name gets its folder’s verdict, twice with the same report, and with ten other seeds',
    async ({ name, verdict, text }) => {
      const session = open(text)
      try {
        const report = await session.judge()
        matrix.set(name, report)
        expect(report.verdict, explain(report)).toBe(verdict)
        const bail = verdict !== 'accepted'
        expect(comparable(await session.judge({ bail }), bail)).toEqual(comparable(report, bail))
        for (const seed of seeds) {
          const other = await session.judge({ seed, bail: true })
          expect(other.verdict, `seed ${seed}: ${explain(other)}`).toBe(verdict)
        }
      } finally {
        session.close()
      }
    },
  )

  test('the starter compiles and is not accepted', async () => {
    const session = open(readFileSync(join(folder, 'starter.ts'), 'utf8'))
    const report = await session.judge()
    session.close()
    expect(['accepted', 'compile-error', 'judge-error', 'internal-error']).not.toContain(report.verdict)
  })

  test('an empty file is a compile error', async () => {
    expect((await open('').judge()).verdict).toBe('compile-error')
  })

  test('every hidden test is failed by a wrong submission, and one of these passes all samples', () => {
    const wrong = [...matrix.values()].filter(({ verdict }) => verdict !== 'accepted')
    const failed = new Set(
      wrong.flatMap(({ tests }) => tests.filter((t) => t.verdict !== 'accepted').map((t) => t.name)),
    )
    const hidden = [...matrix.values()].flatMap(({ tests }) =>
      tests.filter((t) => t.group === 'hidden').map((t) => t.name),
    )
    expect([...new Set(hidden)].filter((name) => !failed.has(name))).toEqual([])
    const passesSamples = ({ tests }: Report) =>
      tests.every((t) => t.group !== 'sample' || t.verdict === 'accepted')
    expect(wrong.some(passesSamples)).toBe(true)
  })
})

function submissionsOf(folder: string): Submission[] {
  const root = join(folder, 'submissions')
  return readdirSync(root).flatMap((verdict) =>
    readdirSync(join(root, verdict)).map((file) => ({
      name: `${verdict}/${file}`,
      verdict: verdict as Verdict,
      text: readFileSync(join(root, verdict, file), 'utf8'),
    })),
  )
}

/** A report without what the machine measures: the rest has to repeat byte for byte. A run that bailed out ends early. */
function comparable(report: Report, bailed: boolean): unknown {
  const failed = report.tests.findIndex(({ verdict }) => verdict !== 'accepted')
  const ran = bailed ? report.tests.slice(0, failed + 1) : report.tests
  const tests = ran.map((test) => ({ ...test, cpuMs: 0, heapBytes: 0 }))
  const { verdict, total, seed, diagnostics } = report
  return { verdict, total, seed, diagnostics, tests }
}

function explain({ tests, diagnostics }: Report): string {
  const failed = tests.find(({ verdict }) => verdict !== 'accepted')
  return failed === undefined
    ? diagnostics.map(({ message }) => message).join('; ')
    : `${failed.name}: ${failed.message}`
}
