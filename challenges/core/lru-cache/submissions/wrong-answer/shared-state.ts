// Bug: the entries belong to the module, so all caches share them.
const entries = new Map<unknown, unknown>()

export class LruCache<K, V> {
  readonly #capacity: number

  constructor(capacity: number) {
    this.#capacity = capacity
  }

  get(key: K): V | undefined {
    if (!entries.has(key)) return undefined
    const value = entries.get(key)
    entries.delete(key)
    entries.set(key, value)
    return value as V
  }

  set(key: K, value: V): void {
    entries.delete(key)
    entries.set(key, value)
    if (entries.size <= this.#capacity) return
    const [oldest] = entries.keys()
    entries.delete(oldest)
  }

  get size(): number {
    return entries.size
  }
}
