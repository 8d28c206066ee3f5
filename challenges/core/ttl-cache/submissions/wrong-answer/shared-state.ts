// Bug: the entries belong to the module, so all caches share them.
interface Entry<V> {
  value: V
  goneAt: number
}

const entries = new Map<string, Entry<unknown>>()

export class TtlCache<V> {
  readonly #entries = entries as Map<string, Entry<V>>
  #sweepAt = smallest

  set(key: string, value: V, ttlMs: number): void {
    this.#entries.set(key, { value, goneAt: Date.now() + ttlMs })
    if (this.#entries.size >= this.#sweepAt) this.#sweep()
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
    this.#sweepAt = Math.max(smallest, 2 * this.#entries.size)
  }
}

const smallest = 1000
