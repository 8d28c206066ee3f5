// Bug: every entry knows when it was used, and each eviction walks all of them to find the oldest.
interface Entry<V> {
  value: V
  usedAt: number
}

export class LruCache<K, V> {
  readonly #capacity: number
  readonly #entries = new Map<K, Entry<V>>()
  #uses = 0

  constructor(capacity: number) {
    this.#capacity = capacity
  }

  get(key: K): V | undefined {
    const entry = this.#entries.get(key)
    if (!entry) return undefined
    entry.usedAt = ++this.#uses
    return entry.value
  }

  set(key: K, value: V): void {
    this.#entries.set(key, { value, usedAt: ++this.#uses })
    if (this.#entries.size > this.#capacity) this.#evict()
  }

  get size(): number {
    return this.#entries.size
  }

  #evict(): void {
    let oldest: [K, Entry<V>] | undefined
    for (const pair of this.#entries) {
      if (!oldest || pair[1].usedAt < oldest[1].usedAt) oldest = pair
    }
    if (oldest) this.#entries.delete(oldest[0])
  }
}
