import { expect } from 'hotseat/kit'
import type * as Solution from '#solution'
import { type Answer, type Bucket, type Options, refilled, within } from './model.ts'

/** What level 2 asks for; the starter only knows level 1. */
export interface TenantLimiter {
  take(key: string, cost?: number, tenant?: string): Answer
}

export interface TenantOptions extends Options {
  tenant: Options
}

/** The class of any solution as level 2 has it. */
export function asTenantLimiter(rateLimiter: unknown): new (options: TenantOptions) => TenantLimiter {
  return rateLimiter as new (
    options: TenantOptions,
  ) => TenantLimiter
}

export type TenantCall = ['take', string, number, string | null] | ['wait', number]

/** Runs in the solution's world, so it must not refer to anything outside itself. */
export function performTenants(
  { RateLimiter }: typeof Solution,
  { options, calls }: { options: TenantOptions; calls: TenantCall[] },
  clock: { advance(ms: number): unknown },
): (Answer | undefined)[] {
  const limiter: TenantLimiter = new RateLimiter(options)
  return calls.map((call) => {
    if (call[0] === 'take') return limiter.take(call[1], call[2], call[3] ?? undefined)
    clock.advance(call[1])
    return undefined
  })
}

/** Fails with the calls up to the first wrong answer. */
export function compareTenants(
  options: TenantOptions,
  calls: TenantCall[],
  answers: (Answer | undefined)[],
): void {
  const buckets = new Map<string, Bucket>()
  let now = 0
  for (const [index, call] of calls.entries()) {
    if (call[0] === 'wait') {
      now += call[1]
      continue
    }
    const actual = answers[index]
    const expected = expectedAnswer(options, buckets, call, now, actual)
    const story = calls.slice(0, index + 1).map(told)
    const last = story.pop()
    const { capacity, refillPerSecond, tenant } = options
    const limits = `key ${capacity} at ${refillPerSecond} a second, tenant ${tenant.capacity} at ${tenant.refillPerSecond}`
    for (const field of ['allowed', 'remaining', 'retryAfterMs'] as const) {
      if (actual?.[field] === expected[field]) continue
      const message = `${limits}, after ${story.join(' ') || 'nothing'}: ${field} of ${last}`
      expect(actual?.[field], message).toBe(expected[field])
    }
  }
}

function expectedAnswer(
  options: TenantOptions,
  buckets: Map<string, Bucket>,
  [, key, tokens, tenant]: TenantCall & ['take', ...unknown[]],
  now: number,
  answer: Answer | undefined,
): Answer {
  const wanted = [
    { name: JSON.stringify([key, tenant]), limit: options as Options },
    ...(tenant === null ? [] : [{ name: tenant, limit: options.tenant }]),
  ].map(({ name, limit }) => {
    const bucket = refilled(limit, buckets.get(name), now)
    buckets.set(name, bucket)
    return { bucket, limit, missing: tokens * 1000 - bucket.level }
  })
  const short = wanted.some(({ missing }) => missing > 0)
  const either = tokens > 0 && wanted.some(({ bucket, missing }) => missing === 0 && !bucket.exact)
  const allowed = !short && (!either || answer?.allowed === true)
  if (allowed) for (const { bucket } of wanted) bucket.level -= tokens * 1000
  const level = Math.min(...wanted.map(({ bucket }) => bucket.level))
  const waits = wanted.map(({ limit, missing }) =>
    tokens > limit.capacity ? Number.POSITIVE_INFINITY : Math.ceil(missing / limit.refillPerSecond),
  )
  const smallest = Math.max(1, ...waits)
  const wait = answer?.retryAfterMs === smallest + 1 ? smallest + 1 : smallest
  return {
    allowed,
    remaining: within(0.001, answer?.remaining, level / 1000),
    retryAfterMs: allowed ? 0 : wait,
  }
}

function told(call: TenantCall): string {
  if (call[0] === 'wait') return `(${call[1]} ms pass)`
  const [, key, cost, tenant] = call
  return `take(${key}, ${cost}${tenant === null ? '' : `, ${tenant}`})`
}
