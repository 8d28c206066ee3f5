import { clock, expect, inside, test } from 'hotseat/kit'
import type * as Solution from '#solution'
import { createInventory } from '#solution'
import { TestStore } from './store.ts'

test('50 products at once take as long as one', async () => {
  const skus = Array.from({ length: 50 }, (_, index) => `BOOK-${index}`)
  const took = async (ordered: string[]) => {
    const inventory = createInventory(new TestStore(Object.fromEntries(skus.map((sku) => [sku, 2]))))
    const begin = clock.now()
    await Promise.all(ordered.map((sku) => inventory.reserve(sku, 1)))
    return clock.now() - begin
  }
  const one = await took(skus.slice(0, 1))
  expect(await took(skus), `virtual milliseconds for 50 products; one product takes ${one}`).toBe(one)
})

test('24,000 products leave nothing behind in memory, whether the store fails or not', async () => {
  const seen = await inside(async ({ createInventory }: typeof Solution, skus: number) => {
    let puts = 0
    const inventory = createInventory({
      get: async (key) => ({ value: key.startsWith('stock:') ? 9 : 0, version: 1 }),
      async put() {
        if (++puts % 2 === 0) throw new Error('the store is down')
        return true
      },
    })
    const seen = { reserved: 0, failed: 0 }
    for (let index = 0; index < skus; index++) {
      const sku = `BOOK-${index}-`.padEnd(2000, '0123456789')
      await inventory.reserve(sku, 1).then(
        () => seen.reserved++,
        () => seen.failed++,
      )
    }
    return seen
  }, 24_000)
  expect(seen).toEqual({ reserved: 12_000, failed: 12_000 })
})
