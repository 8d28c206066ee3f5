import { expect } from 'hotseat/kit'
import type { Options } from './model.ts'

/** One call: how long after the call before it, and how many tokens it was given. */
export interface Gift {
  waitMs: number
  given: number
}

/** Between any two calls no more tokens may be given out than a full bucket and its refill in that time. */
export function checkEveryStretch({ capacity, refillPerSecond }: Options, gifts: Gift[]): void {
  for (const first of gifts.keys()) {
    let length = 0
    let given = 0
    for (const [index, gift] of gifts.slice(first).entries()) {
      if (index > 0) length += gift.waitMs
      given += gift.given
      const most = capacity + (refillPerSecond * length) / 1000
      if (given <= most + 0.001) continue
      const stretch = `tokens given out in ${length} ms, by ${index + 1} calls from call ${first + 1} on`
      expect(given, `capacity ${capacity}, ${refillPerSecond} a second: ${stretch}`).toBeLessThanOrEqual(most)
    }
  }
}
