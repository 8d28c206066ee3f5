export class RingBuffer<T> {
  readonly #capacity: number
  readonly #values: T[] = []
  #next = 0

  constructor(capacity: number) {
    this.#capacity = capacity
  }

  push(value: T): T | undefined {
    // While there is room nothing is there yet, and nothing is dropped.
    const dropped = this.#values[this.#next]
    this.#values[this.#next] = value
    this.#next = (this.#next + 1) % this.#capacity
    return dropped
  }

  toArray(): T[] {
    return [...this.#values.slice(this.#next), ...this.#values.slice(0, this.#next)]
  }

  get size(): number {
    return this.#values.length
  }
}
