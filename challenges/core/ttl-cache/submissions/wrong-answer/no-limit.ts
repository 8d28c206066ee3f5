// Bug: the largest number was never built: the cache grows as on level 1.
interface Entry<V> {
  value: V
  goneAt: number
}

/** Reads compare the clock; the map is swept whenever it has doubled since the last sweep. */
export class TtlCache<V> {
  /** In the order of the last sets. */
  readonly #entries = new Map<string, Entry<V>>()
  #sweepAt = smallest

  set(key: string, value: V, ttlMs: number): void {
    this.#entries.delete(key)
    if (ttlMs === 0) return
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

  /** As many sets as there are survivors pay for the next sweep, so each of them pays for a constant part. */
  #sweep(): void {
    const now = Date.now()
    for (const [key, entry] of this.#entries) {
      if (now >= entry.goneAt) this.#entries.delete(key)
    }
    this.#sweepAt = Math.max(smallest, 2 * this.#entries.size)
  }
}

const smallest = 1000
