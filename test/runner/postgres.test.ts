import { describe, expect, test } from 'vitest'
import { databaseJudged, places } from './postgres-judging.ts'

const transfers = `
export async function unsafe(db, cents) {
  const { rows } = await db.query('select balance from accounts where id = 1')
  if (rows[0].balance < cents) return 'insufficient'
  await db.query('update accounts set balance = balance - $1 where id = 1', [cents])
  await db.query('update accounts set balance = balance + $1 where id = 2', [cents])
  return 'ok'
}
export const safe = (db, cents) => db.transaction(async (tx) => {
  const { rows } = await tx.query('select balance from accounts where id = 1 for update')
  if (rows[0].balance < cents) return 'insufficient'
  await tx.query('update accounts set balance = balance - $1 where id = 1', [cents])
  await tx.query('update accounts set balance = balance + $1 where id = 2', [cents])
  return 'ok'
})`

const together = (name: string) => `await race(async ({ start }) => {
  const database = await createDatabase(options)
  const db = database.pool()
  await Promise.all([start('A', () => solution.${name}(db, 80)), start('B', () => solution.${name}(db, 80))])
  expect(await balances(database)).toEqual([{ sum: 100, least: 20 }])
}, { orders: 20 })`

const faults = (name: string) => `await failAtEveryStatement(options, async (database) => {
  await solution.${name}(database.pool(), 80).catch(() => undefined)
  expect((await balances(database))[0].sum).toBe(100)
})`

describe.each(places.map(([name, url]) => ({ name, url })))('on $name', ({ name, url }) => {
  const on = test.skipIf(name !== 'PGlite' && url === undefined)
  const judged = (body: string, solution = '', more: Parameters<typeof databaseJudged>[3] = {}) =>
    databaseJudged(url, body, solution, more)

  async function first(report: ReturnType<typeof judged>) {
    const { tests, diagnostics } = await report
    expect(diagnostics).toEqual([])
    expect(tests[1]?.verdict, 'the next test starts clean').toBe('accepted')
    return tests[0]
  }

  on('values come as node-postgres reads them, and go as it writes them', async () => {
    const result = await first(
      judged(
        `const database = await createDatabase(options)
const [row] = await solution.all(database.pool())
expect(row).toEqual({ i: 1, b: '9007199254740993', n: '1.50', f: 0.5, t: 'x', yes: true, none: null, at: new Date('2024-05-06T07:08:09Z'),
  day: new Date('2024-05-06T00:00:00'), j: { a: [1] }, list: [1, 2], bytes: Buffer.from([1, 255]), texts: ['a"b', null, 'c,d\\\\'], inner: { x: 1 } })`,
        `export const all = async (db) => (await db.query(\`select 1::int4 i, 9007199254740993::int8 b, 1.50::numeric n, 0.5::float8 f, 'x' t, true yes,
  null none, $3::timestamptz at, '2024-05-06'::date "day", '{"a":[1]}'::jsonb j, array[1,2] list, $1::bytea bytes, $2::text[] texts, $4::json inner\`,
  [new Uint8Array([1, 255]), ['a"b', null, 'c,d\\\\'], new Date('2024-05-06T07:08:09Z'), { x: 1 }])).rows`,
      ),
    )
    expect([result?.verdict, result?.message]).toEqual(['accepted', undefined])
  })

  on('an error has the fields that PostgreSQL sends', async () => {
    const result = await first(
      judged(
        `const database = await createDatabase(options)
expect(await solution.codes(database.pool())).toEqual(['23505 accounts_pkey', '23514 accounts_balance_check', '42P01 undefined'])`,
        `export async function codes(db) {
  const texts = ['insert into accounts values (1, 1)', 'update accounts set balance = -2000', 'select * from nowhere']
  const found = []
  for (const text of texts) await db.query(text).catch((error) => found.push(\`\${error.code} \${error.constraint}\`))
  return found
}`,
      ),
    )
    expect(result?.verdict).toBe('accepted')
  })

  on('a lost update is found in a few steps', async () => {
    const result = await first(judged(together('unsafe'), transfers))
    expect(result?.verdict).toBe('wrong-answer')
    expect(result?.counterexample).toMatch(/A +B[\s\S]*1 +query\("select balance/)
    expect(result?.counterexample?.split('\n').length).toBeLessThan(12)
  })

  on('with a lock there is none, in any order', async () => {
    expect((await first(judged(together('safe'), transfers)))?.verdict).toBe('accepted')
  })

  on('without a lock a transaction loses updates where sessions are real', async () => {
    const unlocked = transfers.replace(' for update', '')
    const verdict = (await first(judged(together('safe'), unlocked)))?.verdict
    expect(verdict).toBe(url === undefined ? 'accepted' : 'wrong-answer')
  })

  on('a connection that is lost between two updates is shown', async () => {
    const result = await first(judged(faults('unsafe'), transfers))
    expect(result?.verdict).toBe('wrong-answer')
    expect(result?.message).toContain('with the connection lost after statement 2 ran (update accounts')
    expect(result?.counterexample).toContain('✗ connection lost after it ran')
  })

  on('a transaction survives the loss of its connection at every statement', async () => {
    expect((await first(judged(faults('safe'), transfers)))?.verdict).toBe('accepted')
  })

  on('two transactions that lock in opposite order do not wait for ever', async () => {
    const result = await first(
      judged(
        `const db = (await createDatabase(options)).pool()
const both = [solution.move(db, 1, 2), solution.move(db, 2, 1)]
const ends = await Promise.all(both.map((end) => end.then(() => 'ok', (error) => error.code)))
expect(ends.toSorted()).toEqual(${url === undefined ? "['ok', 'ok']" : "['40P01', 'ok']"})`,
        `const locked = { 1: Promise.withResolvers(), 2: Promise.withResolvers() }
export const move = (db, from, to) => db.transaction(async (tx) => {
  await tx.query('update accounts set balance = balance - 1 where id = $1', [from])
  locked[from].resolve()
  ${url === undefined ? '' : 'await locked[to].promise'}
  await tx.query('update accounts set balance = balance + 1 where id = $1', [to])
})`,
        { limits: { cpuMs: 900 } },
      ),
    )
    expect([result?.verdict, result?.message]).toEqual(['accepted', undefined])
  })

  on('what a lost connection had locked is free as soon as the loss is known', async () => {
    const body = `let logs = ''
for (let time = 1; time <= 20; time++) {
  const database = await createDatabase(options)
  const db = database.pool()
  database.failAt(4, { when: 'before' })
  const ends = await Promise.allSettled([solution.hold(db), solution.hold(db)])
  expect(ends.filter(({ status }) => status === 'fulfilled').length).toBe(1)
  logs += database.log()
}
expect(logs).toBe('')`
    const hold = `export const hold = (db) => db.transaction(async (tx) => {
  await tx.query('update accounts set balance = balance + 1 where id = 1')
  await tx.query('update accounts set balance = balance + 1 where id = 2')
})`
    const once = await first(judged(body, hold))
    const again = await first(judged(body, hold))
    expect(once?.actual).toContain('connection lost')
    expect(again?.actual).toBe(once?.actual)
  })

  on('a transaction that nobody ends keeps the next one waiting', async () => {
    const result = await first(
      judged(
        `const database = await createDatabase(options)
await solution.leak(database.pool())`,
        `export async function leak(db) {
  const client = await db.connect()
  await client.query('begin')
  await client.query('update accounts set balance = 1 where id = 1')
  await db.query('update accounts set balance = 2 where id = 1')
}`,
      ),
    )
    expect(result?.verdict).toBe('idleness-limit-exceeded')
  })

  on.each([
    ['wrong SQL', 'select 1 frm accounts', 'runtime-error', /syntax error/],
    [
      'a statement without end',
      'with recursive r(n) as (select 1 union all select n + 1 from r) select max(n) from r',
      'time-limit-exceeded',
      /the SQL statements took more than 300 ms in this test; the last one: with recursive/,
    ],
    [
      'a flood of rows',
      'select * from generate_series(1, 60000)',
      'output-limit-exceeded',
      /more than 50000 rows/,
    ],
    ['a statement that wants to be sent rows', 'copy accounts from stdin', 'runtime-error', undefined],
    ['the schema gone', 'drop schema public cascade; create schema other', 'accepted', undefined],
    [
      'settings changed',
      'set search_path to nowhere; set statement_timeout to 1; begin',
      'accepted',
      undefined,
    ],
  ])('%s', async (_, text, verdict, message) => {
    const result = await first(
      judged(
        `const database = await createDatabase(options)
await database.pool().query(solution.text)`,
        `export const text = ${JSON.stringify(text)}`,
        { limits: { cpuMs: verdict === 'time-limit-exceeded' ? 300 : 5000 } },
      ),
    )
    expect(result?.verdict).toBe(verdict)
    if (message !== undefined) expect(result?.message).toMatch(message)
  })

  on('the same seed gives the same report', async () => {
    const body = `const database = await createDatabase(options)
const db = database.pool()
await Promise.all([1, 2, 3, 4, 5, 6].map((cents) => solution.unsafe(db, cents * 9)))
expect(database.log()).toBe('')`
    const [once, again, other] = [
      await judged(body, transfers),
      await judged(body, transfers),
      await judged(body, transfers, { seed: 2 }),
    ]
    expect(once.tests[0]?.actual).toContain('connection 3: update accounts')
    expect(again.tests[0]?.actual).toBe(once.tests[0]?.actual)
    expect(other.tests[0]?.actual).not.toBe(once.tests[0]?.actual)
  })

  on('statements are counted, and the plan can be asked for', async () => {
    const result = await first(
      judged(
        `const database = await createDatabase(options)
const db = database.pool({ size: 1 })
const made = await database.statementsOf(() => Promise.all([solution.unsafe(db, 500), solution.unsafe(db, 500)]))
expect(made.map(({ connection, rowCount }) => [connection, rowCount])).toEqual([[1, 1], [1, 1]])
const plan = await database.explain('select * from accounts where balance > $1', [50], { run: true })
expect([plan.rowsTouched, plan.usesIndex(), plan.scansWhole('accounts')]).toEqual([2, false, true])
expect(String(plan)).toBe('Seq Scan on accounts (1 rows, 1 left out)')
expect(database.statements.length).toBe(2)`,
        transfers,
      ),
    )
    expect([result?.verdict, result?.message]).toEqual(['accepted', undefined])
  })

  on('rows that differ are named', async () => {
    const body = (given: string) => `const database = await createDatabase(options)
expectRows(await database.rows('select * from accounts order by id desc'), ${given})`
    const right = await first(judged(body('options.rows.accounts')))
    const order = await first(judged(body('options.rows.accounts, { ordered: true }')))
    const wrong = await first(judged(body('[{ id: 1, balance: 100 }, { id: 2, balance: 5 }]')))
    expect(right?.verdict).toBe('accepted')
    expect(order?.message).toContain('the rows are right but in another order, from row 1 on')
    expect(wrong?.message).toContain(
      '1 missing (-), 1 too many (+)\n- { id: 2, balance: 5 }\n+ { id: 2, balance: 0 }',
    )
  })
})

test('what the test itself gets wrong is a judge error', async () => {
  const broken = await databaseJudged(undefined, `await createDatabase({ schema: 'create tabel x' })`, '')
  const unknown = await databaseJudged(undefined, `await createDatabase({ tables: {} })`, '')
  const uneven = await databaseJudged(
    undefined,
    `await createDatabase({ ...options, rows: { accounts: [{ id: 1 }, { id: 2, balance: 0 }] } })`,
    '',
  )
  expect(broken.tests[0]).toMatchObject({
    verdict: 'judge-error',
    message: 'PostgreSQL refuses the schema: syntax error at or near "tabel"',
  })
  expect(unknown.tests[0]?.message).toContain('createDatabase(options) knows no option tables')
  expect(uneven.tests[0]?.message).toContain(
    'A row of accounts has the column balance, which the first row has not',
  )
})

test('tables are used again only while nobody has written, and begin empty', async () => {
  const body = (
    between: string,
  ) => `const make = () => createDatabase({ schema: 'create table t (id serial, v int)' })
const first = await make()
await first.load('t', [{ v: 1 }])
await (await make()).load('t', [{ v: 2 }])
${between}
const last = await make()
await last.load('t', [{ v: 3 }])
expect(await last.rows('select * from t')).toEqual([{ id: 1, v: 3 }])
expect(await last.rows("select tablename from pg_tables where schemaname = 'public'")).toEqual([{ tablename: 't' }])`
  const written = `const db = (await make()).pool()
await db.query('create table other (id int)')
await db.query('alter table t add w int default 5')`
  for (const between of ['', written]) {
    const [first] = (await databaseJudged(undefined, body(between), '')).tests
    expect([first?.verdict, first?.message]).toEqual(['accepted', undefined])
  }
})
