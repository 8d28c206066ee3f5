import { createRandom } from '../../random.ts'
import type { Deadlines } from '../deadline.ts'
import { KitError } from '../kit-error.ts'
import { natives } from '../natives.ts'
import type { Failures } from '../outcome.ts'
import type { Invariant } from './invariants.ts'
import { createNetwork, type Driven, type Network, type NetworkEnv } from './network.ts'
import { type Checked, checkNetwork, type NetworkOptions, within } from './options.ts'
import { createDraw, createPlan, type Draw, type Plan, type Step, take } from './plan.ts'
import { shrink } from './shrink.ts'

export interface Scenario {
  /** Writes what happens into the plan, by the draws of the run. */
  plan?(plan: Plan, draw: Draw): void
  invariants?: Record<string, Invariant>
  /** Looks at the network at the end of a run. */
  check?(network: Network): unknown
}

export interface SimulateOptions extends NetworkOptions {
  /** Runs, each by a seed of its own; 20 unless given. */
  runs?: number
  /** Virtual milliseconds of a run; 10 s unless given. */
  ms?: number
}

/** One run: what was tried, and how it failed. */
export interface Run {
  steps: readonly Step[]
  conditions: Checked['conditions']
  /** Steps change no conditions. */
  still: boolean
  seed: number
  failure: { error: unknown; what: string } | undefined
  /** How long its history is, and what it cost. */
  events: number
  diagram: string
}

export interface SimulateEnv extends Omit<NetworkEnv, 'kit'> {
  kit: NetworkEnv['kit'] & { over(): boolean; trail?: { begin(): void; failed(): void } }
  deadlines: Deadlines
  failures: Failures
}

export type Attempt = (given: Pick<Run, 'steps' | 'conditions' | 'still' | 'seed'>) => Promise<Run>

/** Virtual time that a check may take. */
const patienceMs = 600_000
/** The stream of a seed by which plans are drawn. */
const planStream = 999

/**
 * Runs a scenario again and again, each time by another seed, from the same instant. Rejects with the first failure,
 * after it has looked for a shorter history that fails in the same way.
 */
export async function simulate(env: SimulateEnv, given: unknown, scenario: unknown): Promise<void> {
  const { options, runs, ms } = checked(given)
  const { plan, invariants = {}, check } = checkedScenario(scenario)
  const { kit } = env
  const first = ((given as SimulateOptions).seed ?? kit.seed()) | 0
  kit.draws()
  const attempt: Attempt = (tried) => run(env, options, ms, tried, invariants, check)
  for (let at = 0; at < runs && !kit.over(); at++) {
    const seed = (first + Math.imul(at, 0x9e3779b1)) | 0
    const { conditions } = options
    const made = createPlan(options.ids, conditions)
    plan?.(made.plan, createDraw(createRandom(seed, planStream)))
    const failing = await attempt({ steps: made.steps(), conditions, still: false, seed })
    if (failing.failure === undefined) continue
    throw told(
      env,
      failing.failure.error instanceof KitError ? failing : await shrink(failing, attempt, kit.over),
      at + 1,
      runs,
    )
  }
}

async function run(
  env: SimulateEnv,
  options: Checked,
  ms: number,
  tried: Pick<Run, 'steps' | 'conditions' | 'still' | 'seed'>,
  invariants: Record<string, Invariant>,
  check: Scenario['check'],
): Promise<Run> {
  const { clock } = env.kit
  const begun = clock.now()
  const resume = env.deadlines.pause()
  env.kit.trail?.begin()
  let network: Driven | undefined
  let failure: Run['failure']
  try {
    network = createNetwork(env, { ...options, conditions: tried.conditions }, tried.seed)
    for (const [name, holds] of Object.entries(invariants)) network.invariant(name, holds)
    await drive(network, tried, ms)
    network.checkInvariants()
    if (check !== undefined) await patiently(env, check, network)
    network.checkInvariants()
  } catch (error) {
    failure = { error, what: `the check after ${ms} ms failed` }
  }
  const ended = network?.failure()
  if (ended !== undefined) failure = { error: ended.error, what: `at ${ended.at} ms ${ended.what}` }
  else if (network === undefined && failure !== undefined) failure.what = 'a node did not start'
  network?.end()
  clock.setSystemTime(begun)
  resume()
  const { conditions, still, seed, steps } = tried
  return {
    conditions,
    still,
    seed,
    steps,
    failure,
    events: network?.records.length() ?? 0,
    diagram: failure === undefined ? '' : (network?.diagram() ?? ''),
  }
}

/** Takes the steps at their times, and lets the network run until its time is over or it has failed. */
async function drive(
  network: Driven,
  { steps, still }: Pick<Run, 'steps' | 'still'>,
  ms: number,
): Promise<void> {
  const timers: ReturnType<typeof setTimeout>[] = []
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const act = (step: Step) => {
    if (network.failure() !== undefined || (still && step.kind === 'set')) return
    try {
      take(step, network)
    } catch (error) {
      reject(error)
    }
  }
  for (const step of steps) timers.push(natives.setTimeout(() => act(step), step.at))
  timers.push(natives.setTimeout(resolve, ms))
  try {
    await Promise.race([promise, network.failed])
  } finally {
    for (const timer of timers) natives.clearTimeout(timer)
  }
}

async function patiently(
  { errors }: SimulateEnv,
  check: NonNullable<Scenario['check']>,
  network: Driven,
): Promise<void> {
  const { promise, reject } = Promise.withResolvers<never>()
  const timer = natives.setTimeout(() => {
    const error = new Error('the check waits for something that never comes')
    errors.mark(error)
    reject(error)
  }, patienceMs)
  try {
    await Promise.race([(async () => await check(network))(), network.failed, promise])
  } finally {
    natives.clearTimeout(timer)
  }
}

function told(env: SimulateEnv, failing: Run, number: number, runs: number): unknown {
  const { error, what } = failing.failure as NonNullable<Run['failure']>
  env.kit.trail?.failed()
  if (error instanceof KitError) return error
  const headline = `in run ${number} of ${runs}, ${what}`
  const wrapper = new Error(headline, { cause: error })
  env.failures.recordProperty(wrapper, { cause: error, headline, counterexample: failing.diagram })
  return wrapper
}

function checked(given: unknown): { options: Checked; runs: number; ms: number } {
  if (typeof given !== 'object' || given === null) {
    throw new KitError(
      'simulate(options, scenario) takes options first: { nodes: 5, loss: 0.2, runs: 20, ms: 10000 }.',
    )
  }
  const { runs = 20, ms = 10_000, ...options } = given as SimulateOptions
  return {
    options: checkNetwork(options, 'simulate'),
    runs: within(runs, 1, 1000, 'simulate: runs'),
    ms: within(ms, 1, 86_400_000, 'simulate: ms'),
  }
}

function checkedScenario(scenario: unknown): Scenario {
  const { plan, check } = Object(scenario) as Scenario
  if (typeof scenario !== 'object' || scenario === null || (plan === undefined && check === undefined)) {
    throw new KitError(
      'simulate(options, scenario) takes a scenario: { plan(plan, draw) { … }, invariants: { … }, check(network) { … } }.',
    )
  }
  return scenario as Scenario
}
