// Bug: counts within fixed windows, so twice the capacity passes around the edge of two windows.
interface Options {
  capacity: number
  refillPerSecond: number
}

interface Answer {
  allowed: boolean
  remaining: number
  retryAfterMs: number
}

export class RateLimiter {
  readonly #capacity: number
  readonly #windowMs: number
  #used = new Map<string, number>()
  #window = 0

  constructor({ capacity, refillPerSecond }: Options) {
    this.#capacity = capacity
    this.#windowMs = (capacity / refillPerSecond) * 1000
  }

  take(key: string, cost = 1): Answer {
    const now = Date.now()
    const window = Math.floor(now / this.#windowMs)
    if (window !== this.#window) {
      this.#window = window
      this.#used = new Map()
    }
    const used = this.#used.get(key) ?? 0
    const left = this.#capacity - used
    if (cost <= left) {
      this.#used.set(key, used + cost)
      return { allowed: true, remaining: left - cost, retryAfterMs: 0 }
    }
    const wait = Math.ceil((window + 1) * this.#windowMs - now)
    return { allowed: false, remaining: left, retryAfterMs: cost > this.#capacity ? Infinity : wait }
  }
}
