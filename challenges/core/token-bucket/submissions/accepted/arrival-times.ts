interface Limit {
  capacity: number
  refillPerSecond: number
}

interface Options extends Limit {
  tenant?: Limit
}

interface Answer {
  allowed: boolean
  remaining: number
  retryAfterMs: number
}

/** Sums of fractions of milliseconds are off by far less than this many tokens. */
const hair = 1e-6

/** Looks at all buckets that a call needs, and takes from them only if none of them refuses. */
export class RateLimiter {
  readonly #start = Date.now()
  readonly #keys: Buckets
  readonly #keysOfTenants: Buckets
  readonly #tenants: Buckets

  constructor(options: Options) {
    this.#keys = new Buckets(options)
    this.#keysOfTenants = new Buckets(options)
    this.#tenants = new Buckets(options.tenant ?? options)
  }

  take(key: string, cost = 1, tenant?: string): Answer {
    const now = Date.now() - this.#start
    if (tenant === undefined) {
      const fullAt = this.#keys.fullAt(key, now)
      const answer = this.#keys.answer(fullAt, cost, now)
      if (answer.allowed) this.#keys.take(key, cost, fullAt)
      return answer
    }
    // The length tells where the tenant's name ends, whatever the names are.
    const name = `${tenant.length} ${tenant}${key}`
    const ownFullAt = this.#keysOfTenants.fullAt(name, now)
    const sharedFullAt = this.#tenants.fullAt(tenant, now)
    const own = this.#keysOfTenants.answer(ownFullAt, cost, now)
    const shared = this.#tenants.answer(sharedFullAt, cost, now)
    const allowed = own.allowed && shared.allowed
    if (allowed) {
      this.#keysOfTenants.take(name, cost, ownFullAt)
      this.#tenants.take(tenant, cost, sharedFullAt)
    }
    // Whoever would have been allowed alone told what would be left after the call.
    const left = (each: Answer) => each.remaining + (each.allowed && !allowed ? cost : 0)
    return {
      allowed,
      remaining: Math.min(left(own), left(shared)),
      retryAfterMs: Math.max(own.retryAfterMs, shared.retryAfterMs),
    }
  }
}

/**
 * One number for each name: the moment its bucket will be full (the generic cell rate algorithm). Two generations of
 * names take turns: one not used for as long as an empty bucket takes to fill up has a full bucket.
 */
class Buckets {
  readonly #capacity: number
  readonly #perMs: number
  #young = new Map<string, number>()
  #old = new Map<string, number>()
  #youngSince = 0

  constructor({ capacity, refillPerSecond }: Limit) {
    this.#capacity = capacity
    this.#perMs = refillPerSecond / 1000
  }

  fullAt(name: string, now: number): number {
    this.#age(now)
    return Math.max(now, this.#young.get(name) ?? this.#old.get(name) ?? 0)
  }

  answer(fullAt: number, cost: number, now: number): Answer {
    const remaining = this.#capacity - (fullAt - now) * this.#perMs
    const missing = cost - remaining
    if (missing > hair) {
      const wait = cost > this.#capacity ? Number.POSITIVE_INFINITY : Math.ceil(missing / this.#perMs)
      return { allowed: false, remaining, retryAfterMs: wait }
    }
    return { allowed: true, remaining: remaining - cost, retryAfterMs: 0 }
  }

  take(name: string, cost: number, fullAt: number): void {
    if (cost > 0) this.#young.set(name, fullAt + cost / this.#perMs)
  }

  #age(now: number): void {
    const toFill = this.#capacity / this.#perMs
    const since = now - this.#youngSince
    if (since < toFill) return
    this.#old = since < 2 * toFill ? this.#young : new Map()
    this.#young = new Map()
    this.#youngSince = now
  }
}
