// Bug: making room empties the list of a cache of capacity 1, but its head still points at the evicted entry.
interface Entry<K, V> {
  key: K
  value: V
  newer?: Entry<K, V> | undefined
  older?: Entry<K, V> | undefined
}

export class LruCache<K, V> {
  readonly #capacity: number
  readonly #entries = new Map<K, Entry<K, V>>()
  #newest: Entry<K, V> | undefined
  #oldest: Entry<K, V> | undefined

  constructor(capacity: number) {
    this.#capacity = capacity
  }

  get(key: K): V | undefined {
    const entry = this.#entries.get(key)
    if (!entry) return undefined
    this.#touch(entry)
    return entry.value
  }

  set(key: K, value: V): void {
    if (this.#capacity === 0) return
    const entry = this.#entries.get(key)
    if (entry) {
      entry.value = value
      this.#touch(entry)
      return
    }
    if (this.#entries.size >= this.#capacity && this.#oldest) {
      this.#entries.delete(this.#oldest.key)
      this.#oldest = this.#oldest.newer
      if (this.#oldest) this.#oldest.older = undefined
    }
    const added: Entry<K, V> = { key, value }
    this.#entries.set(key, added)
    this.#push(added)
  }

  get size(): number {
    return this.#entries.size
  }

  #touch(entry: Entry<K, V>): void {
    if (entry === this.#newest) return
    if (entry === this.#oldest) this.#oldest = entry.newer
    if (entry.newer) entry.newer.older = entry.older
    if (entry.older) entry.older.newer = entry.newer
    this.#push(entry)
  }

  #push(entry: Entry<K, V>): void {
    entry.newer = undefined
    entry.older = this.#newest
    if (this.#newest) this.#newest.newer = entry
    else this.#oldest = entry
    this.#newest = entry
  }
}
