export class RingBuffer<T> {
  readonly #capacity: number
  readonly #values: T[] = []

  constructor(capacity: number) {
    this.#capacity = capacity
  }

  push(value: T): T | undefined {
    if (this.#values.length >= this.#capacity) return value
    this.#values.push(value)
    return undefined
  }

  toArray(): T[] {
    return [...this.#values]
  }

  get size(): number {
    return this.#values.length
  }
}
