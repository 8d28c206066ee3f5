export class RingBuffer<T> {
  readonly #capacity: number
  readonly #values: T[] = []

  constructor(capacity: number) {
    this.#capacity = capacity
  }

  push(value: T): T | undefined {
    this.#values.push(value)
    return this.#values.length > this.#capacity ? this.#values.shift() : undefined
  }

  toArray(): T[] {
    return this.#values
  }

  get size(): number {
    return this.#values.length
  }
}
