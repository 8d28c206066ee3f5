import { describe, expect, test } from 'hotseat/kit'
import { createInventory } from '#solution'
import { TestStore } from './store.ts'

describe('an inventory', () => {
  test('reserves what is there, and refuses what is not', async () => {
    const store = new TestStore({ 'CUP-01': 5 })
    const inventory = createInventory(store)
    expect(await inventory.reserve('CUP-01', 3)).toBe(true)
    expect(await inventory.level('CUP-01')).toBe(2)
    expect(await inventory.reserve('CUP-01', 3), '3 of the 2 that are left').toBe(false)
    expect(await inventory.level('CUP-01'), 'a refusal takes nothing').toBe(2)
    expect(await inventory.reserve('CUP-01', 2)).toBe(true)
    expect(store.value('stock:CUP-01'), 'what lies in the warehouse, reserved or not').toBe(5)
    expect(store.value('reserved:CUP-01')).toBe(5)
  })

  test('takes back what was reserved', async () => {
    const store = new TestStore({ 'CUP-01': 5 })
    const inventory = createInventory(store)
    await inventory.reserve('CUP-01', 5)
    await inventory.release('CUP-01', 2)
    expect(await inventory.level('CUP-01')).toBe(2)
    expect(await inventory.reserve('CUP-01', 2)).toBe(true)
    expect(store.value('reserved:CUP-01')).toBe(5)
  })

  test('does not take back more than was reserved', async () => {
    const store = new TestStore({ 'CUP-01': 5 })
    const inventory = createInventory(store)
    await inventory.reserve('CUP-01', 2)
    await expect(inventory.release('CUP-01', 3)).rejects.toThrow(RangeError)
    expect(await inventory.level('CUP-01')).toBe(3)
  })

  test('has nothing of what it never heard of', async () => {
    const inventory = createInventory(new TestStore({}))
    expect(await inventory.level('NO-SUCH')).toBe(0)
    expect(await inventory.reserve('NO-SUCH', 1)).toBe(false)
  })

  test('knows an SKU in all its spellings', async () => {
    const store = new TestStore({ 'CUP-01': 5 })
    const inventory = createInventory(store)
    await inventory.reserve('cup-01', 1)
    await inventory.reserve(' Cup-01 ', 1)
    expect(await inventory.level('CUP-01')).toBe(3)
    expect(store.value('reserved:CUP-01')).toBe(2)
  })

  test.each([0, -1, 1.5, Number.NaN])('rejects a count of %d', async (count) => {
    const inventory = createInventory(new TestStore({ 'CUP-01': 5 }))
    await expect(inventory.reserve('CUP-01', count)).rejects.toThrow(RangeError)
    await expect(inventory.release('CUP-01', count)).rejects.toThrow(RangeError)
    expect(await inventory.level('CUP-01')).toBe(5)
  })

  test('serves many products at once', async () => {
    const skus = Array.from({ length: 20 }, (_, index) => `BOOK-${index}`)
    const inventory = createInventory(new TestStore(Object.fromEntries(skus.map((sku) => [sku, 2]))))
    const results = await Promise.all(skus.map((sku) => inventory.reserve(sku, 2)))
    expect(results.every(Boolean)).toBe(true)
  })
})
