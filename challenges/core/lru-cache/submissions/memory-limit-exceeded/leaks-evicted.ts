// Bug: the queue of uses is read from a moving index and never shortened, so it keeps every evicted entry alive.
interface Entry<K, V> {
  key: K
  value: V
  lastUse: number
}

export class LruCache<K, V> {
  readonly #capacity: number
  readonly #entries = new Map<K, Entry<K, V>>()
  readonly #uses: Entry<K, V>[] = []
  #front = 0

  constructor(capacity: number) {
    this.#capacity = capacity
  }

  get(key: K): V | undefined {
    const entry = this.#entries.get(key)
    if (!entry) return undefined
    this.#use(entry)
    return entry.value
  }

  set(key: K, value: V): void {
    const entry = this.#entries.get(key) ?? { key, value, lastUse: 0 }
    entry.value = value
    this.#entries.set(key, entry)
    this.#use(entry)
    if (this.#entries.size > this.#capacity) this.#evict()
  }

  get size(): number {
    return this.#entries.size
  }

  #use(entry: Entry<K, V>): void {
    entry.lastUse = this.#uses.push(entry) - 1
  }

  /** Skips the places of entries that were used again later. */
  #evict(): void {
    for (;;) {
      const place = this.#front++
      const entry = this.#uses[place] as Entry<K, V>
      if (entry.lastUse === place) {
        this.#entries.delete(entry.key)
        return
      }
    }
  }
}
