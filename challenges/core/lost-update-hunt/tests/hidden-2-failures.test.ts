import { describe, expect, test } from 'hotseat/kit'
import { createInventory } from '#solution'
import { count, outcome, outcomes } from './calls.ts'
import { type Step, TestStore } from './store.ts'

describe('when the store fails,', () => {
  test('the caller is told the error', async () => {
    for (const broken of ['get', 'put'] satisfies Step[]) {
      const store = new TestStore({ 'CUP-01': 5 })
      const inventory = createInventory(store)
      await inventory.reserve('CUP-01', 2)
      store.fails = (_call, step) => step === broken
      expect(await outcome(inventory.reserve('CUP-01', 1)), `reserve, no ${broken}`).toMatch(
        /^the store lost/,
      )
      expect(await outcome(inventory.release('CUP-01', 1)), `release, no ${broken}`).toMatch(
        /^the store lost/,
      )
    }
  })

  test('nothing has been reserved or released, and the next call finds all in order', async () => {
    for (const broken of ['get', 'put'] satisfies Step[]) {
      const store = new TestStore({ 'CUP-01': 5 })
      const inventory = createInventory(store)
      await inventory.reserve('CUP-01', 2)
      store.fails = (_call, step) => step === broken
      await outcomes([inventory.reserve('CUP-01', 3)])
      await outcomes([inventory.release('CUP-01', 1)])
      store.fails = () => false
      expect(await inventory.level('CUP-01'), `after failures to ${broken}`).toBe(3)
      expect(await inventory.reserve('CUP-01', 3)).toBe(true)
      expect(await outcome(inventory.release('CUP-01', 5))).toBe('done')
      expect(store.value('reserved:CUP-01')).toBe(0)
    }
  })

  test('those who wait behind it are served', async () => {
    for (let failing = 0; failing < 12; failing++) {
      const store = new TestStore({ 'CUP-01': 3 })
      const inventory = createInventory(store)
      store.fails = (call) => call === failing
      const results = await outcomes(Array.from({ length: 4 }, () => inventory.reserve('CUP-01', 1)))
      const lost = results.filter((result) => result.startsWith('the store lost')).length
      const served = count(results, 'true')
      const told = `call ${failing} of the store fails; reservations: ${results.join(', ')}`
      expect(served + count(results, 'false') + lost, told).toBe(4)
      expect(store.value('reserved:CUP-01'), told).toBe(served)
      store.fails = () => false
      const rest = await outcomes(Array.from({ length: 4 }, () => inventory.reserve('CUP-01', 1)))
      expect(served + count(rest, 'true'), `${told}; then ${rest.join(', ')}`).toBe(3)
    }
  })
})
