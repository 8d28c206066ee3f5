import type { AssertionErrors } from '../assertion-errors.ts'
import type { KitEnv } from '../contract.ts'
import { type Step, stepTable } from '../history/step-table.ts'
import { KitError } from '../kit-error.ts'
import { natives } from '../natives.ts'
import type { Failures } from '../outcome.ts'
import { printShort } from '../text.ts'
import { type Choice, createOrders, type Order, orderOf, simpler } from './orders.ts'

export interface RaceEnv {
  kit: Pick<KitEnv, 'race' | 'over' | 'trail' | 'seed' | 'draws'>
  errors: AssertionErrors
  failures: Failures
}

/** What a scenario is given to name who does what. */
export interface Actors {
  /** Starts something at this instant for an actor, to whom all counts that follows from it. */
  start<Result>(actor: string, make: () => Result | PromiseLike<Result>): Promise<Result>
  /** Says what the actor at work has done, in place of the calls that the solution makes. */
  note(what: string): void
}

type Scenario = (actors: Actors) => unknown
type Picker = (at: number, total: number) => number

interface Run {
  choices: Choice[]
  steps: Step[]
  failure: { error: unknown } | undefined
}

const defaultOrders = 200
const mostOrders = 10_000
/** Runs that may be spent on making a failing order simpler. */
const simplifyingRuns = 100

/**
 * Runs a scenario again and again, each time with another order of what completes at one instant. Half of the runs go
 * through the orders from the simplest on; when that are not all, the other half draws some by the test's seed.
 */
export function createRace(env: RaceEnv) {
  return async (scenario: unknown, options: { orders?: number } = {}): Promise<void> => {
    if (typeof scenario !== 'function') {
      throw new KitError(
        "race(scenario) takes a function: async ({ start }) => { await start('A', () => …) }.",
      )
    }
    const { orders: most = defaultOrders } = options
    if (!Number.isInteger(most) || most < 1 || most > mostOrders) {
      throw new KitError(`race(scenario, { orders }) takes a number of orders from 1 to ${mostOrders}.`)
    }
    const attempt = (picker: Picker) => run(env, scenario as Scenario, picker)
    const orders = createOrders(most)
    for (let tried = 1; tried <= most && !env.kit.over(); tried++) {
      // As long as all that waits can still be tried, nothing is left to chance.
      const drawn = tried > most / 2 && orders.waiting() > most - tried
      const order = drawn ? undefined : orders.next()
      if (order === undefined && !drawn) return
      const outcome = await attempt(order === undefined ? drawing(env) : following(order))
      if (outcome.failure !== undefined) {
        throw told(env, drawn ? await simplified(outcome, attempt) : outcome, tried)
      }
      if (order !== undefined) orders.met(order, outcome.choices)
    }
  }
}

function following(order: Order): Picker {
  return (at, total) => {
    const picked = order.find((each) => each.at === at)?.picked ?? 0
    return Math.min(picked, total - 1)
  }
}

function drawing({ kit }: RaceEnv): Picker {
  kit.draws()
  return (_at, total) => Math.floor(Math.random() * total)
}

/** Runs the scenario once, with everything that completes at one instant in the order of the picker. */
async function run({ kit }: RaceEnv, scenario: Scenario, picker: Picker): Promise<Run> {
  const race = kit.race
  if (race === undefined) throw new KitError('race(scenario) cannot be used here.')
  const done: Run = { choices: [], steps: [], failure: undefined }
  const names = ['test']
  const steps: (Step & { kind: 'call' | 'note' | 'end' })[] = []
  const tell = (kind: 'call' | 'note' | 'end', what: string, actor = race.actor()): void => {
    steps.push({ kind, actor: names[actor] ?? 'test', what })
  }
  kit.trail?.begin()
  race.begin({
    pick(total) {
      const picked = picker(done.choices.length, total)
      done.choices.push({ total, picked })
      return picked
    },
    called: (line) => tell('call', line),
  })
  const actors: Actors = {
    start(actor, make) {
      const number = names.push(String(actor)) - 1
      const outer = race.actor()
      race.act(number)
      // A completion like any other: who starts first is a part of the order.
      const started = new Promise<void>((resolve) => void natives.setTimeout(resolve, 0)).then(make)
      race.act(outer)
      started.then(
        (value) => tell('end', `→ ${printShort(value)}`, number),
        (error: unknown) => tell('end', `✗ ${printShort(error)}`, number),
      )
      return started as Promise<never>
    },
    note: (what) => tell('note', String(what)),
  }
  try {
    await scenario(actors)
  } catch (error) {
    kit.trail?.failed()
    done.failure = { error }
  } finally {
    race.end()
  }
  const noted = steps.some(({ kind }) => kind === 'note')
  done.steps = noted ? steps.filter(({ kind }) => kind !== 'call') : steps
  return done
}

/** The failing order with the fewest differences that can be reached by leaving one out at a time. */
async function simplified(failing: Run, attempt: (picker: Picker) => Promise<Run>): Promise<Run> {
  let best = failing
  let candidates = simpler(orderOf(best.choices))
  for (let runs = 0; runs < simplifyingRuns; runs++) {
    const order = candidates.shift()
    if (order === undefined) return best
    const outcome = await attempt(following(order))
    if (outcome.failure === undefined) continue
    best = outcome
    candidates = simpler(orderOf(best.choices))
  }
  return best
}

function told({ failures }: RaceEnv, { choices, steps, failure }: Run, tried: number): unknown {
  const error = failure?.error
  if (error instanceof KitError) return error
  const changes = orderOf(choices).length
  const headline =
    changes === 0
      ? 'in the order that comes by itself'
      : `in another order (the ${ordinal(tried)} that was tried)`
  const wrapper = new Error(headline, { cause: error })
  failures.recordProperty(wrapper, { cause: error, headline, counterexample: stepTable(steps) })
  return wrapper
}

function ordinal(number: number): string {
  const tens = number % 100
  const suffix = tens > 10 && tens < 14 ? 'th' : (['th', 'st', 'nd', 'rd'][number % 10] ?? 'th')
  return `${number}${suffix}`
}
