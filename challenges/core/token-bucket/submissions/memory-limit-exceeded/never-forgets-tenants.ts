// Bug: sweeps out full buckets of keys, and keeps every tenant that was ever named.
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

interface Bucket {
  tokens: number
  at: number
}

/** A call takes from all the buckets that it needs, or from none. */
export class RateLimiter {
  readonly #keys: Buckets
  readonly #keysOfTenants: Buckets
  readonly #tenants: Buckets

  constructor(options: Options) {
    this.#keys = new Buckets(options)
    this.#keysOfTenants = new Buckets(options)
    this.#tenants = new Buckets(options.tenant ?? options, Number.POSITIVE_INFINITY)
  }

  take(key: string, cost = 1, tenant?: string): Answer {
    const now = Date.now()
    if (tenant === undefined) {
      const bucket = this.#keys.find(key, now)
      return answer(cost, [bucket], this.#keys.waitMs(bucket, cost))
    }
    const own = this.#keysOfTenants.find(JSON.stringify([tenant, key]), now)
    const shared = this.#tenants.find(tenant, now)
    const waitMs = Math.max(this.#keysOfTenants.waitMs(own, cost), this.#tenants.waitMs(shared, cost))
    return answer(cost, [own, shared], waitMs)
  }
}

function answer(cost: number, buckets: Bucket[], waitMs: number): Answer {
  if (waitMs === 0) for (const bucket of buckets) bucket.tokens -= cost
  const remaining = Math.min(...buckets.map(({ tokens }) => tokens))
  return { allowed: waitMs === 0, remaining, retryAfterMs: waitMs }
}

/** Buckets of one kind: refilled when they are looked at; full ones are swept out whenever the map has doubled. */
class Buckets {
  readonly #capacity: number
  readonly #perMs: number
  readonly #buckets = new Map<string, Bucket>()
  #sweepAt: number

  constructor({ capacity, refillPerSecond }: Limit, sweepAt = smallest) {
    this.#sweepAt = sweepAt
    this.#capacity = capacity
    this.#perMs = refillPerSecond / 1000
  }

  /** The bucket of a name, filled up to this moment. */
  find(name: string, now: number): Bucket {
    const bucket = this.#buckets.get(name) ?? this.#add(name, now)
    bucket.tokens = this.#tokens(bucket, now)
    bucket.at = now
    return bucket
  }

  /** 0 when the bucket holds that much. */
  waitMs({ tokens }: Bucket, cost: number): number {
    if (tokens >= cost) return 0
    return cost > this.#capacity ? Number.POSITIVE_INFINITY : Math.ceil((cost - tokens) / this.#perMs)
  }

  #tokens(bucket: Bucket, now: number): number {
    return Math.min(this.#capacity, bucket.tokens + (now - bucket.at) * this.#perMs)
  }

  #add(name: string, now: number): Bucket {
    if (this.#buckets.size >= this.#sweepAt) this.#sweep(now)
    const bucket = { tokens: this.#capacity, at: now }
    this.#buckets.set(name, bucket)
    return bucket
  }

  #sweep(now: number): void {
    for (const [name, bucket] of this.#buckets) {
      if (this.#tokens(bucket, now) === this.#capacity) this.#buckets.delete(name)
    }
    this.#sweepAt = Math.max(smallest, 2 * this.#buckets.size)
  }
}

const smallest = 1000
