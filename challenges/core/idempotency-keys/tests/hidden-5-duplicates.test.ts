import { expect, fc, test } from 'hotseat/kit'
import { broken, lockMs, play, type Scenario } from './history.ts'
import type { When } from './store.ts'

const requests = fc.array(
  fc.record({
    atMs: fc.nat(30),
    instance: fc.nat(1),
    body: fc.oneof({ weight: 4, arbitrary: fc.constant('40') }, { weight: 1, arbitrary: fc.constant('400') }),
  }),
  { minLength: 2, maxLength: 4 },
)
const runs = fc.array(fc.record({ ms: fc.nat(20), status: fc.constantFrom(201, 201, 402, 500, 503) }), {
  minLength: 1,
  maxLength: 3,
})
const delays = fc.array(fc.nat(6), { minLength: 1, maxLength: 7 })
const faults = fc
  .array(fc.tuple(fc.nat(12), fc.constantFrom<When>('before', 'after')), { minLength: 1, maxLength: 3 })
  .map((pairs) => new Map(pairs))

async function holds(scenario: Scenario): Promise<void> {
  const history = await play(scenario)
  const problem = broken(history)
  if (problem === undefined) return
  const steps = history.events.map((event, index) => `${index + 1}. ${event}`)
  expect.unreachable([problem, ...steps].join('\n'))
}

test('duplicates in any order take effect once, and their answers agree', async () => {
  const scenarios = fc.record({ requests, runs, delays, faults: fc.constant(new Map<number, When>()) })
  await fc.assert(fc.asyncProperty(scenarios, holds), { numRuns: 30 })
})

test(`duplicates over a store that fails take effect once within ${lockMs} ms`, async () => {
  const scenarios = fc.record({ requests, runs, delays, faults })
  await fc.assert(fc.asyncProperty(scenarios, holds), { numRuns: 30 })
})
