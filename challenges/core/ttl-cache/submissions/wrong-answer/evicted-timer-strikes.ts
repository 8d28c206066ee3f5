// Bug: evicting forgets to stop the timer, which deletes a later entry with the same key.
interface Options {
  maxEntries?: number
}

interface Entry<V> {
  value: V
  goneAt: number
  timer: ReturnType<typeof setTimeout>
}

/** Longer delays make setTimeout fire at once. */
const longestDelay = 2 ** 31 - 1

/** One timer for each entry, always stopped before its entry is replaced, evicted or removed. */
export class TtlCache<V> {
  /** In the order of the last sets. */
  readonly #entries = new Map<string, Entry<V>>()
  readonly #maxEntries: number

  constructor({ maxEntries = Number.POSITIVE_INFINITY }: Options = {}) {
    this.#maxEntries = maxEntries
  }

  set(key: string, value: V, ttlMs: number): void {
    this.delete(key)
    if (ttlMs === 0) return
    if (this.#entries.size >= this.#maxEntries) this.#evict()
    const entry = { value, goneAt: Date.now() + ttlMs } as Entry<V>
    this.#entries.set(key, entry)
    this.#expire(key, entry)
  }

  get(key: string): V | undefined {
    return this.#entries.get(key)?.value
  }

  has(key: string): boolean {
    return this.#entries.has(key)
  }

  delete(key: string): boolean {
    const entry = this.#entries.get(key)
    if (!entry) return false
    clearTimeout(entry.timer)
    return this.#entries.delete(key)
  }

  get size(): number {
    return this.#entries.size
  }

  #evict(): void {
    let victim: string | undefined
    let soonest = Number.POSITIVE_INFINITY
    for (const [key, { goneAt }] of this.#entries) {
      if (goneAt >= soonest) continue
      victim = key
      soonest = goneAt
    }
    if (victim !== undefined) this.#entries.delete(victim)
  }

  #expire(key: string, entry: Entry<V>): void {
    const left = entry.goneAt - Date.now()
    if (left <= 0) this.#entries.delete(key)
    else entry.timer = setTimeout(() => this.#expire(key, entry), Math.min(left, longestDelay))
  }
}
