/** The list lives in flat arrays: slot numbers instead of pointers, and no garbage once the cache is full. */
export class LruCache<K, V> {
  readonly #capacity: number
  readonly #slots = new Map<K, number>()
  readonly #keys: K[] = []
  readonly #values: V[] = []
  // Slot `capacity` is the head of the ring: next of the head is the oldest, previous the newest.
  readonly #next: Int32Array
  readonly #previous: Int32Array

  constructor(capacity: number) {
    this.#capacity = capacity
    this.#next = new Int32Array(capacity + 1).fill(capacity)
    this.#previous = new Int32Array(capacity + 1).fill(capacity)
  }

  get(key: K): V | undefined {
    const slot = this.#slots.get(key)
    if (slot === undefined) return undefined
    this.#remove(slot)
    this.#append(slot)
    return this.#values[slot]
  }

  set(key: K, value: V): void {
    if (this.#capacity === 0) return
    const known = this.#slots.get(key)
    const slot = known ?? this.#freeSlot()
    if (known !== undefined) this.#remove(known)
    this.#slots.set(key, slot)
    this.#keys[slot] = key
    this.#values[slot] = value
    this.#append(slot)
  }

  get size(): number {
    return this.#slots.size
  }

  /** A slot never used before, or the one of the oldest entry, which is dropped. */
  #freeSlot(): number {
    if (this.#slots.size < this.#capacity) return this.#slots.size
    const oldest = this.#next[this.#capacity] as number
    this.#remove(oldest)
    this.#slots.delete(this.#keys[oldest] as K)
    return oldest
  }

  #remove(slot: number): void {
    const next = this.#next[slot] as number
    const previous = this.#previous[slot] as number
    this.#next[previous] = next
    this.#previous[next] = previous
  }

  #append(slot: number): void {
    const newest = this.#previous[this.#capacity] as number
    this.#next[newest] = slot
    this.#previous[slot] = newest
    this.#next[slot] = this.#capacity
    this.#previous[this.#capacity] = slot
  }
}
