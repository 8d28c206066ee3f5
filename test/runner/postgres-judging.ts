import { join } from 'node:path'
import { afterAll } from 'vitest'
import type { Limits, Report } from '../../runner/protocol.ts'
import { createJudge } from '../../runner/supervise.ts'
import { jobOf } from './judging.ts'

/** The databases that tests run on: PGlite always, and a real server when the environment names one. */
export const server = process.env['HOTSEAT_POSTGRES_URL']
export const places = [
  ['PGlite', undefined],
  ['a server', server],
] as const

/** The image of PGlite is made once for all test files. */
export const cache = join(import.meta.dirname, '../../node_modules/.cache/hotseat-postgres')

const judges = new Map<string | undefined, ReturnType<typeof createJudge>>()

/** Judges a solution by the body of one test, with accounts 1 and 2, and a second test that must always pass. */
export function databaseJudged(
  url: string | undefined,
  body: string,
  solution: string,
  { limits = {}, seed = 1 }: { limits?: Partial<Limits>; seed?: number } = {},
): Promise<Report> {
  const judge = judges.get(url) ?? createJudge({ postgres: () => ({ cache, url }) })
  judges.set(url, judge)
  const tests = `import { createDatabase, expect, expectRows, failAtEveryStatement, race, test } from 'hotseat/kit'
import * as solution from '#solution'
const options = {
  schema: 'create table accounts (id int primary key, balance int not null check (balance > -1000))',
  rows: { accounts: [{ id: 1, balance: 100 }, { id: 2, balance: 0 }] },
}
const balances = async (database) => await database.rows('select sum(balance)::int as sum, min(balance) as least from accounts')
test('it', async () => { ${body} })
test('next', async () => {
  const database = await createDatabase(options)
  expect(solution.one()).toBe(1)
  expect(await database.pool().query('select * from accounts order by id')).toMatchObject({ rowCount: 2, rows: options.rows.accounts })
})`
  return judge.judge(
    jobOf({ solution: `${solution}\nexport const one = () => 1`, tests, limits, seed, database: true }),
  )
}

afterAll(async () => {
  for (const judge of judges.values()) await judge.close()
})
