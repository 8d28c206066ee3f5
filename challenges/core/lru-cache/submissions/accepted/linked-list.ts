interface Entry<K, V> {
  key: K
  value: V
  newer: Entry<K, V>
  older: Entry<K, V>
}

/** A map finds entries, a ring orders them: after the sentinel comes the oldest, before it the newest. */
export class LruCache<K, V> {
  readonly #capacity: number
  readonly #entries = new Map<K, Entry<K, V>>()
  readonly #sentinel = emptyRing<K, V>()

  constructor(capacity: number) {
    this.#capacity = capacity
  }

  get(key: K): V | undefined {
    const entry = this.#entries.get(key)
    if (!entry) return undefined
    unlink(entry)
    this.#append(entry)
    return entry.value
  }

  set(key: K, value: V): void {
    if (this.#capacity === 0) return
    const entry = this.#entries.get(key)
    if (entry) {
      entry.value = value
      unlink(entry)
      this.#append(entry)
      return
    }
    if (this.#entries.size === this.#capacity) this.#evict()
    const added = { key, value } as Entry<K, V>
    this.#entries.set(key, added)
    this.#append(added)
  }

  get size(): number {
    return this.#entries.size
  }

  #append(entry: Entry<K, V>): void {
    const newest = this.#sentinel.older
    entry.older = newest
    entry.newer = this.#sentinel
    newest.newer = entry
    this.#sentinel.older = entry
  }

  #evict(): void {
    const oldest = this.#sentinel.newer
    unlink(oldest)
    this.#entries.delete(oldest.key)
  }
}

function unlink<K, V>(entry: Entry<K, V>): void {
  entry.older.newer = entry.newer
  entry.newer.older = entry.older
}

function emptyRing<K, V>(): Entry<K, V> {
  const sentinel = {} as Entry<K, V>
  sentinel.newer = sentinel
  sentinel.older = sentinel
  return sentinel
}
