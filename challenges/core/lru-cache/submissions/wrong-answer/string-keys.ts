// Bug: keys become strings, so 1 and '1' are one key, and all objects are one key.
export class LruCache<K, V> {
  readonly #capacity: number
  readonly #entries = new Map<string, V>()

  constructor(capacity: number) {
    this.#capacity = capacity
  }

  get(key: K): V | undefined {
    const name = String(key)
    if (!this.#entries.has(name)) return undefined
    const value = this.#entries.get(name) as V
    this.#entries.delete(name)
    this.#entries.set(name, value)
    return value
  }

  set(key: K, value: V): void {
    const name = String(key)
    this.#entries.delete(name)
    this.#entries.set(name, value)
    if (this.#entries.size <= this.#capacity) return
    const [oldest] = this.#entries.keys()
    this.#entries.delete(oldest as string)
  }

  get size(): number {
    return this.#entries.size
  }
}
