interface Entry<V> {
  value: V
  timer: ReturnType<typeof setTimeout>
}

/** Longer delays make setTimeout fire at once. */
const longestDelay = 2 ** 31 - 1

/** One timer for each entry, always stopped before its entry is replaced or removed. */
export class TtlCache<V> {
  readonly #entries = new Map<string, Entry<V>>()

  set(key: string, value: V, ttlMs: number): void {
    this.delete(key)
    if (ttlMs === 0) return
    const entry = { value } as Entry<V>
    this.#entries.set(key, entry)
    this.#expire(key, entry, Date.now() + ttlMs)
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

  #expire(key: string, entry: Entry<V>, goneAt: number): void {
    const left = goneAt - Date.now()
    if (left <= 0) this.#entries.delete(key)
    else entry.timer = setTimeout(() => this.#expire(key, entry, goneAt), Math.min(left, longestDelay))
  }
}
