// Bug: nobody stops the timer of the old entry, so it deletes the new one.
export class TtlCache<V> {
  readonly #entries = new Map<string, V>()

  set(key: string, value: V, ttlMs: number): void {
    this.#entries.set(key, value)
    setTimeout(() => this.#entries.delete(key), ttlMs)
  }

  get(key: string): V | undefined {
    return this.#entries.get(key)
  }

  has(key: string): boolean {
    return this.#entries.has(key)
  }

  delete(key: string): boolean {
    return this.#entries.delete(key)
  }

  get size(): number {
    return this.#entries.size
  }
}
