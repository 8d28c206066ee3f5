import { expect, fc, history, test } from 'hotseat/kit'
import { createInventory } from '#solution'
import { outcome } from './calls.ts'
import { TestStore } from './store.ts'

type Call = ['reserve' | 'release', number] | ['level']

const call = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(fc.constant<'reserve'>('reserve'), fc.integer({ min: 1, max: 3 })) },
  { weight: 2, arbitrary: fc.tuple(fc.constant<'release'>('release'), fc.integer({ min: 1, max: 3 })) },
  { weight: 1, arbitrary: fc.tuple(fc.constant<'level'>('level')) },
)
const scenarios = fc.record({
  stock: fc.integer({ min: 1, max: 6 }),
  clients: fc.array(fc.array(call, { minLength: 1, maxLength: 3 }), { minLength: 2, maxLength: 4 }),
  delays: fc.array(fc.nat(9), { minLength: 1, maxLength: 7 }),
  answerDelays: fc.array(fc.nat(5), { minLength: 1, maxLength: 5 }),
})
const faults = fc.uniqueArray(fc.nat(30), { minLength: 1, maxLength: 6 })

/** What an inventory answers that serves one call at a time. */
const oneAtATime = (stock: number) => ({
  initial: 0,
  apply(reserved: number, name: string, [count = 0]: readonly unknown[]) {
    const wanted = Number(count)
    if (name === 'level') return { state: reserved, result: stock - reserved }
    if (name === 'reserve') {
      return stock - reserved < wanted
        ? { state: reserved, result: 'false' }
        : { state: reserved + wanted, result: 'true' }
    }
    return reserved < wanted
      ? { state: reserved, result: 'RangeError' }
      : { state: reserved - wanted, result: 'done' }
  },
})

test('any calls at once are answered as if they came one after the other', async () => {
  await fc.assert(
    fc.asyncProperty(scenarios, async ({ stock, clients, delays, answerDelays }) => {
      const store = new TestStore({ 'CUP-01': stock })
      Object.assign(store, { delays, answerDelays })
      const inventory = createInventory(store)
      const log = history.record()
      const make = ([name, count = 0]: Call): Promise<unknown> =>
        name === 'level' ? inventory.level('CUP-01') : outcome(inventory[name]('CUP-01', count))
      await Promise.all(
        clients.map(async (calls, client) => {
          for (const [name, ...args] of calls) {
            await log.call(`client ${client + 1}`, name, args, () => make([name, ...args] as Call))
          }
        }),
      )
      history.linearizable(log, oneAtATime(stock))
      expect(store.lowest, 'the lowest level').toBeGreaterThanOrEqual(0)
    }),
    { numRuns: 60 },
  )
})

test('whatever calls of the store fail, reserved is what callers were promised', async () => {
  await fc.assert(
    fc.asyncProperty(scenarios, faults, async ({ stock, clients, delays, answerDelays }, failing) => {
      const store = new TestStore({ 'CUP-01': stock })
      Object.assign(store, { delays, answerDelays, fails: (call: number) => failing.includes(call) })
      const inventory = createInventory(store)
      let promised = 0
      await Promise.all(
        clients.map(async (calls) => {
          for (const [name, count = 0] of calls) {
            if (name === 'level') {
              const level = await inventory.level('CUP-01').catch(() => 0)
              expect(level, 'a level').toBeGreaterThanOrEqual(0)
              continue
            }
            const result = await outcome(inventory[name]('CUP-01', count))
            if (result === 'true') promised += count
            if (result === 'done') promised -= count
          }
        }),
      )
      store.fails = () => false
      expect(store.value('reserved:CUP-01'), 'reserved in the store').toBe(promised)
      expect(await inventory.level('CUP-01'), `level with ${stock} in stock`).toBe(stock - promised)
      expect(store.lowest, 'the lowest level').toBeGreaterThanOrEqual(0)
    }),
    { numRuns: 60 },
  )
})
