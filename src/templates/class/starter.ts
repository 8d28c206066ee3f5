export class RingBuffer<T> {
  readonly #capacity: number

  constructor(capacity: number) {
    this.#capacity = capacity
  }

  /** Adds a value; returns the oldest one when it has to go. */
  push(_value: T): T | undefined {
    // TODO: keep at most this.#capacity values
    return undefined
  }

  /** The values, oldest first. */
  toArray(): T[] {
    return []
  }

  /** How many values are held. */
  get size(): number {
    return Math.min(0, this.#capacity)
  }
}
