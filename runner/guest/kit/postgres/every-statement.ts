import type { AssertionErrors } from '../assertion-errors.ts'
import type { KitEnv } from '../contract.ts'
import { KitError } from '../kit-error.ts'
import type { Failures } from '../outcome.ts'
import type { Database, Watched } from './database.ts'
import { oneLine } from './log.ts'
import type { Fault } from './sessions.ts'

export interface EveryStatementEnv {
  kit: Pick<KitEnv, 'over' | 'trail'>
  errors: AssertionErrors
  failures: Failures
  /** A database as at the start. */
  make(): Promise<Watched>
}

type Scenario = (database: Database) => unknown

/** More statements than that are no scenario: each costs two runs. */
const maxStatements = 60

/**
 * Runs a scenario once as it is, then with the connection lost before and after each of its statements in turn, always on
 * a database as at the start. Rejects with the first failure, of which the report shows the statements.
 */
export async function failAtEveryStatement(env: EveryStatementEnv, scenario: unknown): Promise<void> {
  if (typeof scenario !== 'function') {
    throw new KitError('failAtEveryStatement(options, scenario) takes a function: async (database) => { … }.')
  }
  const first = await attempt(env, scenario as Scenario, undefined)
  const statements = first.statements.length
  if (statements > maxStatements) {
    const error = new Error(
      `the scenario took ${statements} statements, and ${maxStatements} are enough for it`,
    )
    env.errors.mark(error)
    throw error
  }
  for (let statement = 1; statement <= statements; statement++) {
    for (const when of ['before', 'after'] as const) {
      if (env.kit.over()) return
      await attempt(env, scenario as Scenario, { statement, when })
    }
  }
}

async function attempt(
  env: EveryStatementEnv,
  scenario: Scenario,
  fault: Fault | undefined,
): Promise<Watched> {
  const database = await env.make()
  if (fault !== undefined) database.failAt(fault.statement, fault)
  env.kit.trail?.begin()
  try {
    await scenario(database)
    return database
  } catch (error) {
    env.kit.trail?.failed()
    throw told(env, error, database, fault)
  }
}

function told(
  { failures }: EveryStatementEnv,
  error: unknown,
  database: Watched,
  fault: Fault | undefined,
): unknown {
  if (error instanceof KitError) return error
  const lost = database.statements.find((record) => record.lost !== undefined)
  const where =
    fault === undefined || lost === undefined
      ? 'with no connection lost'
      : `with the connection lost ${fault.when} statement ${lost.statement} ran (${oneLine(lost.text)})`
  const wrapper = new Error(where, { cause: error })
  failures.recordProperty(wrapper, { cause: error, headline: where, counterexample: database.log() })
  return wrapper
}
