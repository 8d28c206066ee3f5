import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Job, Report, Verdict } from '../runner/protocol.ts'
import { createJudge, type Judge } from '../runner/supervise.ts'
import { readTests } from '../src/io/challenge-files.ts'
import { readCatalogue } from '../src/io/packs.ts'

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

const { challenges, problems } = readCatalogue()

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
    ]),
  )
})

describe.each(challenges)('$id', ({ folder, id, manifest }) => {
  const submissions = submissionsOf(folder)
  const matrix = new Map<string, Report>()

  const judged = (text: string, seed: number, bail: boolean): Promise<Report> => {
    const job: Job = {
      challenge: id,
      scope: 'all',
      seed,
      solution: { path: 'solution.ts', text },
      ...readTests(folder),
      solutionAlias: manifest.solutionAlias,
      limits: manifest.limits,
      isolation: manifest.isolation,
      command: `hotseat submit ${id}`,
      bail,
    }
    return judge.judge(job)
  }

  test('ships at least two accepted submissions and four wrong ones', () => {
    expect(submissions.filter(({ verdict }) => verdict === 'accepted').length).toBeGreaterThanOrEqual(2)
    expect(submissions.filter(({ verdict }) => verdict !== 'accepted').length).toBeGreaterThanOrEqual(4)
  })

  test.concurrent.each(submissions)(
    '$name gets its folder’s verdict, twice with the same report',
    async ({ name, verdict, text }) => {
      const report = await judged(text, 1, false)
      matrix.set(name, report)
      expect(report.verdict, explain(report)).toBe(verdict)
      const bail = verdict !== 'accepted'
      expect(comparable(await judged(text, 1, bail), bail)).toEqual(comparable(report, bail))
    },
  )

  test.concurrent.each(submissions)(
    '$name gets the same verdict with ten other seeds',
    async ({ verdict, text }) => {
      for (const seed of seeds) {
        const report = await judged(text, seed, true)
        expect(report.verdict, `seed ${seed}: ${explain(report)}`).toBe(verdict)
      }
    },
  )

  test('the starter compiles and is not accepted', async () => {
    const report = await judged(readFileSync(join(folder, 'starter.ts'), 'utf8'), 1, false)
    expect(['accepted', 'compile-error', 'judge-error', 'internal-error']).not.toContain(report.verdict)
  })

  test('an empty file is a compile error', async () => {
    expect((await judged('', 1, false)).verdict).toBe('compile-error')
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
