import { dirname } from 'node:path'
import type { Job, Report, RunEvent, SourceFile } from '../../../runner/protocol.ts'
import type { Challenge } from '../../core/catalogue.ts'
import type { OwnTests, TestScore } from '../../core/mock/events.ts'
import { hasTests } from '../../core/mock/own-tests.ts'
import { Refusal } from '../../core/refusal.ts'
import { fixedSeed } from '../../core/seed.ts'
import { readSubmissions } from '../challenge-files.ts'
import { jobOf } from '../job.ts'
import { judgeJob, openSession } from '../judge.ts'
import { tidyPath } from '../places.ts'
import type { WorkFiles } from './work-files.ts'

export interface Judged {
  challenge: Challenge
  files: WorkFiles
  /** The text of the solution. */
  text: string
  /** The highest level whose tests run. */
  level: number
  seed: number
  signal: AbortSignal
  onEvent?: (event: RunEvent) => void
}

/** Judges a solution of an interview by the samples or by all tests of the open levels. @throws Refusal */
export function judgeWork(
  { challenge, files, text, level, seed, signal, onEvent = () => {} }: Judged,
  scope: Job['scope'],
): Promise<Report> {
  const job = jobOf({
    challenge,
    solution: solutionOf(files, text),
    solutionFolder: dirname(files.solution),
    scope,
    level,
    seed,
    command: ['submit', challenge.id, tidyPath(files.solution)],
  })
  return judgeJob(job, onEvent, signal)
}

/** Runs the candidate's own tests on the candidate's solution; undefined when there are none. @throws Refusal */
export async function judgeOwnTests(judged: Judged, tests: string): Promise<OwnTests | undefined> {
  if (!hasTests(tests)) return undefined
  const { challenge, files, text, signal } = judged
  const job = ownTestsJob(challenge, solutionOf(files, text), tests, dirname(files.solution))
  const report = await judgeJob(job, judged.onEvent ?? (() => {}), signal)
  const problem = report.verdict === 'judge-error' && report.total === 0 ? problemOf(report) : undefined
  return {
    passed: report.passed,
    total: report.total,
    ...(problem === undefined ? {} : { problem }),
    failed: failedIn(report).map(({ name, message }) =>
      message === undefined ? name : `${name}: ${message}`,
    ),
  }
}

/**
 * Tries a candidate's own tests on the submissions that come with a challenge. Tests that a right submission fails do not
 * count; a bug is caught when one of the others fails. Only bugs that show in results are asked for, of the levels up to
 * `level`. @throws Refusal
 */
export async function scoreTests(
  challenge: Challenge,
  tests: string,
  level: number,
  signal: AbortSignal,
): Promise<TestScore> {
  const none: TestScore = { tests: 0, wrong: [], caught: [], missed: [] }
  if (!hasTests(tests)) return none
  const ending = `.${challenge.manifest.language}`
  const submissions = readSubmissions(challenge.folder).filter(({ path }) => path.endsWith(ending))
  const right = submissions.filter(({ verdict }) => verdict === 'accepted')
  const bugs = submissions.filter(({ verdict }) => visible.has(verdict))
  const judge = async (submission: SourceFile, only?: string[]) => {
    const session = openSession(ownTestsJob(challenge, named(submission, challenge), tests, undefined))
    try {
      return await session.judge(only === undefined ? {} : { only }, { signal })
    } finally {
      session.close()
    }
  }
  let names: string[] | undefined
  let sound: string[] | undefined
  for (const submission of right) {
    // A test that is wrong once is not tried again: it may be one that never ends.
    if (sound?.length === 0) break
    const report = await judge(submission, sound)
    if (report.verdict === 'judge-error' && report.total === 0) return { ...none, problem: problemOf(report) }
    const failed = new Set(failedIn(report).map(({ name }) => name))
    names ??= report.tests.map(({ name }) => name)
    sound = (sound ?? names).filter((name) => !failed.has(name))
  }
  const caught: string[] = []
  const missed: string[] = []
  for (const bug of bugs) {
    if (!(await isWithin(challenge, bug, level, signal))) continue
    const isCaught = sound !== undefined && sound.length > 0 && failedIn(await judge(bug, sound)).length > 0
    ;(isCaught ? caught : missed).push(bugName(bug))
  }
  const wrong = names?.filter((name) => !sound?.includes(name)) ?? []
  return { tests: names?.length ?? 0, wrong, caught, missed }
}

/** Verdicts of bugs that a test can see without bringing the solution to its limits. */
const visible = new Set(['wrong-answer', 'runtime-error', 'idleness-limit-exceeded'])

/** Whether a bug shows in the levels that the interview got to. */
async function isWithin(
  challenge: Challenge,
  bug: SourceFile,
  level: number,
  signal: AbortSignal,
): Promise<boolean> {
  const { id, manifest } = challenge
  if (level >= manifest.levels.length) return true
  const job = jobOf({
    challenge,
    solution: named(bug, challenge),
    scope: 'all',
    level,
    seed: fixedSeed(id, manifest.version),
    command: ['submit', id],
  })
  return (await judgeJob({ ...job, bail: true }, () => {}, signal)).verdict !== 'accepted'
}

function ownTestsJob(
  challenge: Challenge,
  solution: SourceFile,
  tests: string,
  solutionFolder: string | undefined,
): Job {
  const { id, manifest } = challenge
  const job = jobOf({
    ...{ challenge, solution, solutionFolder, scope: 'all', forAuthors: true },
    seed: fixedSeed(id, manifest.version),
    command: ['mock', 'run'],
  })
  return {
    ...job,
    tests: [{ path: 'tests/solution.test.ts', text: tests, group: 'sample', level: 1 }],
    helpers: [],
    solutionAlias: './solution',
    stopAfterLimits: 3,
  }
}

function solutionOf({ solution }: WorkFiles, text: string): SourceFile {
  return { path: solution.slice(dirname(solution).length + 1), text }
}

function named({ text }: SourceFile, { manifest }: Challenge): SourceFile {
  return { path: `solution.${manifest.language}`, text }
}

function failedIn({ tests }: Report) {
  return tests.filter(({ verdict }) => verdict !== 'accepted')
}

function problemOf({ diagnostics, tests, notes }: Report): string {
  const [first] = diagnostics
  const where = first === undefined ? '' : ` (line ${first.line})`
  return `${first?.message ?? tests[0]?.message ?? notes[0] ?? 'the tests could not be run'}${where}`
}

/** What is wrong in a submission, by its first comment; else by its name. */
function bugName({ path, text }: SourceFile): string {
  const said = /^(?:\/\/|--)\s*(?:Bug:)?\s*(.+)/.exec(text)?.[1]?.trim()
  const name = path.slice(path.lastIndexOf('/') + 1).replace(/\.\w+$/, '')
  return (said ?? name.replaceAll('-', ' ')).replace(/\.$/, '')
}

/** Why a solution cannot be judged, as what to do about it. */
export function absent(files: WorkFiles): Refusal {
  return new Refusal(`${tidyPath(files.solution)} is gone or is no text; save it again in your editor.`)
}
