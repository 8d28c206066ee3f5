interface Options {
  capacity: number
  refillPerSecond: number
}

interface Answer {
  allowed: boolean
  remaining: number
  retryAfterMs: number
}

/** Sums of fractions of milliseconds are off by far less than this many tokens. */
const hair = 1e-6

/**
 * One number for each key: the moment its bucket will be full (the generic cell rate algorithm). Two generations of
 * keys take turns: a key not used for as long as an empty bucket takes to fill up has a full bucket.
 */
export class RateLimiter {
  readonly #capacity: number
  readonly #perMs: number
  readonly #start = Date.now()
  #young = new Map<string, number>()
  #old = new Map<string, number>()
  #youngSince = 0

  constructor({ capacity, refillPerSecond }: Options) {
    this.#capacity = capacity
    this.#perMs = refillPerSecond / 1000
  }

  take(key: string, cost = 1): Answer {
    const now = Date.now() - this.#start
    this.#age(now)
    const fullAt = Math.max(now, this.#young.get(key) ?? this.#old.get(key) ?? 0)
    const remaining = this.#capacity - (fullAt - now) * this.#perMs
    const missing = cost - remaining
    if (missing > hair) {
      const wait = cost > this.#capacity ? Number.POSITIVE_INFINITY : Math.ceil(missing / this.#perMs)
      return { allowed: false, remaining, retryAfterMs: wait }
    }
    if (cost > 0) this.#young.set(key, fullAt + cost / this.#perMs)
    return { allowed: true, remaining: remaining - cost, retryAfterMs: 0 }
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
