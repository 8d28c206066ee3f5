// Bug: every call looks at every entry.
interface Entry<V> {
  value: V
  goneAt: number
}

export class TtlCache<V> {
  readonly #entries = new Map<string, Entry<V>>()

  set(key: string, value: V, ttlMs: number): void {
    this.#entries.set(key, { value, goneAt: Date.now() + ttlMs })
  }

  get(key: string): V | undefined {
    return this.#visible(key)?.value
  }

  has(key: string): boolean {
    return this.#visible(key) !== undefined
  }

  delete(key: string): boolean {
    const wasVisible = this.has(key)
    this.#entries.delete(key)
    return wasVisible
  }

  get size(): number {
    this.#sweep()
    return this.#entries.size
  }

  #visible(key: string): Entry<V> | undefined {
    this.#sweep()
    return this.#entries.get(key)
  }

  #sweep(): void {
    const now = Date.now()
    for (const [key, entry] of this.#entries) {
      if (now >= entry.goneAt) this.#entries.delete(key)
    }
  }
}
