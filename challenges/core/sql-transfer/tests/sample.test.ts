import { createDatabase, expect, test } from 'hotseat/kit'
import { transfer } from '#solution'
import { bank, expectBooks, madeOf, request } from './books.ts'

test('moves money and writes down where it came from and where it went', async () => {
  const opening = { 1: 100, 2: 0 }
  const database = await createDatabase(bank(opening))
  const pay = request(1, 2, 80)
  expect(await transfer(database.pool(), pay)).toBe('ok')
  await expectBooks(database, opening, [pay])
})

test('refuses what cannot be done, and leaves no trace of it', async () => {
  const opening = { 1: 100, 2: 0 }
  const database = await createDatabase(bank(opening))
  const db = database.pool()
  expect(await transfer(db, request(1, 2, 101))).toBe('insufficient')
  expect(await transfer(db, request(1, 3, 10))).toBe('no-account')
  expect(await transfer(db, request(1, 2, 0))).toBe('invalid')
  await expectBooks(database, opening, [])
})

test('makes a transfer once, however often it is asked for', async () => {
  const opening = { 1: 100, 2: 0 }
  const database = await createDatabase(bank(opening))
  const db = database.pool()
  const pay = request(1, 2, 30)
  expect([await transfer(db, pay), await transfer(db, pay), await transfer(db, pay)]).toEqual([
    'ok',
    'duplicate',
    'duplicate',
  ])
  await expectBooks(database, opening, [pay])
})

test('makes several at the same time', async () => {
  const opening = { 1: 100, 2: 100, 3: 100 }
  const database = await createDatabase(bank(opening))
  const db = database.pool()
  const requests = [request(1, 2, 30), request(2, 3, 20), request(3, 1, 10)]
  const answers = await Promise.all(requests.map((each) => transfer(db, each)))
  expect(answers).toEqual(['ok', 'ok', 'ok'])
  await expectBooks(database, opening, madeOf(requests, answers))
})
