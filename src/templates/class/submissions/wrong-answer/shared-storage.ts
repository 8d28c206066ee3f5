export class RingBuffer<T> {
  readonly #capacity: number
  static readonly #shared: unknown[] = []

  constructor(capacity: number) {
    this.#capacity = capacity
  }

  push(value: T): T | undefined {
    RingBuffer.#shared.push(value)
    return RingBuffer.#shared.length > this.#capacity ? (RingBuffer.#shared.shift() as T) : undefined
  }

  toArray(): T[] {
    return [...RingBuffer.#shared] as T[]
  }

  get size(): number {
    return RingBuffer.#shared.length
  }
}
