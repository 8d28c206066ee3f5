import { expect } from 'hotseat/kit'
import type * as Solution from '#solution'

export interface Options {
  capacity: number
  refillPerSecond: number
}

export interface Answer {
  allowed: boolean
  remaining: number
  retryAfterMs: number
}

export type Call = ['take', string, number] | ['wait', number]

/** Runs in the solution's world, so it must not refer to anything outside itself. */
export function perform(
  { RateLimiter }: typeof Solution,
  { options, calls }: { options: Options; calls: Call[] },
  clock: { advance(ms: number): unknown },
): (Answer | undefined)[] {
  const limiter = new RateLimiter(options)
  return calls.map((call) => {
    if (call[0] === 'take') return limiter.take(call[1], call[2])
    clock.advance(call[1])
    return undefined
  })
}

/** Fails with the calls up to the first wrong answer, so that the story can be followed by hand. */
export function compare(options: Options, calls: Call[], answers: (Answer | undefined)[]): void {
  const wrong = firstWrong(options, calls, answers)
  if (!wrong) return
  const story = calls.slice(0, wrong.index + 1).map(told)
  const last = story.pop()
  const { capacity, refillPerSecond } = options
  const before = `capacity ${capacity}, ${refillPerSecond} a second, after ${story.join(' ') || 'nothing'}`
  expect(wrong.actual, `${before}: ${wrong.field} of ${last}`).toBe(wrong.expected)
}

/** Whole thousandths of a token: with whole tokens, rates and milliseconds nothing is ever rounded. */
export interface Bucket {
  level: number
  at: number
  /** False when a refill has added up to this level, which floating point may miss by a hair. */
  exact: boolean
}

interface Wrong {
  index: number
  field: keyof Answer
  actual: unknown
  expected: unknown
}

function firstWrong(options: Options, calls: Call[], answers: (Answer | undefined)[]): Wrong | undefined {
  const buckets = new Map<string, Bucket>()
  let now = 0
  for (const [index, call] of calls.entries()) {
    if (call[0] === 'wait') {
      now += call[1]
      continue
    }
    const [, key, tokens] = call
    const answer = answers[index]
    const bucket = refilled(options, buckets.get(key), now)
    const missing = tokens * 1000 - bucket.level
    const either = missing === 0 && !bucket.exact && tokens > 0
    const allowed = either ? answer?.allowed === true : missing <= 0
    if (allowed) bucket.level -= tokens * 1000
    buckets.set(key, bucket)
    const expected = {
      allowed,
      remaining: within(0.001, answer?.remaining, bucket.level / 1000),
      retryAfterMs: allowed ? 0 : expectedWait(options, tokens, missing, answer?.retryAfterMs),
    }
    for (const field of ['allowed', 'remaining', 'retryAfterMs'] as const) {
      const actual = answer?.[field]
      if (actual !== expected[field]) return { index, field, actual, expected: expected[field] }
    }
  }
  return undefined
}

export function refilled(
  { capacity, refillPerSecond }: Options,
  bucket: Bucket | undefined,
  now: number,
): Bucket {
  const full = { level: capacity * 1000, at: now, exact: true }
  if (!bucket || (bucket.exact && bucket.level === full.level)) return full
  const level = bucket.level + (now - bucket.at) * refillPerSecond
  if (level > full.level) return full
  return { level, at: now, exact: bucket.exact && now === bucket.at }
}

function expectedWait(options: Options, tokens: number, missing: number, actual: number | undefined): number {
  if (tokens > options.capacity) return Number.POSITIVE_INFINITY
  const smallest = Math.max(1, Math.ceil(missing / options.refillPerSecond))
  return actual === smallest + 1 ? actual : smallest
}

/** The actual value where it is near enough, so that it compares as equal. */
export function within(tolerance: number, actual: number | undefined, expected: number): number {
  return actual !== undefined && Math.abs(actual - expected) <= tolerance ? actual : expected
}

function told([name, ...values]: Call): string {
  return name === 'wait' ? `(${values[0]} ms pass)` : `take(${values.join(', ')})`
}
