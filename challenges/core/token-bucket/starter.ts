export interface Options {
  /** The most tokens a bucket holds. */
  capacity: number
  refillPerSecond: number
}

export interface Answer {
  allowed: boolean
  /** Tokens left in the bucket, fractions included. */
  remaining: number
  /** Whole milliseconds until the same call would be allowed; 0 when it was. */
  retryAfterMs: number
}

export class RateLimiter {
  readonly #options: Options

  constructor(options: Options) {
    this.#options = options
  }

  take(_key: string, _cost = 1): Answer {
    // TODO: a bucket for each key, filled up by the time that has passed
    return { allowed: false, remaining: this.#options.capacity, retryAfterMs: 0 }
  }
}
