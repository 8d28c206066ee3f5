export class RingBuffer<T> {
  readonly #capacity: number
  readonly #values = new Map<number, T>()
  #next = 0

  constructor(capacity: number) {
    this.#capacity = capacity
  }

  push(value: T): T | undefined {
    this.#values.set(this.#next, value)
    const oldest = this.#next - this.#capacity
    this.#next++
    const dropped = this.#values.get(oldest)
    this.#values.delete(oldest)
    return dropped
  }

  toArray(): T[] {
    return [...this.#values.values()]
  }

  get size(): number {
    return this.#values.size
  }
}
