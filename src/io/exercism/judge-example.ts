import { basename } from 'node:path'
import type { Job } from '../../../runner/protocol.ts'
import type { ChallengeManifest } from '../../core/challenge.ts'
import { judgeJob } from '../judge.ts'

type RunSkipped = ChallengeManifest['runSkipped']

/**
 * Judges an exercise's own example by its own tests, both still in memory.
 * @returns which of the skipped tests it passes, all if possible; or why it is not accepted. Rejects only with the
 * signal's reason.
 */
export async function judgeExample(
  slug: string,
  manifest: ChallengeManifest,
  files: ReadonlyMap<string, string>,
  signal: AbortSignal,
): Promise<{ runSkipped: RunSkipped } | { problem: string }> {
  const problem = await problemOf(slug, { ...manifest, runSkipped: 'all' }, files, signal)
  if (problem === undefined) return { runSkipped: 'all' }
  // What to unlock is named with an x; a test skipped by `skip` is often one that takes too long.
  const skips = [...files].some(([path, text]) => path.endsWith('.test.ts') && /\.skip\b/.test(text))
  if (!skips) return { problem }
  const left = await problemOf(slug, { ...manifest, runSkipped: 'x' }, files, signal)
  return left === undefined ? { runSkipped: 'x' } : { problem: left }
}

async function problemOf(
  slug: string,
  manifest: ChallengeManifest,
  files: ReadonlyMap<string, string>,
  signal: AbortSignal,
): Promise<string | undefined> {
  const parts = [...files].filter(([path]) => path.startsWith('tests/'))
  const [tests, helpers] = [true, false].map((isTest) =>
    parts
      .filter(([path]) => path.endsWith('.test.ts') === isTest)
      .map(([path, text]) => ({ path, text, group: 'hidden' as const, level: 1 })),
  )
  const job: Job = {
    challenge: slug,
    scope: 'all',
    seed: 1,
    solution: { path: basename(example), text: files.get(example) ?? '' },
    tests: tests ?? [],
    helpers: helpers ?? [],
    solutionAlias: manifest.solutionAlias,
    limits: manifest.limits,
    isolation: manifest.isolation,
    runSkipped: manifest.runSkipped,
    command: '',
    bail: true,
  }
  const { verdict, tests: results, diagnostics } = await judgeJob(job, () => {}, signal)
  if (verdict === 'accepted') return undefined
  const failing = results.find((test) => test.verdict !== 'accepted')
  return failing === undefined
    ? `${verdict}: ${diagnostics[0]?.message ?? 'no test ran'}`
    : `${verdict} in "${failing.name}"`
}

/** Where the pack has an exercise's example. */
export const example = 'submissions/accepted/example.ts'
