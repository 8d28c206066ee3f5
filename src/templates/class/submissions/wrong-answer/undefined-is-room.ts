export class RingBuffer<T> {
  readonly #capacity: number
  readonly #values: T[] = []

  constructor(capacity: number) {
    this.#capacity = capacity
  }

  push(value: T): T | undefined {
    const room = this.#values.indexOf(undefined as T)
    if (room >= 0) {
      this.#values[room] = value
      return undefined
    }
    this.#values.push(value)
    return this.#values.length > this.#capacity ? this.#values.shift() : undefined
  }

  toArray(): T[] {
    return [...this.#values]
  }

  get size(): number {
    return this.#values.length
  }
}
