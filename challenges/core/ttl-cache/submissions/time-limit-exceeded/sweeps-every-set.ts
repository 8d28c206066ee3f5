// Bug: reads are quick, but every set looks at every entry.
interface Entry<V> {
  value: V
  goneAt: number
}

export class TtlCache<V> {
  readonly #entries = new Map<string, Entry<V>>()

  set(key: string, value: V, ttlMs: number): void {
    this.#entries.set(key, { value, goneAt: Date.now() + ttlMs })
    this.#sweep()
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
    const entry = this.#entries.get(key)
    if (entry && Date.now() < entry.goneAt) return entry
    if (entry) this.#entries.delete(key)
    return undefined
  }

  #sweep(): void {
    const now = Date.now()
    for (const [key, entry] of this.#entries) {
      if (now >= entry.goneAt) this.#entries.delete(key)
    }
  }
}
