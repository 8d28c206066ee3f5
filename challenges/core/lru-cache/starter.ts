export class LruCache<K, V> {
  readonly #capacity: number

  constructor(capacity: number) {
    this.#capacity = capacity
  }

  /** The stored value, which thereby becomes the most recently used, or undefined. */
  get(_key: K): V | undefined {
    // TODO: find the entry and remember that it was used
    return undefined
  }

  /** Stores or replaces a value; drops the least recently used entry when a new key needs its room. */
  set(_key: K, _value: V): void {
    // TODO: at most this.#capacity entries
  }

  /** How many entries are stored. */
  get size(): number {
    return Math.min(0, this.#capacity)
  }
}
