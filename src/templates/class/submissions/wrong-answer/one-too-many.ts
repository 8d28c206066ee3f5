export class RingBuffer<T> {
  readonly #capacity: number
  readonly #values: T[] = []

  constructor(capacity: number) {
    this.#capacity = capacity
  }

  push(value: T): T | undefined {
    this.#values.push(value)
    return this.#values.length > this.#capacity + 1 ? this.#values.shift() : undefined
  }

  toArray(): T[] {
    return this.#values.slice(-this.#capacity)
  }

  get size(): number {
    return this.#values.length
  }
}
