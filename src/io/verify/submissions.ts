import type { Job, Report, Verdict } from '../../../runner/protocol.ts'
import type { ChallengeManifest } from '../../core/challenge.ts'
import { type BySeed, bySeed, otherSeeds, repeats } from '../../core/verify/determinism.ts'
import { type FoundFolder, submissionFile } from '../../core/verify/folder.ts'
import { expectableVerdicts } from '../../core/verify/layout-checks.ts'
import { heapShareMb, largeTests, margins } from '../../core/verify/margins.ts'
import type { SubmissionRuns } from '../../core/verify/observed.ts'
import { type Rounds, withRounds } from './rounds.ts'

/** Other seeds that each submission is tried with where there is little time. */
const quickSeeds = 2

export interface Submission {
  /** `wrong-answer/off-by-one.ts` */
  name: string
  expected: Verdict
  text: string
}

/** The submissions of a challenge, accepted ones first, each kind by name. */
export function submissionsOf({ files }: FoundFolder, language: ChallengeManifest['language']): Submission[] {
  const found = files.flatMap(({ path, text }): Submission[] => {
    const [, folder = '', file = ''] = submissionFile(language).exec(path) ?? []
    const expected = expectableVerdicts.find((verdict) => verdict === folder)
    return expected === undefined || text === undefined ? [] : [{ name: `${folder}/${file}`, expected, text }]
  })
  const rank = ({ expected }: Submission) => expectableVerdicts.indexOf(expected)
  return found.toSorted((a, b) => rank(a) - rank(b) || (a.name < b.name ? -1 : 1))
}

/** The job that judges a submission. */
export function jobFor(job: Job, text: string): Job {
  return { ...job, solution: { path: job.solution.path, text } }
}

/** One of several submissions. */
export interface Among {
  /** From 0. */
  place: number
  /** Hidden tests that no wrong submission has failed yet. */
  uncaught?: Set<string> | undefined
}

/**
 * Judges a submission in all its rounds: as written, in other orders, with other seeds, with other limits. With `uncaught`,
 * of the tests after the first failing one only those run that no wrong submission has failed yet.
 */
export async function runSubmission(
  job: Job,
  submission: Submission,
  { signal, quick }: { signal: AbortSignal; quick: boolean },
  { place, uncaught }: Among,
): Promise<SubmissionRuns> {
  const { name, expected } = submission
  const own = jobFor(job, submission.text)
  const runs = await withRounds(own, signal, async ({ judge, seeded }): Promise<SubmissionRuns> => {
    const begun = await judge({ bail: uncaught !== undefined })
    const decided = bySeed(begun, seeded())
    const first = uncaught === undefined ? begun : await withUncaught(begun, uncaught, judge)
    const runs: SubmissionRuns = { name, expected, first, orders: [], seeds: [] }
    if (first.verdict !== expected || first.tests.length === 0) return runs
    // Waiting for a limit is what takes longest, and it is reached or not whatever else there is.
    if (quick && expected === 'time-limit-exceeded') return runs
    if (job.isolation === 'test' && (expected === 'accepted' || !quick)) {
      runs.orders = await inOtherOrders(first, judge, quick ? ['reversed'] : ['reversed', 'shuffled'])
    }
    if (!repeats(runs)) {
      const alone = quick && job.isolation === 'test'
      runs.again = alone
        ? await withFailureAgain(first, judge)
        : await judge({ bail: expected !== 'accepted' })
    }
    const seeds = quick ? fewSeeds(place) : otherSeeds
    runs.seeds.push(...(await withOtherSeeds(decided, seeds, judge, quick ? first : undefined)))
    return runs
  })
  if (runs.first.verdict !== expected) return runs
  if (expected === 'time-limit-exceeded' && quick) return runs
  if (expected === 'time-limit-exceeded') return { ...runs, raised: await pastTheLimit(own, runs, signal) }
  const large = largeTests(runs, job.limits)
  if (large.length === 0) return runs
  const limits = { ...job.limits, heapMb: heapShareMb(job.limits) }
  return {
    ...runs,
    halved: await withRounds({ ...own, limits, only: large }, signal, ({ judge }) => judge()),
  }
}

/** A report in which the first test that failed has run once more; with none that failed, all of it. */
async function withFailureAgain(first: Report, judge: Rounds['judge']): Promise<Report> {
  const failed = first.tests.findIndex(({ verdict }) => verdict !== 'accepted')
  const name = first.tests[failed]?.name
  if (name === undefined) return await judge()
  const again = (await judge({ only: [name] })).tests.find((test) => test.name === name)
  return again === undefined
    ? await judge({ bail: true })
    : { ...first, tests: first.tests.with(failed, again) }
}

/** Where there is little time the submissions share the seeds, so that the tests meet all of them. */
function fewSeeds(place: number): readonly number[] {
  return Array.from({ length: quickSeeds }, (_, index) => {
    return otherSeeds[(place * quickSeeds + index) % otherSeeds.length] as number
  })
}

/** Adds to a report that ends with the first failing test those tests that nothing has failed yet. */
async function withUncaught(begun: Report, uncaught: Set<string>, judge: Rounds['judge']): Promise<Report> {
  const ran = new Set(begun.tests.map(({ name }) => name))
  const only = [...uncaught].filter((name) => !ran.has(name))
  const more = ran.size === 0 || only.length === 0 ? [] : (await judge({ only })).tests
  const tests = [...begun.tests, ...more]
  for (const { name, verdict } of tests) if (verdict !== 'accepted') uncaught.delete(name)
  return { ...begun, tests }
}

/**
 * Judges what decides with other seeds; nothing when no test that goes by the seed can change the verdict. With `known`,
 * the test that failed first in that report is enough to know that the mistake is caught, when it fails with every seed.
 */
async function withOtherSeeds(
  { tests, otherwise }: BySeed,
  seeds: readonly number[],
  judge: Rounds['judge'],
  known: Report | undefined,
): Promise<Report[]> {
  const reports: Report[] = []
  const failed = known?.tests.find(({ verdict }) => verdict !== 'accepted')
  if (failed !== undefined && !tests.includes(failed.name)) return []
  const caught = failed === undefined ? [] : [failed.name]
  for (const seed of tests.length === 0 ? [] : seeds) {
    if (caught.length > 0) {
      const alone = await judge({ seed, only: caught })
      reports.push(alone.verdict === failed?.verdict ? alone : await judge({ seed, bail: true }))
      continue
    }
    const report = await judge({ seed, only: tests, bail: true })
    reports.push(report.verdict === 'accepted' ? { ...report, verdict: otherwise } : report)
  }
  return reports
}

/**
 * Judges a submission's tests in other orders. Those that ran into a limit are left out: each has a world of its own, and
 * waiting for limits is what takes longest.
 */
async function inOtherOrders(
  first: Report,
  judge: Rounds['judge'],
  orders: ('reversed' | 'shuffled')[],
): Promise<SubmissionRuns['orders']> {
  const quick = first.tests.filter(({ verdict }) => !/limit-exceeded$/.test(verdict)).map(({ name }) => name)
  if (quick.length === 0) return []
  const only = quick.length === first.tests.length ? {} : { only: quick }
  const found: SubmissionRuns['orders'] = []
  for (const order of orders) found.push({ order, report: await judge({ ...only, order }) })
  return found
}

/** Judges the tests that a submission is too slow for with a limit that it has to miss as well. */
function pastTheLimit(job: Job, { first }: SubmissionRuns, signal: AbortSignal) {
  const only = first.tests.filter(({ verdict }) => verdict === 'time-limit-exceeded').map(({ name }) => name)
  const limits = { ...job.limits, cpuMs: Math.ceil(job.limits.cpuMs * margins.over) }
  // One that is far enough over the limit is all it takes.
  const raised = { ...job, limits, only, stopAfterLimits: 1 }
  return withRounds(raised, signal, ({ judge }) => judge())
}
