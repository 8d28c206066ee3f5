import { expect, test } from 'hotseat/kit'
import { singleFlight } from '#solution'
import { recording } from './loads.ts'

test('two calls at once share one load', async () => {
  const { load, loads } = recording(100)
  const get = singleFlight(load)
  expect(await Promise.all([get('tea'), get('tea')])).toEqual(['tea@0', 'tea@0'])
  expect(loads).toEqual(['tea@0'])
})

test('different keys are loaded side by side', async () => {
  const { load, loads } = recording(100)
  const get = singleFlight(load)
  await Promise.all([get('tea'), get('rice')])
  expect(loads).toEqual(['tea@0', 'rice@0'])
})
