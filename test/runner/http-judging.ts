import { afterAll, expect } from 'vitest'
import type { Limits, Report } from '../../runner/protocol.ts'
import { createJudge } from '../../runner/supervise.ts'
import { type Case, jobOf } from './judging.ts'

const judge = createJudge()

/** Judges by one judge for all tests of a file, which spares each of them a new child process. */
export function judged(given: Case): Promise<Report> {
  return judge.judge(jobOf(given))
}

/** Judges a solution by the body of one test, with everything that the solution exports in scope as `solution`. */
export function judgedBy(body: string, solution: string, limits: Partial<Limits> = {}): Promise<Report> {
  const tests = `import { clock, expect, http, test } from 'hotseat/kit'
import * as solution from '#solution'
test('it', async () => { ${body} })
test('next', () => { expect(solution.one()).toBe(1) })`
  return judged({ solution: `${solution}\nexport const one = () => 1`, tests, limits })
}

/** The report must say that the first test is accepted, and nothing else. */
export async function accepted(report: Promise<Report>): Promise<void> {
  const { tests, diagnostics } = await report
  const [first] = tests
  expect([first?.verdict, first?.message, diagnostics], JSON.stringify(first, null, 1)).toEqual([
    'accepted',
    undefined,
    [],
  ])
}

afterAll(() => judge.close())
