import { createHash } from 'node:crypto'
import { availableParallelism } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'
import { parsePack } from '../../core/pack.ts'
import { Refusal } from '../../core/refusal.ts'
import { type Fault, findingsOf } from '../../core/verify/finding.ts'
import type { ChallengeOutcome, Outcome } from '../../core/verify/outcome.ts'
import { packFaults } from '../../core/verify/pack-checks.ts'
import { tidyPath } from '../places.ts'
import { readText, statOf } from '../text-file.ts'
import { createPool } from './pool.ts'
import { readPackFolder } from './read-pack.ts'
import { checkTypes } from './types.ts'
import { type Looked, look, verifyChallenge } from './verify-challenge.ts'

export interface Listener {
  signal: AbortSignal
  /** Told whenever a piece of work is done: how many are, of how many so far. */
  onProgress?: (done: number, total: number) => void
  /** Outcomes of earlier runs by a challenge's content: what has not changed is not verified again. */
  known?: Map<string, ChallengeOutcome>
  /**
   * Leaves out what takes longest: mutants, eight of ten seeds, and for submissions that are not accepted other orders of
   * the tests, tests after the first failing one that others fail, and with other seeds those before it; whether limits of
   * CPU time have room, which a busy machine cannot tell.
   */
  quick?: boolean
}

/**
 * Verifies the pack or the challenge in a folder: reads it, type-checks it, judges every submission.
 * @throws Refusal when there is no readable pack or challenge; the signal's reason.
 */
export async function verify(
  folder: string,
  { signal, onProgress = () => undefined, known = new Map(), quick = false }: Listener,
): Promise<Outcome> {
  const started = performance.now()
  const target = readTarget(folder)
  const pool = createPool(availableParallelism(), signal, onProgress)
  const challenges = target.challenges.map(look)
  const changed = challenges.filter((challenge) => !known.has(contentOf(challenge)))
  const types = pool.run(() => checkTypes(changed, signal))
  // Every challenge awaits it; with none left to verify nobody would hear of a rejection.
  types.catch(() => undefined)
  const env = { pool, signal, quick, types: async (slug: string) => (await types).get(slug) ?? [] }
  // More challenges than cores: while one has a single submission under way, there is something else to do.
  const flows = createPool(availableParallelism() + 2, signal, () => undefined)
  const outcomes = await settled(
    challenges.map(async (challenge) => {
      const content = contentOf(challenge)
      const outcome =
        known.get(content) ?? (await flows.run(() => verifyChallenge(challenge, target.pack, env)))
      known.set(content, outcome)
      return outcome
    }),
  )
  return {
    pack: target.pack,
    folder: tidyPath(resolve(folder)),
    findings: findingsOf('', target.faults, false),
    challenges: outcomes,
    wallMs: Math.round(performance.now() - started),
  }
}

function contentOf({ files }: Looked): string {
  return createHash('sha256').update(JSON.stringify(files)).digest('hex')
}

/** All of them, or the first rejection once none is under way any more: nothing goes on behind one's back. */
async function settled(flows: Promise<ChallengeOutcome>[]): Promise<ChallengeOutcome[]> {
  await Promise.allSettled(flows)
  return Promise.all(flows)
}

export interface Target {
  pack: string
  challenges: string[]
  faults: Fault[]
}

/** What is to be verified in a folder, and what is wrong with the pack itself. @throws Refusal */
export function readTarget(folder: string): Target {
  const stat = statOf(folder)
  if (stat === undefined)
    throw new Refusal(`There is no folder ${folder}; name a pack's or a challenge's folder.`)
  if (!stat.isDirectory())
    throw new Refusal(`${folder} is a file; name the folder of a pack or of a challenge.`)
  const isPack = statOf(join(folder, 'pack.json')) !== undefined
  if (isPack) return packTarget(folder)
  if (statOf(join(folder, 'challenge.json')) !== undefined || statOf(join(folder, 'tests'))?.isDirectory()) {
    return { pack: packAround(folder), challenges: [folder], faults: [] }
  }
  throw new Refusal(
    `${tidyPath(resolve(folder))} is neither a pack nor a challenge: it has no pack.json and no challenge.json. Begin one with \`hotseat pack new <folder>\`.`,
  )
}

function packTarget(folder: string): Target {
  const file = readText(join(folder, 'pack.json'), 2 ** 20)
  const name = tidyPath(join(folder, 'pack.json'))
  if (file.fault !== undefined) throw new Refusal(`${name} cannot be read as text; save it as a UTF-8 file.`)
  const { slugs, faults } = readPackFolder(folder)
  const parsed = parsePack(file.text, 'pack.json')
  const challenges = slugs.map((slug) => join(folder, slug))
  if (parsed.ok) {
    return {
      pack: parsed.value.id,
      challenges,
      faults: [...packFaults(parsed.value, file.text, slugs), ...faults],
    }
  }
  const [problem = ''] = parsed.problems
  if (problem.includes('is not valid JSON')) throw new Refusal(problem.replace('pack.json', name))
  const wrong = parsed.problems.map(
    (message): Fault => ({ check: 'manifest', file: 'pack.json', message, fix: '' }),
  )
  return { pack: basename(resolve(folder)), challenges, faults: [...wrong, ...faults] }
}

function packAround(folder: string): string {
  const file = readText(join(dirname(resolve(folder)), 'pack.json'), 2 ** 20)
  const parsed = file.fault === undefined ? parsePack(file.text, 'pack.json') : undefined
  return parsed?.ok ? parsed.value.id : ''
}
