import { clock, describe, expect, race, test } from 'hotseat/kit'
import { createInventory } from '#solution'
import { count, outcome, outcomes } from './calls.ts'
import { TestStore } from './store.ts'

const orders = { orders: 100 }

describe('what worked before still works:', () => {
  test('a count that makes no sense is a RangeError, and one at the edge is not', async () => {
    const store = new TestStore({ 'CUP-01': 5 })
    const inventory = createInventory(store)
    for (const wrong of [0, -1, 0.5, Number.NaN, Number.POSITIVE_INFINITY]) {
      const results = await outcomes([inventory.reserve('CUP-01', wrong), inventory.release('CUP-01', wrong)])
      expect(results, `reserve and release of ${wrong}`).toEqual(['RangeError', 'RangeError'])
    }
    expect(await inventory.reserve('CUP-01', 5), 'all that is there').toBe(true)
    expect(await outcome(inventory.release('CUP-01', 5)), 'all that was reserved').toBe('done')
    expect(await inventory.level('CUP-01')).toBe(5)
  })

  test('a delivery can be reserved as soon as it is in the store', async () => {
    const store = new TestStore({ 'CUP-01': 1 })
    const inventory = createInventory(store)
    expect(await inventory.reserve('CUP-01', 1)).toBe(true)
    expect(await inventory.reserve('CUP-01', 1), 'sold out').toBe(false)
    store.deliver('CUP-01', 3)
    expect(await inventory.level('CUP-01')).toBe(3)
    expect(await inventory.reserve('CUP-01', 3), '3 came in').toBe(true)
    expect(store.value('reserved:CUP-01')).toBe(4)
  })
})

describe('at once,', () => {
  test('two customers do not both get the last one', () =>
    race(async ({ start, note }) => {
      const store = new TestStore({ 'CUP-01': 1 }, note)
      const inventory = createInventory(store)
      const both = await Promise.all([
        start('A', () => inventory.reserve('CUP-01', 1)),
        start('B', () => inventory.reserve('CUP-01', 1)),
      ])
      expect(both.filter(Boolean).length, 'customers who got the only cup').toBe(1)
      expect(store.value('reserved:CUP-01')).toBe(1)
    }, orders))

  test('a reservation and a release are both counted', () =>
    race(async ({ start, note }) => {
      const store = new TestStore({ 'CUP-01': 9 }, note)
      const inventory = createInventory(store)
      await inventory.reserve('CUP-01', 4)
      await Promise.all([
        start('A', () => inventory.release('CUP-01', 3)),
        start('B', () => inventory.reserve('CUP-01', 2)),
      ])
      expect(store.value('reserved:CUP-01'), '4 reserved, less 3, and 2 more').toBe(3)
    }, orders))

  test('the same goods are not released twice', () =>
    race(async ({ start, note }) => {
      const store = new TestStore({ 'CUP-01': 9 }, note)
      const inventory = createInventory(store)
      await inventory.reserve('CUP-01', 4)
      const results = await Promise.all([
        start('A', () => outcome(inventory.release('CUP-01', 3))),
        start('B', () => outcome(inventory.release('CUP-01', 3))),
      ])
      expect(results.sort(), 'two releases of 3 when 4 are reserved').toEqual(['RangeError', 'done'])
      expect(store.value('reserved:CUP-01')).toBe(1)
    }, orders))

  test('two spellings of an SKU are one product', () =>
    race(async ({ start, note }) => {
      const store = new TestStore({ 'CUP-01': 2 }, note)
      const inventory = createInventory(store)
      const both = await Promise.all([
        start('A', () => inventory.reserve(' cup-01', 1)),
        start('B', () => inventory.reserve('CUP-01 ', 1)),
      ])
      expect(both, 'two customers for two cups').toEqual([true, true])
      expect(store.value('reserved:CUP-01')).toBe(2)
    }, orders))

  test('of 30 customers exactly as many are served as there are goods', async () => {
    const store = new TestStore({ 'CUP-01': 12 })
    const inventory = createInventory(store)
    const results = await outcomes(Array.from({ length: 30 }, () => inventory.reserve('CUP-01', 1)))
    expect(count(results, 'true'), 'customers served from a stock of 12').toBe(12)
    expect(count(results, 'false')).toBe(18)
    expect(store.value('reserved:CUP-01')).toBe(12)
  })
})

test('who comes while others wait does not get between them', async () => {
  const found: string[] = []
  for (let at = 0; at <= 40; at++) {
    const store = new TestStore({ 'CUP-01': 2 })
    const inventory = createInventory(store)
    const early = [inventory.reserve('CUP-01', 1), inventory.reserve('CUP-01', 1)]
    await clock.advance(at)
    const results = await outcomes([...early, inventory.reserve('CUP-01', 1)])
    if (count(results, 'true') !== 2) found.push(`${at} ms after the two others: ${results.join(', ')}`)
  }
  expect(found[0], 'a third customer for two cups').toBeUndefined()
})

test('nobody is let in early, however long the store takes', async () => {
  const store = new TestStore({ 'CUP-01': 1 })
  const inventory = createInventory(store)
  store.delays = [600_000]
  const results = await outcomes([inventory.reserve('CUP-01', 1), inventory.reserve('CUP-01', 1)])
  expect(results.sort(), 'two customers for one cup, ten minutes a call').toEqual(['false', 'true'])
})
