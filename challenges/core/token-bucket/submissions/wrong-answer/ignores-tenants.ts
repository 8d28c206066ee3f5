// Bug: the limit of the tenant was never built: calls that name one are limited by their key alone.
interface Options {
  capacity: number
  refillPerSecond: number
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

export class RateLimiter {
  readonly #capacity: number
  readonly #perMs: number
  readonly #buckets = new Map<string, Bucket>()
  #sweepAt = smallest

  constructor({ capacity, refillPerSecond }: Options) {
    this.#capacity = capacity
    this.#perMs = refillPerSecond / 1000
  }

  take(key: string, cost = 1): Answer {
    const now = Date.now()
    const bucket = this.#buckets.get(key) ?? this.#add(key, now)
    bucket.tokens = this.#tokens(bucket, now)
    bucket.at = now
    if (bucket.tokens >= cost) {
      bucket.tokens -= cost
      return { allowed: true, remaining: bucket.tokens, retryAfterMs: 0 }
    }
    return { allowed: false, remaining: bucket.tokens, retryAfterMs: this.#wait(cost - bucket.tokens, cost) }
  }

  #tokens(bucket: Bucket, now: number): number {
    return Math.min(this.#capacity, bucket.tokens + (now - bucket.at) * this.#perMs)
  }

  #wait(missing: number, cost: number): number {
    return cost > this.#capacity ? Number.POSITIVE_INFINITY : Math.ceil(missing / this.#perMs)
  }

  #add(key: string, now: number): Bucket {
    if (this.#buckets.size >= this.#sweepAt) this.#sweep(now)
    const bucket = { tokens: this.#capacity, at: now }
    this.#buckets.set(key, bucket)
    return bucket
  }

  #sweep(now: number): void {
    for (const [key, bucket] of this.#buckets) {
      if (this.#tokens(bucket, now) === this.#capacity) this.#buckets.delete(key)
    }
    this.#sweepAt = Math.max(smallest, 2 * this.#buckets.size)
  }
}

const smallest = 1000
