// Bug: eviction only marks the entry; when its key is set again, nobody takes the mark away.
interface Entry<V> {
  value: V
  evicted: boolean
}

export class LruCache<K, V> {
  readonly #capacity: number
  readonly #entries = new Map<K, Entry<V>>()
  readonly #order = new Set<K>()

  constructor(capacity: number) {
    this.#capacity = capacity
  }

  get(key: K): V | undefined {
    const entry = this.#entries.get(key)
    if (!entry || entry.evicted) return undefined
    this.#touch(key)
    return entry.value
  }

  set(key: K, value: V): void {
    const entry = this.#entries.get(key)
    if (entry) entry.value = value
    else this.#entries.set(key, { value, evicted: false })
    this.#touch(key)
    if (this.#order.size <= this.#capacity) return
    const [oldest] = this.#order
    this.#order.delete(oldest as K)
    const dropped = this.#entries.get(oldest as K)
    if (dropped) dropped.evicted = true
  }

  get size(): number {
    return this.#order.size
  }

  #touch(key: K): void {
    this.#order.delete(key)
    this.#order.add(key)
  }
}
