import type { AssertionErrors } from '../assertion-errors.ts'
import type { KitEnv } from '../contract.ts'
import type { Failures } from '../outcome.ts'
import { openDatabase, type Watched } from './database.ts'
import { failAtEveryStatement } from './every-statement.ts'
import { checkOptions, type DatabaseOptions } from './options.ts'
import { createExpectRows } from './rows.ts'

export interface Postgres {
  exports: Record<'createDatabase' | 'expectRows' | 'failAtEveryStatement', unknown>
  isStatementError(error: unknown): boolean
}

/** PostgreSQL for tests: there is one database at a time, and each `createDatabase` begins with an empty one. */
export function createPostgres(env: KitEnv, errors: AssertionErrors, failures: Failures): Postgres {
  const blamed = new WeakSet<object>()
  let open: Watched | undefined

  async function make(options: DatabaseOptions): Promise<Watched> {
    open?.sessions.end()
    open = await openDatabase({ ...env, blame: (error) => void blamed.add(error) }, options)
    return open
  }

  return {
    exports: {
      createDatabase: async (options: unknown = {}) => await make(checkOptions(options)),
      async failAtEveryStatement(given: unknown, scenario: unknown) {
        const options = checkOptions(given, 'failAtEveryStatement')
        const kit = { over: env.over, ...(env.trail && { trail: env.trail }) }
        await failAtEveryStatement({ kit, errors, failures, make: () => make(options) }, scenario)
      },
      expectRows: createExpectRows(errors),
    },
    isStatementError: (error) => typeof error === 'object' && error !== null && blamed.has(error),
  }
}
