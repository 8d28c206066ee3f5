// Bug: options that do not name a largest number get one by default.
interface Options {
  maxEntries?: number
}

interface Entry<V> {
  value: V
  goneAt: number
}

/** Reads compare the clock; the map is swept whenever it has doubled since the last sweep. */
export class TtlCache<V> {
  /** In the order of the last sets. */
  readonly #entries = new Map<string, Entry<V>>()
  readonly #maxEntries: number
  #sweepAt = smallest

  constructor({ maxEntries = 1000 }: Options = { maxEntries: Number.POSITIVE_INFINITY }) {
    this.#maxEntries = maxEntries
  }

  set(key: string, value: V, ttlMs: number): void {
    this.#entries.delete(key)
    if (ttlMs === 0) return
    if (this.#entries.size >= this.#maxEntries && this.size >= this.#maxEntries) this.#evict()
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

  #evict(): void {
    let victim: { key: string; goneAt: number } | undefined
    for (const [key, { goneAt }] of this.#entries) {
      if (!victim || goneAt < victim.goneAt) victim = { key, goneAt }
    }
    if (victim) this.#entries.delete(victim.key)
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
