import { expect, test } from 'vitest'
import { bridgeThemes, failuresOf } from './bridging.ts'

/** Each theme is a solution and a suite of cases for it, judged like any other: see `fixtures/bridge`. */
test.each(bridgeThemes())('the wall cannot be felt: %s', async (theme) => {
  expect(await failuresOf(theme)).toEqual([])
})
