import { availableParallelism } from 'node:os'
import type { Job, Report } from '../../../runner/protocol.ts'
import type { ChallengeManifest } from '../../core/challenge.ts'
import { lineAt } from '../../core/verify/folder.ts'
import {
  activeMutant,
  isMarked,
  type Mutant,
  type Mutation,
  mostMutants,
  mutantGlobal,
} from '../../core/verify/mutation.ts'
import type { SubmissionRuns } from '../../core/verify/observed.ts'
import { why } from '../../core/verify/verdict-checks.ts'
import { type FoundMutant, instrument, instrumentSql } from './instrument.ts'
import type { Pool } from './pool.ts'
import { type Rounds, withRounds } from './rounds.ts'
import type { Submission } from './submissions.ts'

interface Env {
  pool: Pool
  signal: AbortSignal
}

/** Mutates an accepted submission and judges each mutant by the hidden tests that reach it. */
export async function mutate(
  job: Job,
  { name, text }: Submission,
  { first }: SubmissionRuns,
  marks: ChallengeManifest['equivalentMutants'],
  { pool, signal }: Env,
): Promise<Mutation> {
  const file = `submissions/${name}`
  const isSql = job.solution.path.endsWith('.sql')
  const instrumented = isSql
    ? instrumentSql(text)
    : await pool.run(() => instrument(text).catch((error: unknown) => String(error)))
  if (typeof instrumented === 'string')
    return { file, untried: `the code could not be read (${instrumented.split('\n')[0]})` }
  const hidden = first.tests.filter(({ group }) => group === 'hidden').map((test) => test.name)
  // Tests that share a world need those before them.
  const chosen = job.isolation === 'file' ? undefined : hidden
  const solution = { path: 'solution.ts', text: instrumented.text }
  const own = { ...job, solution, ...(chosen === undefined ? {} : { only: chosen }) }
  const reach = await pool.run(() => withRounds(patient(own), signal, (rounds) => reachOf(rounds, chosen)))
  if ('untried' in reach) return { file, untried: reach.untried }
  const fates = new Map<string, Mutant['fate']>()
  const waiting: FoundMutant[] = []
  for (const mutant of instrumented.mutants) {
    const tests = reach.tests.get(mutant.id)
    if (mutant.hidden) fates.set(mutant.id, 'hidden-by-comment')
    else if (tests === undefined) fates.set(mutant.id, 'not-reached')
    else waiting.push(mutant)
  }
  const tried = spread(waiting, mostMutants)
  const quick = { ...own, limits: { ...job.limits, cpuMs: Math.min(job.limits.cpuMs, reach.enoughMs) } }
  const queue = [...tried]
  const started = performance.now()
  const worker = () =>
    withRounds(quick, signal, async (rounds) => {
      for (let mutant = queue.shift(); mutant !== undefined; mutant = queue.shift()) {
        if (performance.now() - started > patienceMs) return
        const killed = await isKilled(rounds, mutant.id, reach.tests.get(mutant.id))
        fates.set(mutant.id, killed ? 'killed' : 'survived')
      }
    })
  await Promise.all(
    Array.from({ length: Math.min(availableParallelism(), tried.length) }, () => pool.run(worker)),
  )
  const mutants = instrumented.mutants.map((found): Mutant => {
    const mutant = { ...found, line: lineAt(text, found.start), code: text.slice(found.start, found.end) }
    const fate = fates.get(found.id) ?? 'not-tried'
    return { ...mutant, fate: fate === 'survived' && isMarked(mutant, marks) ? 'equivalent' : fate }
  })
  return { file, text, mutants }
}

interface Reach {
  /** The hidden tests that reach a mutant, by its id; undefined where all tests have to run. */
  tests: Map<string, string[] | undefined | 'all'>
  /** CPU milliseconds after which a mutant goes on for too long. */
  enoughMs: number
}

/** Which tests reach which mutants, and how long they take when none is awake. */
async function reachOf(rounds: Rounds, chosen: string[] | undefined): Promise<Reach | { untried: string }> {
  const plain = await rounds.judge()
  const told = await rounds.judge({ prologue: telling })
  for (const report of [plain, told]) {
    if (report.verdict !== 'accepted')
      return { untried: `the code is not accepted once mutants are in it: ${why(report)}`.replace(/\.$/, '') }
  }
  const tests: Reach['tests'] = new Map()
  for (const test of told.tests) {
    for (const { text } of test.console) {
      if (!text.startsWith(reachedMark)) continue
      const id = text.slice(reachedMark.length)
      const known = tests.get(id)
      tests.set(id, chosen === undefined ? 'all' : [...(Array.isArray(known) ? known : []), test.name])
    }
  }
  const slowest = plain.tests.reduce((most, { cpuMs }) => Math.max(most, cpuMs), 0)
  return { tests, enoughMs: Math.max(shortestLimit, slowest * patience) }
}

async function isKilled(rounds: Rounds, id: string, tests: string[] | 'all' | undefined): Promise<boolean> {
  const only = Array.isArray(tests) ? { only: tests } : {}
  const report = await rounds.judge({ ...only, bail: true, prologue: waking(id) })
  return report.verdict !== 'accepted' && !nothingRan(report)
}

function nothingRan({ tests, diagnostics }: Report): boolean {
  return tests.length === 0 && diagnostics.length === 0
}

/** Milliseconds of real time after which no other mutant is tried. */
const patienceMs = 180_000
/** A mutant that takes so many times as long as the slowest test of the original loops, as far as anybody can tell. */
const patience = 4
/** The least CPU milliseconds that a mutant gets for a test. */
const shortestLimit = 150

/** The job with room for the code that tells which mutants were reached. */
function patient(job: Job): Job {
  return { ...job, limits: { ...job.limits, cpuMs: Math.min(20_000, job.limits.cpuMs * 3) } }
}

const reachedMark = 'hotseat-reached '
const telling = `globalThis.${mutantGlobal} = { reached: ((print, seen) => (id) => {
if (!seen.has(id)) { seen.add(id); print('${reachedMark}' + id) }
})(console.log, new Set()) }`

function waking(id: string): string {
  return `globalThis.${mutantGlobal} = { ${activeMutant}: ${JSON.stringify(id)} }`
}

/** At most `most` of the items, spread evenly over all of them. */
function spread<T>(items: readonly T[], most: number): T[] {
  if (items.length <= most) return [...items]
  return Array.from({ length: most }, (_, index) => items[Math.floor((index * items.length) / most)] as T)
}
