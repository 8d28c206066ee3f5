import { expect, fc, test } from 'hotseat/kit'
import { singleFlight } from '#solution'
import { recording, sleep, timetable } from './loads.ts'

test('a call in the middle of a load gets its outcome when it ends', async () => {
  const { load, loads } = recording(100)
  const get = singleFlight(load)
  const first = get('tea')
  await sleep(60)
  const second = get('tea')
  expect(await second).toBe('tea@0')
  expect(await first).toBe('tea@0')
  expect(loads).toEqual(['tea@0'])
})

test('a call after the load has ended loads again', async () => {
  const { load, loads } = recording(100)
  const get = singleFlight(load)
  await get('tea')
  expect(await get('tea')).toBe('tea@100')
  expect(loads).toEqual(['tea@0', 'tea@100'])
})

test('a failure reaches everybody who waits, and is forgotten', async () => {
  let calls = 0
  const get = singleFlight(async (key: string) => {
    calls++
    await sleep(10)
    if (calls === 1) throw new Error('no luck')
    return key
  })
  const outcomes = await Promise.allSettled([get('tea'), get('tea')])
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  expect(await get('tea').catch(String), 'the next call tries again').toBe('tea')
  expect(calls).toBe(2)
})

test('a load that throws is a load that fails', async () => {
  let calls = 0
  const get = singleFlight((key: string): Promise<string> => {
    calls++
    if (calls === 1) throw new Error('no luck')
    return Promise.resolve(key)
  })
  await expect(get('tea')).rejects.toThrow('no luck')
  expect(await get('tea').catch(String), 'the next call tries again').toBe('tea')
})

test('keys are told apart as a Map does', async () => {
  const { load, loads } = recording(10)
  const get = singleFlight(load)
  const first = { id: 1 }
  await Promise.all([
    get(1),
    get('1'),
    get(first),
    get({ id: 1 }),
    get(first),
    get(Number.NaN),
    get(Number.NaN),
  ])
  expect(loads, 'one load for 1, for its text, for each object, for NaN').toHaveLength(5)
})

const call = fc.record({
  // Even, while loads end at odd times: no call comes at the very moment in which a load ends.
  at: fc.integer({ min: 1, max: 60 }).map((half) => half * 2),
  key: fc.constantFrom('tea', 'rice', 'salt'),
})

test('keeps to the timetable of a model', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(call, { minLength: 1, maxLength: 10 }), async (calls) => {
      const { load, loads } = recording(31)
      const get = singleFlight(load)
      const answers = await Promise.all(
        calls.map(async ({ at, key }) => {
          await sleep(at)
          return get(key)
        }),
      )
      const expected = timetable(calls, 31)
      expect(answers).toEqual(expected.answers)
      expect(loads.toSorted()).toEqual(expected.loads.toSorted())
    }),
    { numRuns: 50 },
  )
})
