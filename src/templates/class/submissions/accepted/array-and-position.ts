export class RingBuffer<T> {
  readonly #capacity: number
  readonly #values: T[] = []
  #oldest = 0

  constructor(capacity: number) {
    this.#capacity = capacity
  }

  push(value: T): T | undefined {
    if (this.#values.length < this.#capacity) {
      this.#values.push(value)
      return undefined
    }
    const dropped = this.#values[this.#oldest]
    this.#values[this.#oldest] = value
    this.#oldest = (this.#oldest + 1) % this.#capacity
    return dropped
  }

  toArray(): T[] {
    return [...this.#values.slice(this.#oldest), ...this.#values.slice(0, this.#oldest)]
  }

  get size(): number {
    return this.#values.length
  }
}
