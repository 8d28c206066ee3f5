import { join } from 'node:path'
import type { Job, Report } from '../../../runner/protocol.ts'
import { type ChallengeManifest, parseChallenge } from '../../core/challenge.ts'
import { Refusal } from '../../core/refusal.ts'
import { determinismFaults } from '../../core/verify/determinism.ts'
import { type Fault, findingsOf, isImported } from '../../core/verify/finding.ts'
import { type FoundFolder, textOf } from '../../core/verify/folder.ts'
import { layoutFaults } from '../../core/verify/layout-checks.ts'
import { marginFaults, usedByAccepted } from '../../core/verify/margins.ts'
import { markdownFaults } from '../../core/verify/markdown-checks.ts'
import { matrixOf } from '../../core/verify/matrix.ts'
import { mutationFaults, scoreOf } from '../../core/verify/mutation.ts'
import type { Observed, SubmissionRuns } from '../../core/verify/observed.ts'
import type { ChallengeOutcome } from '../../core/verify/outcome.ts'
import { textFaults } from '../../core/verify/text-checks.ts'
import { coverageFaults, impostorFaults, verdictFaults } from '../../core/verify/verdict-checks.ts'
import { jobOf } from '../job.ts'
import { onServer } from '../judge.ts'
import { mutate } from './mutate.ts'
import type { Pool } from './pool.ts'
import { readFolder } from './read-folder.ts'
import { withRounds } from './rounds.ts'
import { judgeHardCoded } from './stand-in.ts'
import { jobFor, runSubmission, type Submission, submissionsOf } from './submissions.ts'

/** A challenge whose files have been read and looked at, and nothing more. */
export interface Looked {
  slug: string
  folder: string
  files: FoundFolder
  manifest: ChallengeManifest | undefined
  faults: Fault[]
}

export interface Env {
  pool: Pool
  signal: AbortSignal
  quick: boolean
  /** What the type checker says of a challenge. */
  types: (slug: string) => Promise<Fault[]>
}

/** Reads a challenge and checks everything that can be seen without running it. */
export function look(folder: string): Looked {
  const files = readFolder(folder)
  const parsed = manifestOf(files)
  const manifest = parsed.manifest
  const faults = [
    ...parsed.faults,
    ...textFaults(files),
    ...layoutFaults(files, manifest),
    ...markdownFaults(files),
  ]
  return { slug: files.name, folder, files, manifest, faults }
}

/** Judges a challenge's submissions and puts together what all checks say. @throws the signal's reason */
export async function verifyChallenge(looked: Looked, pack: string, env: Env): Promise<ChallengeOutcome> {
  const { slug, manifest } = looked
  const [types, seen] = await Promise.all([
    env.types(slug),
    manifest === undefined ? nothing : observe(looked, manifest, pack, env),
  ])
  const { observed } = seen
  const { submissions, mutation } = observed
  const faults = [
    ...looked.faults,
    ...seen.faults,
    ...types,
    ...verdictFaults(submissions),
    ...(seen.complete ? coverageFaults(submissions) : []),
    ...impostorFaults(observed, manifest?.language),
    ...determinismFaults(submissions, manifest?.needs.includes('postgres') && onServer()),
    ...(manifest === undefined ? [] : marginFaults(submissions, manifest.limits, !env.quick)),
    ...(mutation === undefined || manifest === undefined
      ? []
      : mutationFaults(mutation, manifest.equivalentMutants)),
  ]
  const all = findingsOf(slug, faults, manifest !== undefined && isImported(manifest))
  const used = usedByAccepted(submissions)
  return {
    challenge: slug,
    findings: all.filter(({ note }) => note !== true),
    notes: all.filter(({ note }) => note === true),
    matrix: matrixOf(submissions),
    ...(used.cpuMs + used.heapBytes > 0 ? { used } : {}),
    ...(mutation?.untried === undefined && mutation !== undefined
      ? { mutation: scoreOf(mutation.mutants) }
      : {}),
  }
}

interface Seen {
  observed: Observed
  faults: Fault[]
  /** Every submission was judged. */
  complete: boolean
}

const nothing: Seen = { observed: { submissions: [] }, faults: [], complete: false }

function manifestOf(files: FoundFolder): { manifest: ChallengeManifest | undefined; faults: Fault[] } {
  const at = { check: 'manifest', file: 'challenge.json' } as const
  const text = textOf(files, 'challenge.json')
  const slugFaults: Fault[] =
    /^[a-z0-9]+(-[a-z0-9]+)*$/.test(files.name) && files.name.length <= 60 ? [] : [badSlug(files.name)]
  if (text === undefined) {
    const there = files.files.some(({ path }) => path === 'challenge.json')
    const missing = {
      ...at,
      message: 'challenge.json is missing.',
      fix: 'Add it: { "format": 1, "title": "…" }.',
    }
    return { manifest: undefined, faults: there ? slugFaults : [...slugFaults, missing] }
  }
  const parsed = parseChallenge(text, 'challenge.json')
  if (parsed.ok) return { manifest: parsed.value, faults: slugFaults }
  const faults = parsed.problems.map((problem) => ({ ...at, message: problem, fix: '' }))
  return { manifest: undefined, faults: [...slugFaults, ...faults] }
}

function badSlug(name: string): Fault {
  return {
    check: 'manifest',
    message: `The folder's name "${name}" is no slug.`,
    fix: 'Rename it: lower-case words joined by hyphens, 60 characters at most.',
  }
}

async function observe(looked: Looked, manifest: ChallengeManifest, pack: string, env: Env): Promise<Seen> {
  const { slug, folder, files } = looked
  const { language } = manifest
  const starterText = textOf(files, `starter.${language}`)
  const submissions = submissionsOf(files, language)
  const [scout, ...others] = submissions
  const id = pack === '' ? slug : `${pack}/${slug}`
  const job = jobOrFault({ id, pack, slug, folder, manifest })
  if ('fault' in job) return { ...nothing, faults: [job.fault] }
  const judge = (submission: Submission, place: number, uncaught?: Set<string>) =>
    env.pool.run(() => runSubmission(job, submission, env, { place, uncaught }))
  const single = (text: string | undefined): Promise<Report> | undefined =>
    text === undefined
      ? undefined
      : env.pool.run(() => withRounds(jobFor(job, text), env.signal, (rounds) => rounds.judge()))
  if (scout === undefined) {
    const [starter, empty] = await Promise.all([single(starterText), single('')])
    return { observed: { submissions: [], ...defined({ starter, empty }) }, faults: [], complete: false }
  }
  // One goes ahead: where the tests themselves are at fault, there is nothing to learn from the others.
  const ahead = await judge(scout, 0)
  if (ahead.first.verdict === 'judge-error' || ahead.first.verdict === 'internal-error') {
    return { ...nothing, observed: { submissions: [ahead] } }
  }
  const accepted = ahead.expected === 'accepted' && ahead.first.verdict === 'accepted'
  // Tests that share a world need those before them.
  const shortened = ({ expected }: Submission) =>
    env.quick && accepted && expected !== 'accepted' && job.isolation === 'test'
  const uncaught = new Set(
    ahead.first.tests.filter(({ group }) => group === 'hidden').map(({ name }) => name),
  )
  const [runs, starter, empty, hardCoded, mutation] = await Promise.all([
    Promise.all(others.map((each, index) => judge(each, index + 1, shortened(each) ? uncaught : undefined))),
    single(starterText),
    single(''),
    accepted ? env.pool.run(() => judgeHardCoded(job, scout.text, samplesOf(ahead), env.signal)) : undefined,
    accepted && !env.quick ? mutate(job, scout, ahead, manifest.equivalentMutants, env) : undefined,
  ])
  return {
    observed: { submissions: [ahead, ...runs], ...defined({ starter, empty, hardCoded, mutation }) },
    faults: [],
    complete: true,
  }
}

function samplesOf({ first }: SubmissionRuns): string[] {
  return first.tests.filter(({ group }) => group === 'sample').map(({ name }) => name)
}

function jobOrFault(challenge: {
  id: string
  pack: string
  slug: string
  folder: string
  manifest: ChallengeManifest
}): Job | { fault: Fault } {
  try {
    const job = jobOf({
      challenge,
      solution: { path: `solution.${challenge.manifest.language}`, text: '' },
      scope: 'all',
      seed: 1,
      command: ['judge', challenge.folder, join(challenge.folder, `starter.${challenge.manifest.language}`)],
      forAuthors: true,
    })
    return { ...job, testConsole: false }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const needs = challenge.manifest.needs.length > 0
    return { fault: { check: 'tests', message: error.message, fix: '', ...(needs ? { note: true } : {}) } }
  }
}

/** An object without the fields that are undefined. */
function defined<T extends object>(fields: T): { [Key in keyof T]?: Exclude<T[Key], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [Key in keyof T]?: Exclude<T[Key], undefined>
  }
}
