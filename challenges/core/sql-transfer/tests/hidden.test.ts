import {
  createDatabase,
  type Database,
  describe,
  expect,
  failAtEveryStatement,
  race,
  restart,
  test,
} from 'hotseat/kit'
import type * as Solution from '#solution'
import { type Answer, type TransferRequest, transfer } from '#solution'
import { audit, bank, expectBooks, madeOf, request } from './books.ts'

describe('one after the other', () => {
  test('gets along with one connection, whatever the answers are', async () => {
    const opening = { 1: 100, 2: 0 }
    const database = await createDatabase(bank(opening))
    const db = database.pool({ size: 1 })
    const first = request(1, 2, 60)
    const last = request(1, 2, 40)
    expect(await transfer(db, first)).toBe('ok')
    expect(await transfer(db, first)).toBe('duplicate')
    expect(await transfer(db, request(1, 2, 41))).toBe('insufficient')
    expect(await transfer(db, request(1, 9, 1))).toBe('no-account')
    expect(await transfer(db, request(1, 1, 1))).toBe('invalid')
    expect(await transfer(db, last)).toBe('ok')
    await expectBooks(database, opening, [first, last])
  })

  test('refuses amounts that are none, and transfers to oneself', async () => {
    const opening = { 1: 2n ** 60n, 2: 100 }
    const database = await createDatabase(bank(opening))
    const db = database.pool()
    for (const cents of [0, -0, -1, -80, 0.5, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53]) {
      expect(await transfer(db, request(1, 2, cents)), `${cents} cents`).toBe('invalid')
    }
    expect(await transfer(db, request(2, 2, 50)), 'to oneself').toBe('invalid')
    expect(await transfer(db, request(9, 9, 50)), 'to oneself, without an account').toBe('invalid')
    await expectBooks(database, opening, [])
  })

  test('moves nothing from or to an account that there is not', async () => {
    const opening = { 1: 100, 5: 100 }
    const database = await createDatabase(bank(opening))
    const db = database.pool()
    for (const [from, to, cents] of [
      [1, 3, 10],
      [5, 3, 10],
      [3, 1, 10],
      [3, 5, 10],
      [1, 3, 1000],
      [5, 3, 1000],
      [3, 4, 10],
    ] as const) {
      expect(await transfer(db, request(from, to, cents)), `from ${from} to ${to}`).toBe('no-account')
    }
    await expectBooks(database, opening, [])
  })

  test('takes an account down to zero and no further', async () => {
    const opening = { 1: 100, 2: 100 }
    const database = await createDatabase(bank(opening))
    const db = database.pool()
    const requests = [request(2, 1, 101), request(2, 1, 100), request(2, 1, 1), request(1, 2, 200)]
    const answers: Answer[] = []
    for (const each of requests) answers.push(await transfer(db, each))
    expect(answers).toEqual(['insufficient', 'ok', 'insufficient', 'ok'])
    await expectBooks(database, opening, madeOf(requests, answers))
  })

  test('counts large sums to the cent', async () => {
    const opening = { 1: 2n ** 53n + 3n, 2: 2n ** 60n + 1n, 3: 0 }
    const database = await createDatabase(bank(opening))
    const db = database.pool()
    const requests = [
      request(1, 3, 2 ** 31),
      request(1, 3, 3_000_000_001),
      request(2, 1, 1),
      request(2, 1, Number.MAX_SAFE_INTEGER),
      request(1, 2, Number.MAX_SAFE_INTEGER),
    ]
    for (const each of requests) expect(await transfer(db, each), `${each.cents} cents`).toBe('ok')
    await expectBooks(database, opening, requests)
  })

  test('knows a request again when the money is gone, with other contents, and after a restart', async () => {
    const opening = { 1: 100, 2: 0 }
    const database = await createDatabase(bank(opening))
    const pay = request(1, 2, 100)
    const { requestId } = pay
    expect(await transfer(database.pool(), pay)).toBe('ok')
    const again = restart<typeof Solution>()
    const db = database.pool()
    expect(await again.transfer(db, pay)).toBe('duplicate')
    expect(await again.transfer(db, { requestId, from: 2, to: 1, cents: 7 })).toBe('duplicate')
    expect(await again.transfer(db, { requestId, from: 8, to: 9, cents: 7 })).toBe('duplicate')
    expect(await again.transfer(db, { requestId, from: 2, to: 1, cents: 0 })).toBe('invalid')
    await expectBooks(database, opening, [pay])
  })

  test('does not hold a refusal against a request', async () => {
    const opening = { 1: 100, 2: 0, 3: 50 }
    const database = await createDatabase(bank(opening))
    const db = database.pool()
    const pay = request(1, 2, 120)
    expect(await transfer(db, { ...pay, cents: -120 })).toBe('invalid')
    expect(await transfer(db, { ...pay, to: 9 })).toBe('no-account')
    expect(await transfer(db, pay)).toBe('insufficient')
    await expectBooks(database, opening, [])
    const income = request(3, 1, 20)
    expect(await transfer(db, income)).toBe('ok')
    expect(await transfer(db, pay), 'the same request, with enough money').toBe('ok')
    await expectBooks(database, opening, [income, pay])
  })

  test('tells requests apart by their ids alone, to the letter', async () => {
    const opening = { 1: 100, 2: 0 }
    const database = await createDatabase(bank(opening))
    const db = database.pool()
    const ids = ['a', 'A', ' a', 'a ', "o'neil", '$1', '1', '01', '😀', 'x'.repeat(100)]
    const requests = ids.map((id) => request(1, 2, 10, id))
    for (const each of requests) expect(await transfer(db, each), each.requestId).toBe('ok')
    await expectBooks(database, opening, requests)
  })

  test('leaves no transaction open that others would wait for', async () => {
    const opening = { 1: 100, 2: 100 }
    const database = await createDatabase(bank(opening))
    expect(await transfer(database.pool(), request(1, 2, 101))).toBe('insufficient')
    const pay = request(1, 2, 10)
    expect(await transfer(database.pool(), pay), 'from another process').toBe('ok')
    await expectBooks(database, opening, [pay])
  })

  test('takes few statements, however many accounts there are', async () => {
    const opening = Object.fromEntries(Array.from({ length: 40 }, (_, index) => [index + 1, 100]))
    const database = await createDatabase(bank(opening))
    const statements = await database.statementsOf(() => transfer(database.pool(), request(7, 8, 10)))
    expect(statements.length, `statements:\n${database.log()}`).toBeLessThanOrEqual(12)
  })
})

describe('when a connection is lost', () => {
  test('a transfer has been made or not, and the next try with its id completes it', async () => {
    const opening = { 1: 100, 2: 0 }
    const pay = request(1, 2, 80)
    await failAtEveryStatement(bank(opening), async (database) => {
      const db = database.pool()
      const first = await attempt(database, db, pay)
      const [{ found }] = (await database.rows('select count(*)::int as found from transfers')) as [
        { found: number },
      ]
      if (first !== 'rejected') expect(found, `transfers after '${first}'`).toBe(1)
      await expectBooks(database, opening, found === 0 ? [] : [pay])
      const answer = first === 'rejected' ? await transfer(db, pay) : first
      const lost = database.statements.some((statement) => statement.lost !== undefined)
      // Who tries again by himself may find that the first time had worked.
      const right: Answer[] = first === 'rejected' ? [found === 0 ? 'ok' : 'duplicate'] : ['ok']
      if (first !== 'rejected' && lost) right.push('duplicate')
      expect(right, 'the answer at last').toContain(answer)
      await expectBooks(database, opening, [pay])
    })
  })
})

describe('at the same time', () => {
  test('two transfers do not spend the same money', () =>
    race(
      async ({ start }) => {
        const opening = { 1: 100, 2: 0, 3: 0 }
        const database = await createDatabase(bank(opening))
        const db = database.pool()
        const requests = [request(1, 2, 80), request(1, 3, 80)]
        const answers = await Promise.all(
          requests.map((each, index) => start('AB'.charAt(index), () => transfer(db, each))),
        )
        expect([...answers].sort(), 'of two transfers of 80 from 100').toEqual(['insufficient', 'ok'])
        await expectBooks(database, opening, madeOf(requests, answers))
      },
      { orders: 4 },
    ))

  test('a request that arrives twice is made once', () =>
    race(
      async ({ start }) => {
        const opening = { 1: 100, 2: 0 }
        const database = await createDatabase(bank(opening))
        const pay = request(1, 2, 80)
        const answers = await Promise.all(
          ['A', 'B'].map((name) => start(name, () => transfer(database.pool(), pay))),
        )
        expect([...answers].sort()).toEqual(['duplicate', 'ok'])
        await expectBooks(database, opening, [pay])
      },
      { orders: 4 },
    ))

  test('two transfers that got the same id by mistake are not both made', async () => {
    const opening = { 1: 100, 2: 100, 3: 100, 4: 100 }
    const database = await createDatabase(bank(opening))
    const requests = [request(1, 2, 80, 'same'), request(3, 4, 70, 'same')]
    const answers = await Promise.all(requests.map((each) => transfer(database.pool(), each)))
    expect([...answers].sort()).toEqual(['duplicate', 'ok'])
    await expectBooks(database, opening, madeOf(requests, answers))
  })

  test('transfers in both directions both come through', async () => {
    const opening = { 1: 100, 2: 100 }
    const database = await createDatabase(bank(opening))
    const requests = Array.from({ length: 6 }, (_, n) => (n % 2 === 0 ? request(1, 2, 10) : request(2, 1, 5)))
    const answers = await Promise.all(requests.map((each) => transfer(database.pool(), each)))
    expect(answers).toEqual(requests.map(() => 'ok'))
    await expectBooks(database, opening, requests)
  })

  test('the books are right at every moment of a busy day', async () => {
    for (let day = 1; day <= 2; day++) await busyDay()
  })
})

/** What a try ends with; rejections count only where a connection was lost. */
async function attempt(database: Database, db: Db, pay: TransferRequest): Promise<Answer | 'rejected'> {
  try {
    return await transfer(db, pay)
  } catch (error) {
    if (database.statements.some((statement) => statement.lost !== undefined)) return 'rejected'
    throw error
  }
}

/** Some thirty transfers at once between four accounts, some of them sent twice, while somebody adds up all balances. */
async function busyDay(): Promise<void> {
  const opening = { 1: 100, 2: 100, 3: 100, 4: 100 }
  const database = await createDatabase(bank(opening))
  const pool = database.pool({ size: 5 })
  const requests: TransferRequest[] = []
  while (requests.length < 24) {
    const from = below(4) + 1
    const to = ((from + below(3)) % 4) + 1
    const one = request(from, to, below(120) + 1)
    requests.push(one)
    if (below(4) === 0) requests.push(one)
  }
  let open = true
  const all = Promise.all(requests.map((each) => transfer(pool, each))).finally(() => {
    open = false
  })
  const auditor = (async () => {
    for (let time = 1; time <= 20 && open; time++) {
      await new Promise((resolve) => setTimeout(resolve, 5))
      await audit(database, 400)
    }
  })()
  const [answers] = await Promise.all([all, auditor])
  await audit(database, 400)
  const made = madeOf(requests, answers)
  await expectBooks(database, opening, made)
  for (const [index, answer] of answers.entries()) {
    expect(['ok', 'duplicate', 'insufficient']).toContain(answer)
    if (answer === 'duplicate') expect(made).toContain(requests[index])
  }
}

function below(limit: number): number {
  return Math.floor(Math.random() * limit)
}
