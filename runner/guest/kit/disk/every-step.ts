import type { AssertionErrors } from '../assertion-errors.ts'
import type { KitEnv } from '../contract.ts'
import { KitError } from '../kit-error.ts'
import { natives } from '../natives.ts'
import type { Failures } from '../outcome.ts'
import type { SimulatedDisk, Watched } from './disk.ts'
import type { CrashPlan, Fate } from './options.ts'

export interface EveryStepEnv {
  kit: Pick<KitEnv, 'over' | 'trail'>
  errors: AssertionErrors
  failures: Failures
  /** A new disk; all that one scenario gets are alike. */
  make(): Watched
}

export type Scenario = (disk: SimulatedDisk) => unknown

/** Unless the test says otherwise: more calls than that are no scenario, and each costs up to six runs. */
const maxCalls = 200
const fates: readonly Fate[] = ['lost', 'torn', 'kept']
/** Virtual time after which a run counts as stuck that came to its end without the crash. */
const patienceMs = 3_600_000

/**
 * Runs a scenario once without a crash, then with a crash before and after each of its calls in turn, with each fate
 * of the bytes that were not synced. Rejects with the first failure, of which the report shows the calls.
 */
export async function crashAtEveryStep(
  env: EveryStepEnv,
  scenario: unknown,
  given: { maxCalls?: number },
): Promise<void> {
  if (typeof scenario !== 'function') {
    throw new KitError('crashAtEveryStep(scenario) takes a function: async (disk) => { await disk.run(…) }.')
  }
  const calls = await attempt(env, scenario as Scenario, undefined).then((disk) => disk.calls())
  const most = given.maxCalls ?? maxCalls
  if (calls > most)
    throw failed(env, `the scenario made ${calls} calls of the disk, and ${most} are enough for it`)
  for (let call = 1; call <= calls; call++) {
    for (const when of ['before', 'after'] as const) {
      for (const fate of fates) {
        if (env.kit.over()) return
        const disk = await attempt(env, scenario as Scenario, { call, when, fate })
        if (disk.lastCrash()?.atRisk !== true) break
      }
    }
  }
}

async function attempt(env: EveryStepEnv, scenario: Scenario, plan: CrashPlan | undefined): Promise<Watched> {
  const disk = env.make()
  if (plan !== undefined) disk.crashAt(plan.call, plan)
  env.kit.trail?.begin()
  const stuck = Promise.withResolvers<never>()
  const timer =
    plan === undefined
      ? undefined
      : natives.setTimeout(() => {
          stuck.reject(failed(env, 'the program waits for something that never comes'))
        }, patienceMs)
  try {
    await Promise.race([(async () => await scenario(disk))(), stuck.promise])
    return disk
  } catch (error) {
    env.kit.trail?.failed()
    throw told(env, error, disk, plan?.fate)
  } finally {
    if (timer !== undefined) natives.clearTimeout(timer)
  }
}

/** The failure with the crash before its message, and the calls beside it. */
function told({ failures }: EveryStepEnv, error: unknown, disk: Watched, fate: Fate | undefined): unknown {
  if (error instanceof KitError) return error
  const crash = disk.lastCrash()
  const where =
    crash === undefined
      ? 'without a crash'
      : `with a crash ${crash.where}${crash.atRisk ? `, and unsynced bytes ${fate}` : ''}`
  const wrapper = new Error(where, { cause: error })
  failures.recordProperty(wrapper, { cause: error, headline: where, counterexample: disk.log() })
  return wrapper
}

function failed({ errors }: EveryStepEnv, message: string): Error {
  const error = new Error(message)
  errors.mark(error)
  return error
}
